import { type RefObject, useEffect, useRef } from 'react';
import { trimPassage, type Span, wholeWords } from '../../coding/highlights.ts';
import { caretOffset, rangeOf, selectedSpan, wordsSelector } from './selection-offsets.ts';

type Heard = {
  /** Words were selected, by the mouse or otherwise. */
  onSelect: (passage: Span, byMouse: boolean) => void;
  /** Somebody clicked into the words. */
  onStand: (offset: number) => void;
  /** Somebody clicked beside them. */
  onNothing: () => void;
};

/** Listens to what is selected in the text. While a button is down nothing is said: a selection counts when it is done. */
export function useSelection(root: RefObject<HTMLElement | null>, text: string, heard: Heard): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    let isDown = false;
    let last = '';
    let presses = 0;

    const look = (byMouse: boolean): void => {
      const element = root.current;
      const selection = document.getSelection();
      if (element === null || selection === null) return;
      const span = selectedSpan(element, selection);
      const taken = span === null ? null : trimPassage(text, span);
      const passage = taken === null ? null : wholeWords(text, taken);
      if (passage === null) {
        last = '';
        return;
      }
      const key = `${passage.start}-${passage.end}`;
      if (key === last) return;
      last = key;
      // What is shown as selected is what will be coded.
      const shown = byMouse && (passage.start !== span!.start || passage.end !== span!.end) ? rangeOf(element, passage) : null;
      if (shown !== null) selection.setBaseAndExtent(shown.startContainer, shown.startOffset, shown.endContainer, shown.endOffset);
      latest.current.onSelect(passage, byMouse);
    };

    const onDown = (event: PointerEvent): void => {
      presses += 1;
      isDown = event.button === 0 && event.target instanceof Element && root.current !== null && isAround(root.current, event.target);
    };
    const finish = (target: EventTarget | null): void => {
      if (!isDown) return;
      isDown = false;
      const element = root.current;
      const selection = document.getSelection();
      if (element === null || selection === null) return;
      if (!selection.isCollapsed) {
        last = '';
        look(true);
        return;
      }
      if (target instanceof Element && target.closest('[data-coding]') !== null) return;
      const isInWords = target instanceof Element && target.closest(wordsSelector) !== null;
      const offset = isInWords ? caretOffset(element, selection) : null;
      if (offset === null) latest.current.onNothing();
      else latest.current.onStand(offset);
    };
    // By the time of the click the selection is what it is going to be, and no key can come before it.
    const onClick = (event: MouseEvent): void => finish(event.target);
    // A button let go outside of the window makes no click.
    const onUp = (event: PointerEvent): void => {
      const mine = presses;
      setTimeout(() => { if (mine === presses) finish(event.target); }, 60);
    };
    // Selected words that are being dragged are still selected; nothing comes of the press.
    const onDrag = (): void => { isDown = false; };
    const onChange = (): void => {
      if (!isDown) look(false);
    };
    document.addEventListener('pointerdown', onDown, true);
    document.addEventListener('click', onClick, true);
    document.addEventListener('pointerup', onUp, true);
    document.addEventListener('dragstart', onDrag, true);
    document.addEventListener('selectionchange', onChange);
    return () => {
      document.removeEventListener('pointerdown', onDown, true);
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('pointerup', onUp, true);
      document.removeEventListener('dragstart', onDrag, true);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [root, text]);
}

/** The text and the empty space around it, without the header and the bar that float over it. */
function isAround(root: HTMLElement, target: Element): boolean {
  return root.closest('.reader')?.contains(target) === true && target.closest('.reader-head, .passage-bar, .code-panel, .reader-grip, .coding-list') === null;
}

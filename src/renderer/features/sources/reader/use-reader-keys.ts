import type { RefObject } from 'react';
import { useKeys } from '../../../app/keys.ts';
import type { PassageAct } from '../../coding/PassageBar.tsx';
import type { Unit } from './sentences.ts';

type ReaderKeys = {
  hasPassage: boolean;
  onStep: (by: 1 | -1, extend: boolean) => void;
  onSentence: (by: 1 | -1) => void;
  onGrow: (by: 1 | -1, unit: Unit) => void;
  onAct: (act: PassageAct) => void;
  onMemo: () => void;
  onRemove: () => void;
  onWalk: (by: 1 | -1) => void;
  onFind: () => void;
  /** Answers false when there is nothing to let go of. */
  onLetGo: () => false | undefined;
};

/** The reader's keys, as the sheet of keys lists them (app/KeySheet.tsx). */
export function useReaderKeys(root: RefObject<HTMLElement | null>, on: ReaderKeys): void {
  // Arrows belong to whatever list or field has the focus; the text takes them when it has it, or nobody does.
  const arrows = (event: KeyboardEvent, work: () => void): false | undefined => {
    const target = event.target instanceof Element ? event.target : null;
    if (target !== null && target !== document.body && target.id !== 'main' && root.current?.contains(target) !== true) return false;
    work();
    return undefined;
  };
  // In a popover over the text the letters are not the reader's.
  const letter = (work: () => void) => (event: KeyboardEvent): false | undefined => {
    if (event.target instanceof Element && event.target.closest('[role=dialog]') !== null) return false;
    work();
    return undefined;
  };
  const act = (what: PassageAct) => (event: KeyboardEvent): false | undefined => (on.hasPassage ? letter(() => on.onAct(what))(event) : false);
  useKeys({
    arrowdown: (event) => arrows(event, () => on.onStep(1, false)),
    arrowup: (event) => arrows(event, () => on.onStep(-1, false)),
    'shift+arrowdown': (event) => arrows(event, () => on.onStep(1, true)),
    'shift+arrowup': (event) => arrows(event, () => on.onStep(-1, true)),
    arrowright: (event) => arrows(event, () => on.onSentence(1)),
    arrowleft: (event) => arrows(event, () => on.onSentence(-1)),
    'shift+arrowright': (event) => arrows(event, () => on.onGrow(1, 'sentence')),
    'shift+arrowleft': (event) => arrows(event, () => on.onGrow(-1, 'sentence')),
    'mod+shift+arrowright': (event) => arrows(event, () => on.onGrow(1, 'word')),
    'mod+shift+arrowleft': (event) => arrows(event, () => on.onGrow(-1, 'word')),
    c: act('code'),
    v: act('in-vivo'),
    r: act('again'),
    s: act('sign'),
    e: act('evidence'),
    x: letter(on.onRemove),
    m: letter(on.onMemo),
    n: letter(() => on.onWalk(1)),
    p: letter(() => on.onWalk(-1)),
    escape: () => on.onLetGo(),
    'mod+f': () => on.onFind(),
  });
}

import { type DragEvent, type RefObject, useState } from 'react';
import { carries, codeType, passageType } from '../../coding/dragging.ts';
import { paragraphAt, type Span } from '../../coding/highlights.ts';
import { paint } from './painted.ts';
import { offsetAtPoint, rowAt } from './point.ts';

/**
 * Dragging between the text and the list of codes. A code that is dropped on the words in hand goes on those, anywhere else on the
 * paragraph under it; selected words that are dragged go on the code they are dropped on.
 */
export function useCodeDrop(root: RefObject<HTMLElement | null>, paragraphs: readonly Span[], passage: Span | null, onCode: (span: Span, codeId: string) => void) {
  const [over, setOver] = useState<Span | null>(null);

  function spanUnder({ clientX, clientY }: DragEvent): Span | null {
    const element = root.current;
    if (element === null || rowAt(element, clientX, clientY) === null) return null;
    const offset = offsetAtPoint(element, clientX, clientY);
    if (offset === null) return null;
    if (passage !== null && offset >= passage.start && offset <= passage.end) return passage;
    const { start, end } = paragraphs[paragraphAt(paragraphs, offset)]!;
    return end > start ? { start, end } : null;
  }
  function show(span: Span | null): void {
    if (span?.start === over?.start && span?.end === over?.end) return;
    setOver(span);
    paint('kist-drop', root.current, span === null ? [] : [span]);
  }

  return {
    onDragStart(event: DragEvent): void {
      const selection = document.getSelection();
      const isText = selection !== null && !selection.isCollapsed && root.current !== null && selection.rangeCount > 0 && selection.getRangeAt(0).intersectsNode(root.current);
      if (!isText || carries(event, codeType) || passage === null) return;
      event.dataTransfer.setData(passageType, `${passage.start}-${passage.end}`);
      event.dataTransfer.effectAllowed = 'copy';
    },
    onDragOver(event: DragEvent): void {
      if (!carries(event, codeType)) return;
      const span = spanUnder(event);
      show(span);
      if (span === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave(event: DragEvent): void {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) show(null);
    },
    onDragEnd: (): void => show(null),
    onDrop(event: DragEvent): void {
      if (!carries(event, codeType)) return;
      const span = spanUnder(event);
      show(null);
      if (span === null) return;
      event.preventDefault();
      onCode(span, event.dataTransfer.getData(codeType));
    },
  };
}

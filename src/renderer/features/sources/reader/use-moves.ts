/** Moving through a text and taking hold of its words, by keys. */
import type { Dispatch, RefObject } from 'react';
import type { Code, Coding, OpenedSource } from '../../../../contract/index.ts';
import { announce } from '../../../ui/index.ts';
import { paragraphAt, type Span } from '../../coding/highlights.ts';
import { nextUncoded } from './coverage.ts';
import { type Move, moved, neighbour, type Reading } from './reading.ts';
import { bringIntoView, seenParagraph } from './scroll.ts';
import { type End, nextSentence, type Unit, type Way, withEndMoved } from './sentences.ts';

type Moving = {
  root: RefObject<HTMLElement | null>;
  opened: OpenedSource;
  reading: Reading;
  dispatch: Dispatch<Move>;
  /** The words that an action would be about. */
  passage: Span | null;
  /** The codings that are shown. */
  codings: readonly Coding[];
  inHand: Coding | null;
  codes: ReadonlyMap<string, Code>;
  isCounted: readonly boolean[];
  isCoded: readonly boolean[];
  onResize: (coding: Coding, passage: Span) => void;
};

export function useMoves({ root, opened, reading, dispatch, passage, codings, inHand, codes, isCounted, isCoded, onResize }: Moving) {
  const { paragraphs, text } = opened;

  function show(span: Span, where?: 'centre'): void {
    if (root.current !== null) bringIntoView(root.current, span, where);
  }
  /** Who came by Tab stands at the edge of the text until they have gone somewhere in it. */
  function enter(span: Span): void {
    if (document.activeElement?.matches('.ui-long-text-edge') !== true) return;
    const row = root.current?.children[paragraphAt(paragraphs, span.start)];
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }
  function take(span: Span): void {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'select', passage: span });
    show(span);
    enter(span);
  }
  function open(coding: Coding): void {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'open', coding });
    show(coding);
    enter(coding);
  }
  /** Puts the keys into a paragraph, so that a screen reader reads it and the arrows are the text's. */
  function standIn(index: number): void {
    const paragraph = paragraphs[index];
    if (paragraph !== undefined && paragraph.end > paragraph.start) show({ start: paragraph.start, end: paragraph.end });
    const row = root.current?.children[index];
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  return {
    show,
    take,
    open,
    step(by: 1 | -1, extend: boolean, unit: 'paragraph' | 'turn'): void {
      document.getSelection()?.removeAllRanges();
      // Somebody who has scrolled away goes on from what they see.
      const from = seenParagraph(root.current, reading.at?.paragraph ?? null);
      const move: Move = { do: 'step', by, extend, unit, ...(from !== null && { from }) };
      dispatch(move);
      standIn(moved(paragraphs, reading, move).at?.paragraph ?? 0);
    },
    sentence(by: 1 | -1): void {
      const next = nextSentence(text, paragraphs, reading, by);
      if (next === null) return;
      take(next);
      announce(text.slice(next.start, next.end));
    },
    extend(way: Way, unit: Unit): void {
      if (passage !== null) take(withEndMoved(text, paragraphs, passage, 'end', way, unit));
      else {
        const next = nextSentence(text, paragraphs, reading, way === 'grow' ? 1 : -1);
        if (next !== null) take(next);
      }
    },
    /** Of the coding that was asked for, else of the words in hand. */
    end(which: End, way: Way, unit: Unit): void {
      if (passage === null) return;
      const isCoding = inHand !== null && reading.coding === inHand.id;
      const from = isCoding ? inHand : passage;
      const next = withEndMoved(text, paragraphs, from, which, way, unit);
      if (next.start === from.start && next.end === from.end) return;
      if (isCoding) {
        onResize(inHand, next);
        dispatch({ do: 'open', coding: { id: inHand.id, ...next } });
        show(which === 'end' ? { start: next.end - 1, end: next.end } : { start: next.start, end: next.start + 1 });
      } else take(next);
      announce(text.slice(next.start, next.end));
    },
    walk(by: 1 | -1, isSameCode: boolean): void {
      const ofCode = isSameCode && inHand !== null ? codings.filter((coding) => coding.codeId === inHand.codeId) : codings;
      // Seen from the coding in hand, also where only its words are.
      const from = isSameCode && inHand !== null ? { ...reading, coding: inHand.id } : reading;
      const next = neighbour(paragraphs, from, ofCode, by);
      if (next === null) {
        const which = isSameCode && inHand !== null ? ` of ${codes.get(inHand.codeId)?.name ?? 'this code'}` : '';
        announce(codings.length === 0 ? 'No codings yet' : by === 1 ? `No further coding${which}` : `No earlier coding${which}`);
        return;
      }
      open(next);
      announce(`${codes.get(next.codeId)?.name ?? 'a code'}: ${text.slice(next.start, next.end)}`);
    },
    uncoded(by: 1 | -1): void {
      const from = reading.passage === null ? (reading.at?.paragraph ?? -1) : paragraphAt(paragraphs, reading.passage.start);
      const next = nextUncoded(isCounted, isCoded, from === -1 && by === -1 ? paragraphs.length : from, by);
      if (next === null) {
        announce(by === 1 ? 'Nothing uncoded from here on' : 'Nothing uncoded before this');
        return;
      }
      document.getSelection()?.removeAllRanges();
      dispatch({ do: 'step', by: 1, extend: false, from: next });
      standIn(next);
    },
  };
}

import type { RefObject } from 'react';
import { isTyping, useKeys } from '../../../app/keys.ts';
import type { PassageAct } from '../../coding/PassageBar.tsx';
import type { End, Unit, Way } from './sentences.ts';

export type ReaderKeys = {
  hasPassage: boolean;
  onStep: (by: 1 | -1, extend: boolean, unit: 'paragraph' | 'turn') => void;
  onSentence: (by: 1 | -1) => void;
  /** Moves the end of the selection, or with `which` an end of the coding or selection in hand. */
  onExtend: (way: Way, unit: Unit) => void;
  onEnd: (which: End, way: Way, unit: Unit) => void;
  onAct: (act: PassageAct) => void;
  onRecode: () => void;
  onMemo: (isOnPassage: boolean) => void;
  onRemove: () => void;
  onWalk: (by: 1 | -1, isSameCode: boolean) => void;
  onUncoded: (by: 1 | -1) => void;
  /** A digit is the weight itself; less and more step along the scale. */
  onWeigh: (to: number | 'less' | 'more') => void;
  onPin: () => void;
  onLink: () => void;
  onHere: () => void;
  onFilter: () => void;
  onPanel: () => void;
  onList: () => void;
  onFind: () => void;
  /** Answers false when there is nothing to let go of. */
  onLetGo: () => false | undefined;
};

/** The reader's keys, as the sheet of keys lists them (app/key-list.ts). */
export function useReaderKeys(root: RefObject<HTMLElement | null>, on: ReaderKeys): void {
  // Arrows belong to whatever list or field has the focus; the text takes them when it has it, or nobody does.
  const arrows = (work: () => void) => (event: KeyboardEvent): false | undefined => {
    const target = event.target instanceof Element ? event.target : null;
    if (target !== null && target !== document.body && target.id !== 'main' && !target.matches('.ui-long-text-edge') && root.current?.contains(target) !== true) return false;
    work();
    return undefined;
  };
  // In a popover over the text the letters are not the reader's; with Ctrl they would else come here from a field too.
  const letter = (work: () => void) => (event: KeyboardEvent): false | undefined => {
    if (isTyping(event.target) || (event.target instanceof Element && event.target.closest('[role=dialog]') !== null)) return false;
    work();
    return undefined;
  };
  const act = (what: PassageAct) => (event: KeyboardEvent): false | undefined => (on.hasPassage ? letter(() => on.onAct(what))(event) : false);
  useKeys({
    ...Object.fromEntries([...'0123456789'].map((digit) => [digit, letter(() => on.onWeigh(Number(digit)))])),
    '-': letter(() => on.onWeigh('less')),
    '=': letter(() => on.onWeigh('more')),
    arrowdown: arrows(() => on.onStep(1, false, 'paragraph')),
    arrowup: arrows(() => on.onStep(-1, false, 'paragraph')),
    'shift+arrowdown': arrows(() => on.onStep(1, true, 'paragraph')),
    'shift+arrowup': arrows(() => on.onStep(-1, true, 'paragraph')),
    'mod+arrowdown': arrows(() => on.onStep(1, false, 'turn')),
    'mod+arrowup': arrows(() => on.onStep(-1, false, 'turn')),
    'mod+shift+arrowdown': arrows(() => on.onStep(1, true, 'turn')),
    'mod+shift+arrowup': arrows(() => on.onStep(-1, true, 'turn')),
    arrowright: arrows(() => on.onSentence(1)),
    arrowleft: arrows(() => on.onSentence(-1)),
    'shift+arrowright': arrows(() => on.onExtend('grow', 'sentence')),
    'shift+arrowleft': arrows(() => on.onExtend('shrink', 'sentence')),
    'mod+shift+arrowright': arrows(() => on.onExtend('grow', 'word')),
    'mod+shift+arrowleft': arrows(() => on.onExtend('shrink', 'word')),
    ']': letter(() => on.onEnd('end', 'grow', 'word')),
    'mod+]': letter(() => on.onEnd('end', 'shrink', 'word')),
    '}': letter(() => on.onEnd('end', 'grow', 'sentence')),
    'mod+}': letter(() => on.onEnd('end', 'shrink', 'sentence')),
    '[': letter(() => on.onEnd('start', 'grow', 'word')),
    'mod+[': letter(() => on.onEnd('start', 'shrink', 'word')),
    '{': letter(() => on.onEnd('start', 'grow', 'sentence')),
    'mod+{': letter(() => on.onEnd('start', 'shrink', 'sentence')),
    c: act('code'),
    v: act('in-vivo'),
    r: act('again'),
    s: act('sign'),
    e: act('evidence'),
    w: act('cause'),
    'shift+c': letter(on.onRecode),
    x: letter(on.onRemove),
    m: letter(() => on.onMemo(false)),
    'shift+m': letter(() => on.onMemo(true)),
    '*': letter(on.onPin),
    l: letter(on.onLink),
    o: letter(on.onHere),
    n: letter(() => on.onWalk(1, false)),
    p: letter(() => on.onWalk(-1, false)),
    'shift+n': letter(() => on.onWalk(1, true)),
    'shift+p': letter(() => on.onWalk(-1, true)),
    u: letter(() => on.onUncoded(1)),
    'shift+u': letter(() => on.onUncoded(-1)),
    f: letter(on.onFilter),
    b: letter(on.onPanel),
    t: letter(on.onList),
    escape: () => on.onLetGo(),
    'mod+f': () => on.onFind(),
  });
}

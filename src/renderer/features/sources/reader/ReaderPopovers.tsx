import type { Code, Coder, Coding, SourceSummary } from '../../../../contract/index.ts';
import { Popover } from '../../../ui/index.ts';
import { CauseForm } from '../../causes/CauseForm.tsx';
import { UseAsEvidenceDialog } from '../../claims/UseAsEvidenceDialog.tsx';
import { CodePicker } from '../../coding/CodePicker.tsx';
import { CodingsHere } from '../../coding/CodingsHere.tsx';
import type { Span } from '../../coding/highlights.ts';
import { LinkForm } from '../../coding/LinkForm.tsx';
import type { FirstPassage } from '../../coding/linking.ts';
import { MemoForm } from '../../coding/MemoForm.tsx';
import { SignForm } from '../../coding/SignForm.tsx';
import type { CodingActs } from '../../coding/use-coding.ts';
import { WriteMemo } from '../../memos/WriteMemo.tsx';
import type { Box } from './scroll.ts';

export type Asking = 'code' | 'recode' | 'memo' | 'passage-memo' | 'sign' | 'evidence' | 'link' | 'cause' | 'here';

type ReaderPopoversProps = {
  asking: { what: Asking; at: Box } | null;
  source: SourceSummary;
  text: string;
  /** The words that it is about. */
  passage: Span | null;
  codings: readonly Coding[];
  codingsHere: readonly Coding[];
  inHand: Coding | null;
  codes: ReadonlyMap<string, Code>;
  coders: ReadonlyMap<string, Coder>;
  recent: readonly string[];
  acts: CodingActs;
  /** The passage that a link begins with. */
  first: FirstPassage | null;
  onOpen: (coding: Coding) => void;
  onDone: () => void;
};

/**
 * What floats beside the words while something is asked about them. Lists to pick from leave the room behind as it is: to close a long
 * text off and open it again takes the browser longer than coding may.
 */
export function ReaderPopovers({ asking, source, text, passage, codings, codingsHere, inHand, codes, coders, recent, acts, first, onOpen, onDone }: ReaderPopoversProps) {
  const at = (what: Asking): Box | null => (asking?.what === what ? asking.at : null);
  const onOpenChange = (isOpen: boolean): void => { if (!isOpen) onDone(); };
  const target = passage === null ? null : { sourceId: source.id, start: passage.start, end: passage.end };
  const nameOf = (coding: Coding | null): string => (coding === null ? 'a code' : (codes.get(coding.codeId)?.name ?? 'a code'));
  return (
    <>
      <Popover label="Code for these words" hasHiddenLabel isFlush isNonModal at={at('code')} onOpenChange={onOpenChange}>
        <CodePicker
          label="Code for these words"
          codes={[...codes.values()]}
          recent={recent}
          present={passage === null ? [] : codings.filter((coding) => coding.start === passage.start && coding.end === passage.end).map((coding) => coding.codeId)}
          onPick={(codeId) => { onDone(); if (passage !== null) void acts.apply(passage, codeId); }}
          onCreate={(name, parentId) => { onDone(); if (passage !== null) void acts.create(passage, name, parentId); }}
        />
      </Popover>
      <Popover label={`Another code instead of ${nameOf(inHand)}`} hasHiddenLabel isFlush isNonModal at={at('recode')} onOpenChange={onOpenChange}>
        <CodePicker
          label={`Another code instead of ${nameOf(inHand)}`}
          codes={[...codes.values()].filter((code) => code.id !== inHand?.codeId)}
          recent={recent}
          onPick={(codeId) => { onDone(); if (inHand !== null) void acts.recode(inHand, codeId); }}
        />
      </Popover>
      <Popover label="Codings here" hasHiddenLabel isFlush isNonModal at={at('here')} onOpenChange={onOpenChange}>
        <CodingsHere codings={codingsHere} codes={codes} coders={coders} text={text} onPick={(coding) => { onDone(); onOpen(coding); }} />
      </Popover>
      <Popover label="Memo" hasHiddenLabel at={at('memo')} onOpenChange={onOpenChange}>
        {inHand !== null && <MemoForm coding={inHand} codeName={nameOf(inHand)} onDone={onDone} />}
      </Popover>
      <Popover label="Memo on these words" size="wide" at={at('passage-memo')} onOpenChange={onOpenChange}>
        {target !== null && <WriteMemo about={{ kind: 'passage', ...target }} onDone={onDone} />}
      </Popover>
      <Popover label="Link two passages" size="wide" at={at('link')} onOpenChange={onOpenChange}>
        {target !== null && first !== null && <LinkForm first={first} second={target} words={text.slice(target.start, target.end)} onDone={onDone} />}
      </Popover>
      <Popover label="What leads to what" size="wide" at={at('cause')} onOpenChange={onOpenChange}>
        {target !== null && <CauseForm passage={target} words={text.slice(target.start, target.end)} onDone={onDone} />}
      </Popover>
      <Popover label="Log a sign of change" size="wide" at={at('sign')} onOpenChange={onOpenChange}>
        {target !== null && <SignForm passage={target} date={source.date} placeId={source.placeId} onDone={onDone} />}
      </Popover>
      {asking?.what === 'evidence' && target !== null && <UseAsEvidenceDialog target={{ kind: 'quote', ...target }} onClose={onDone} />}
    </>
  );
}

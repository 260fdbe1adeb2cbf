import type { Code, Coding, SourceSummary } from '../../../../contract/index.ts';
import { Popover } from '../../../ui/index.ts';
import { UseAsEvidenceDialog } from '../../claims/UseAsEvidenceDialog.tsx';
import { CodePicker } from '../../coding/CodePicker.tsx';
import type { Span } from '../../coding/highlights.ts';
import { MemoForm } from '../../coding/MemoForm.tsx';
import { SignForm } from '../../coding/SignForm.tsx';
import type { CodingActs } from '../../coding/use-coding.ts';
import type { Box } from './scroll.ts';

export type Asking = 'code' | 'memo' | 'sign' | 'evidence';

type ReaderPopoversProps = {
  asking: { what: Asking; at: Box } | null;
  source: SourceSummary;
  /** The words that it is about. */
  passage: Span | null;
  codings: readonly Coding[];
  inHand: Coding | null;
  codes: ReadonlyMap<string, Code>;
  recent: readonly string[];
  acts: CodingActs;
  onDone: () => void;
};

/** What floats beside the words while something is asked about them. */
export function ReaderPopovers({ asking, source, passage, codings, inHand, codes, recent, acts, onDone }: ReaderPopoversProps) {
  const at = (what: Asking): Box | null => (asking?.what === what ? asking.at : null);
  const onOpenChange = (isOpen: boolean): void => { if (!isOpen) onDone(); };
  const target = passage === null ? null : { sourceId: source.id, start: passage.start, end: passage.end };
  return (
    <>
      <Popover label="Code for these words" hasHiddenLabel isFlush at={at('code')} onOpenChange={onOpenChange}>
        <CodePicker
          label="Code for these words"
          codes={[...codes.values()]}
          recent={recent}
          present={passage === null ? [] : codings.filter((coding) => coding.start === passage.start && coding.end === passage.end).map((coding) => coding.codeId)}
          onPick={(codeId) => { onDone(); if (passage !== null) void acts.apply(passage, codeId); }}
          onCreate={(name) => { onDone(); if (passage !== null) void acts.create(passage, name); }}
        />
      </Popover>
      <Popover label="Memo" hasHiddenLabel at={at('memo')} onOpenChange={onOpenChange}>
        {inHand !== null && <MemoForm coding={inHand} codeName={codes.get(inHand.codeId)?.name ?? 'a code'} onDone={onDone} />}
      </Popover>
      <Popover label="Log a sign of change" size="wide" at={at('sign')} onOpenChange={onOpenChange}>
        {target !== null && <SignForm passage={target} date={source.date} placeId={source.placeId} onDone={onDone} />}
      </Popover>
      {asking?.what === 'evidence' && target !== null && <UseAsEvidenceDialog target={{ kind: 'quote', ...target }} onClose={onDone} />}
    </>
  );
}

import { type KeyboardEvent, useState } from 'react';
import type { MemoAbout } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, LinkButton, Stack } from '../../ui/index.ts';
import { AboutField, type AboutChoice } from './AboutField.tsx';
import { hasDraft, useDraft } from './drafts.ts';
import { MemoFields, type MemoWords } from './MemoFields.tsx';
import './Memos.css';

type WriteMemoProps = {
  /** What it is about, or null where that is chosen here. */
  about: MemoAbout | null;
  onDone: (id: string | null) => void;
};

const keyOf = (about: MemoAbout | null): string => (about === null ? 'anything' : about.kind === 'passage' ? `passage ${about.sourceId} ${about.start} ${about.end}` : `${about.kind} ${about.id}`);
const blank: MemoWords & AboutChoice = { kind: 'note', title: '', text: '', aboutKind: 'programme', aboutId: 'programme' };

/** A new memo. What is written stays while one looks something up elsewhere, until it is kept or let go. Ctrl Enter keeps it. */
export function WriteMemo({ about, onDone }: WriteMemoProps) {
  const write = useChange('memos.write');
  const { draft, write: change, forget, words } = useDraft(keyOf(about), blank);
  const [isFresh] = useState(() => !hasDraft(keyOf(about)));
  const { kind, title, text } = draft;
  const chosen: MemoAbout | null = about ?? (draft.aboutId === null ? null : { kind: draft.aboutKind, id: draft.aboutId });
  const isReady = chosen !== null && (text.trim() !== '' || title.trim() !== '') && !write.isPending;

  function keep(): void {
    if (!isReady || chosen === null) return;
    write.mutate({ about: chosen, kind, text, ...(title.trim() !== '' && { title: title.trim() }) }, { onSuccess: ({ id }) => { forget(); announce('Memo kept'); onDone(id); } });
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    keep();
  }
  return (
    <form className="memo-form" aria-label="New memo" onKeyDown={onKey} onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Stack gap={12}>
        {about === null && (
          <AboutField
            value={draft}
            onChange={(choice) => change({ ...choice, ...(choice.aboutKind === 'coder' && draft.aboutKind !== 'coder' && kind === 'note' && { kind: 'positionality' }) })}
          />
        )}
        <MemoFields words={draft} onChange={change} hasFocus={about !== null || isFresh} />
        <DraftNotice draft={words} />
        <ProblemNotice problem={write.error} />
        <Cluster justify="between">
          <LinkButton onPress={() => { forget(); onDone(null); }}>Let go of it</LinkButton>
          <Button kind="primary" type="submit" keys={keyLabel('mod+enter')} isDisabled={!isReady}>Keep the memo</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { Passage, PassageLink } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Cluster, LinkButton, RadioGroup, Stack, TextArea } from '../../ui/index.ts';
import { beginningOf } from './in-words.ts';
import { type FirstPassage, linking, linkWords } from './linking.ts';

const kinds = ['explains', 'contradicts', 'illustrates'] as const;

/** Links the passage that was marked first with the one in hand. */
export function LinkForm({ first, second, words, onDone }: { first: FirstPassage; second: Passage; words: string; onDone: () => void }) {
  const link = useChange('coding.link');
  const [kind, setKind] = useState<PassageLink['kind']>('explains');
  const [note, setNote] = useState('');
  const draft = useDraft(`link ${first.sourceId} ${first.start} ${second.sourceId} ${second.start}`, { note }, (back) => setNote(back.note ?? ''));
  const done = (): void => { draft.forget(); onDone(); };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[type=radio]:checked')?.focus(), []);
  const keep = (): void => {
    if (link.isPending) return;
    const from = { sourceId: first.sourceId, start: first.start, end: first.end };
    link.mutate({ from, to: second, kind, note: note.trim() }, { onSuccess: () => { announce('The two passages are linked'); linking.set(null); done(); } });
  };
  return (
    <form
      ref={form}
      className="coding-form"
      onSubmit={(event) => { event.preventDefault(); keep(); }}
      onKeyDownCapture={(event) => {
        // Before the radio buttons, which keep Enter to themselves.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keep(); }
      }}
    >
      <Stack gap={12}>
        <blockquote className="link-form-words">{beginningOf(first.words, 160)}<cite>{first.sourceTitle}</cite></blockquote>
        <RadioGroup label="What the first does to the second" orientation="horizontal" choices={kinds.map((id) => ({ id, label: linkWords[id].from }))} value={kind} onChange={setKind} />
        <blockquote className="link-form-words">{beginningOf(words, 160)}</blockquote>
        <TextArea label="Note" note="not needed" rows={2} value={note} onChange={setNote} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={link.error} />
        <Cluster justify="between">
          <LinkButton onPress={done}>Leave it</LinkButton>
          <Button kind="primary" type="submit" keys={keyLabel('mod+enter')} isDisabled={link.isPending}>Link them</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

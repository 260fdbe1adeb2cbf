import { useState } from 'react';
import type { Rival } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Cluster, RadioGroup, Select, Stack, TextArea } from '../../ui/index.ts';

type RivalFields = Pick<Rival, 'category' | 'statement' | 'wouldExpect' | 'wouldNotExpect' | 'verdict' | 'reason'>;

/** Kinds of other explanation, as the window asks for them (after Lemire, Nielsen and Dybdal 2012). */
export const categoryWords: Record<Rival['category'], { word: string; means: string }> = {
  'not said': { word: 'Not said', means: 'Its kind is not said yet.' },
  primary: { word: 'The programme itself, otherwise', means: 'The programme did it, by another way than the claim says.' },
  implementation: { word: 'Not done as meant', means: 'What was done is not what the theory says, so the change has another reason.' },
  direct: { word: 'Another programme', means: 'Somebody else’s work brought it about.' },
  commingled: { word: 'Both together', means: 'The programme and something else, at work together.' },
  spurious: { word: 'Only seems so', means: 'Who was asked, how it was counted, or what would have happened anyway.' },
};

const verdicts: readonly { id: Rival['verdict']; label: string; description: string }[] = [
  { id: 'not looked at yet', label: 'Not looked at yet', description: 'It is named, and nobody has looked for what it would lead us to expect.' },
  { id: 'alive, strong', label: 'Alive, strong', description: 'It could explain most of the change by itself.' },
  { id: 'alive, minor', label: 'Alive, minor', description: 'It may explain a part of it.' },
  { id: 'weakened', label: 'Weakened', description: 'Something that it would lead us to expect was looked for and is not there.' },
  { id: 'eliminated', label: 'Eliminated', description: 'It can’t have been so.' },
  { id: 'co-contributor', label: 'Co-contributor', description: 'It was at work together with the programme: it belongs to what else was needed.' },
];

/** Names what else could explain the change. */
export function NewRivalForm({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const add = useChange('claims.addRival');
  const [fields, setFields] = useState<RivalFields>({ category: 'not said', statement: '', wouldExpect: '', wouldNotExpect: '', verdict: 'not looked at yet', reason: '' });
  const draft = useDraft(`claim ${claimId} new rival`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onDone(); };
  const isWhole = fields.statement.trim() !== '' && !add.isPending;
  return (
    <form
      aria-label="Name another explanation"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) add.mutate({ claimId, ...fields, statement: fields.statement.trim() }, { onSuccess: done });
      }}
    >
      <Stack gap={12}>
        <RivalFieldsForm fields={fields} onChange={setFields} hasVerdict={false} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
        <Cluster>
          <Button type="submit" kind="primary" size="small" isDisabled={!isWhole}>Name it</Button>
          <Button size="small" onPress={done}>{fields.statement.trim() === '' ? 'Leave it' : 'Throw away what I wrote'}</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

/** Changes an explanation, or says what became of it. */
export function EditRivalForm({ rival, onDone, more }: { rival: Rival; onDone: () => void; more?: React.ReactNode }) {
  const edit = useChange('claims.editRival');
  const [opened] = useState(rival);
  const [fields, setFields] = useState<RivalFields>({ category: rival.category, statement: rival.statement, wouldExpect: rival.wouldExpect, wouldNotExpect: rival.wouldNotExpect, verdict: rival.verdict, reason: rival.reason });
  const draft = useDraft(`rival ${rival.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onDone(); };
  const kept = useKeptEdit<RivalFields>(rival, (patch, expectedVersion) => edit.mutateAsync({ id: rival.id, expectedVersion, ...patch }));
  const changes = changesOf<RivalFields>(opened, fields);
  const isChanged = Object.keys(changes).length > 0;

  async function save(over = false): Promise<void> {
    if (fields.statement.trim() !== '' && (!isChanged || (await kept.submit(changes, over)))) done();
  }

  return (
    <form aria-label="Change this explanation" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Stack gap={12}>
        <RivalFieldsForm fields={fields} onChange={setFields} hasVerdict />
        {kept.clash && <ClashNotice theirs={[kept.clash.statement, kept.clash.verdict, kept.clash.wouldExpect, kept.clash.wouldNotExpect, kept.clash.category, kept.clash.reason].filter(Boolean).join('; ')} onSaveMine={() => void save(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
        <Cluster>
          <Button type="submit" kind="primary" size="small" isDisabled={fields.statement.trim() === '' || kept.isSaving}>Save</Button>
          <Button size="small" onPress={done}>{isChanged ? 'Throw away what I wrote' : 'Leave it'}</Button>
          {more}
        </Cluster>
      </Stack>
    </form>
  );
}

function RivalFieldsForm({ fields, onChange, hasVerdict }: { fields: RivalFields; onChange: (fields: RivalFields) => void; hasVerdict: boolean }) {
  const set = (patch: Partial<RivalFields>): void => onChange({ ...fields, ...patch });
  return (
    <>
      <TextArea label="Another explanation" isVoice rows={2} autoFocus onFocus={caretAtEnd} value={fields.statement} onChange={(statement) => set({ statement })} description="As a little story: what led to what, without the programme or beside it." />
      <TextArea label="What would we expect to see if it were true?" rows={2} value={fields.wouldExpect} onChange={(wouldExpect) => set({ wouldExpect })} description="Best written before looking." />
      <TextArea label="What should we not see if it were true?" rows={2} value={fields.wouldNotExpect} onChange={(wouldNotExpect) => set({ wouldNotExpect })} />
      <Select label="Kind of explanation" choices={(Object.keys(categoryWords) as Rival['category'][]).map((id) => ({ id, label: categoryWords[id].word, description: categoryWords[id].means }))} value={fields.category} onChange={(category) => set({ category })} />
      {hasVerdict && <RadioGroup label="How it stands after looking" choices={verdicts} value={fields.verdict} onChange={(verdict) => set({ verdict })} />}
      {hasVerdict && <TextArea label="Why" rows={2} value={fields.reason} onChange={(reason) => set({ reason })} />}
    </>
  );
}

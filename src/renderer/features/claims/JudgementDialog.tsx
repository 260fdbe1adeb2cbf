import { useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, CheckboxGroup, Dialog, RadioGroup, Select, Stack, TextArea } from '../../ui/index.ts';
import { judgementWords } from './judgement-words.ts';

type Fields = Pick<Claim, 'progress' | 'progressReason' | 'confidence' | 'confidenceReason' | 'necessity' | 'weight' | 'weightReason' | 'scaling' | 'coContributors' | 'space'>;

const choices = <Id extends string>(words: Record<Id, string>) => (Object.keys(words) as Id[]).map((id) => ({ id, label: words[id].replace(/^./, (first) => first.toUpperCase()) }));

/** What people make of a claim as a whole. Each judgement carries its reason. */
export function JudgementDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const edit = useChange('claims.edit');
  const [opened] = useState<Fields>(() => ({ progress: claim.progress, progressReason: claim.progressReason, confidence: claim.confidence, confidenceReason: claim.confidenceReason, necessity: claim.necessity, weight: claim.weight, weightReason: claim.weightReason, scaling: claim.scaling, coContributors: claim.coContributors, space: claim.space }));
  const [fields, setFields] = useState<Fields>(opened);
  const [others, setOthers] = useState(claim.coContributors.join('\n'));
  const kept = useKeptEdit<Fields>(claim, (patch, expectedVersion) => edit.mutateAsync({ id: claim.id, expectedVersion, ...patch }));
  const draft = useDraft(`claim ${claim.id} judgement`, { ...fields, others }, ({ others: back, ...rest }) => { setFields({ ...fields, ...rest }); setOthers(back ?? others); });
  const set = (patch: Partial<Fields>): void => setFields({ ...fields, ...patch });
  const done = (): void => { draft.forget(); onClose(); };
  const written: Fields = { ...fields, coContributors: others.split('\n').map((line) => line.trim()).filter(Boolean) };

  async function submit(over = false): Promise<void> {
    if (await kept.submit(changesOf<Fields>(opened, written), over)) done();
  }
  return (
    <Dialog title="The judgement" size="large" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <RadioGroup label="How far has the change come?" orientation="horizontal" choices={choices(judgementWords.progress)} value={fields.progress} onChange={(progress) => set({ progress })} />
        <TextArea label="Why so far" rows={1} value={fields.progressReason} onChange={(progressReason) => set({ progressReason })} />
        <RadioGroup label="How sure are we of the contribution?" orientation="horizontal" choices={choices(judgementWords.confidence)} value={fields.confidence} onChange={(confidence) => set({ confidence })} description="How many people say so does not make it surer." />
        <TextArea label="Why so sure" rows={1} value={fields.confidenceReason} onChange={(confidenceReason) => set({ confidenceReason })} />
        <Select label="The programme’s part among what was needed" choices={choices(judgementWords.necessity)} value={fields.necessity} onChange={(necessity) => set({ necessity })} />
        <Select label="Beside the other factors" choices={choices(judgementWords.weight)} value={fields.weight} onChange={(weight) => set({ weight })} />
        <TextArea label="Why beside them" rows={1} value={fields.weightReason} onChange={(weightReason) => set({ weightReason })} />
        <CheckboxGroup label="Kind of scaling" choices={choices(judgementWords.scaling)} value={fields.scaling} onChange={(scaling) => set({ scaling })} />
        <TextArea label="Who else contributed" note="names of bodies, one a line" rows={2} value={others} onChange={setOthers} />
        <RadioGroup label="Where it may be spoken of" choices={choices(judgementWords.space)} value={fields.space} onChange={(space) => set({ space })} description="What belongs to learning enters no report for accountability before somebody moves it there." />
        {kept.clash && <ClashNotice theirs={Object.values(kept.clash).map(String).filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

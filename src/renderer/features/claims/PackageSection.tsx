import { useState } from 'react';
import type { Claim, PackageFactor } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, CheckboxGroup, Chip, Cluster, ConfirmInline, Dialog, Section, Select, Stack, TextArea } from '../../ui/index.ts';
import { listed } from '../coding/in-words.ts';
import { type Mending, useMending } from './mending.ts';
import './PackageSection.css';

type Role = PackageFactor['role'];
type Fields = Pick<PackageFactor, 'role' | 'factor' | 'nonRedundant' | 'restsOn'>;

const roleWords: Record<Role, { word: string; means: string }> = {
  programme: { word: 'The programme', means: 'What the programme did.' },
  'supporting factor': { word: 'Supporting factor', means: 'Something else that helped it along: people, money, other work.' },
  assumption: { word: 'Assumption', means: 'What had to hold for the one to lead to the other.' },
  context: { word: 'Context', means: 'What was around it, and nobody here moved.' },
  'co-contributor': { word: 'Co-contributor', means: 'Somebody else’s work, at work together with the programme.' },
};
const roles = Object.keys(roleWords) as Role[];

/** Everything that was needed together: each factor with why the change would not have come about without it. */
export function PackageSection({ claim, mending }: { claim: Claim; mending: Mending }) {
  const [doing, setDoing] = useState<PackageFactor | 'new' | null>(null);
  const ref = useMending<HTMLDivElement>(mending, 'what else was needed', () => { if (claim.package.length === 0) setDoing('new'); });
  const nameOf = (id: string): string => claim.package.find((factor) => factor.id === id)?.factor ?? 'a factor that is gone';
  return (
    <div ref={ref}>
      <Section
        title="What was needed together"
        count={claim.package.length}
        about="A change seldom has one cause. None of these would have been enough alone, and it would not have come about without each."
        actions={<Button size="small" icon="plus" onPress={() => setDoing('new')}>Add a factor</Button>}
      >
        {claim.package.length > 0 && (
          <ul className="package" aria-label="What was needed together">
            {claim.package.map((factor) => (
              <li key={factor.id} className="package-factor" data-role={factor.role}>
                <Cluster justify="between" align="start">
                  <p className="package-words">{factor.factor}</p>
                  <Cluster><Chip tone={factor.role === 'programme' ? 'accent' : 'plain'}>{roleWords[factor.role].word}</Chip><Button size="small" kind="quiet" icon="pencil" hasHiddenLabel aria-label={`Change the factor ${factor.factor}`} onPress={() => setDoing(factor)}>Change</Button></Cluster>
                </Cluster>
                <p className="package-why" data-is-missing={factor.nonRedundant.trim() === '' || undefined}>{factor.nonRedundant.trim() === '' ? 'Why it would not have come about without it is not written yet.' : factor.nonRedundant}</p>
                {factor.restsOn.length > 0 && <p className="package-why">{`Rests on ${listed(factor.restsOn.map((id) => `“${nameOf(id)}”`))}.`}</p>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {doing === 'new' && <AddFactorDialog claim={claim} onClose={() => setDoing(null)} />}
      {doing !== null && doing !== 'new' && <EditFactorDialog claim={claim} factor={doing} onClose={() => setDoing(null)} />}
    </div>
  );
}

function AddFactorDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const add = useChange('claims.addFactor');
  const [fields, setFields] = useState<Fields>({ role: claim.package.some(({ role }) => role === 'programme') ? 'supporting factor' : 'programme', factor: '', nonRedundant: '', restsOn: [] });
  const draft = useDraft(`claim ${claim.id} new factor`, fields, (back) => setFields({ ...fields, ...back }));
  const isReady = fields.factor.trim() !== '' && !add.isPending;
  return (
    <Dialog
      title="Add a factor"
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && add.mutate({ claimId: claim.id, ...fields }, { onSuccess: () => { draft.forget(); onClose(); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Add it</Button>}
    >
      <Stack gap={16}>
        <FactorFields fields={fields} others={claim.package} onChange={setFields} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

function EditFactorDialog({ claim, factor, onClose }: { claim: Claim; factor: PackageFactor; onClose: () => void }) {
  const edit = useChange('claims.editFactor');
  const remove = useChange('claims.removeFactor');
  const [opened] = useState<Fields>(() => ({ role: factor.role, factor: factor.factor, nonRedundant: factor.nonRedundant, restsOn: factor.restsOn }));
  const [fields, setFields] = useState<Fields>(opened);
  const present = claim.package.find(({ id }) => id === factor.id) ?? factor;
  const kept = useKeptEdit<Fields>(present, (patch, expectedVersion) => edit.mutateAsync({ id: factor.id, expectedVersion, ...patch }));
  const draft = useDraft(`factor ${factor.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  async function submit(over = false): Promise<void> {
    if (fields.factor.trim() !== '' && (await kept.submit(changesOf<Fields>(opened, fields), over))) done();
  }
  return (
    <Dialog title="Change this factor" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={fields.factor.trim() === '' || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <FactorFields fields={fields} others={claim.package.filter(({ id }) => id !== factor.id)} onChange={setFields} />
        {kept.clash && <ClashNotice theirs={[kept.clash.factor, kept.clash.role, kept.clash.nonRedundant].filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem ?? remove.error} />
        <Cluster><ConfirmInline size="small" ask="Take it out" question="Take this factor out of the package? Undo brings it back." confirm="Take it out" onConfirm={() => remove.mutate({ id: factor.id }, { onSuccess: done })} /></Cluster>
      </Stack>
    </Dialog>
  );
}

function FactorFields({ fields, others, onChange }: { fields: Fields; others: readonly PackageFactor[]; onChange: (fields: Fields) => void }) {
  return (
    <>
      <TextArea label="What was needed" rows={2} autoFocus onFocus={caretAtEnd} value={fields.factor} onChange={(factor) => onChange({ ...fields, factor: factor.replace(/\n/g, ' ') })} />
      <Select label="It is" choices={roles.map((id) => ({ id, label: roleWords[id].word, description: roleWords[id].means }))} value={fields.role} onChange={(role) => onChange({ ...fields, role })} />
      <TextArea label="Why it would not have come about without it" rows={2} value={fields.nonRedundant} onChange={(nonRedundant) => onChange({ ...fields, nonRedundant })} />
      {others.length > 0 && <CheckboxGroup label="It rests on" note="if on any" choices={others.map(({ id, factor }) => ({ id, label: factor }))} value={fields.restsOn} onChange={(restsOn) => onChange({ ...fields, restsOn })} />}
    </>
  );
}

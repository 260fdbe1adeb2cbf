import { useState } from 'react';
import type { DataGap, Dataset } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../../client/ask.ts';
import { announce, Button, Cluster, ConfirmInline, Section, Select, Stack, Switch } from '../../../ui/index.ts';
import { GapForm } from './GapForm.tsx';
import { gapStatuses } from './gap-words.ts';

const settled: readonly DataGap['status'][] = ['closed', "can't be had"];

/** What the data do not tell, why it matters, and what is being done about it. */
export function DataGaps({ datasets }: { datasets: readonly Dataset[] }) {
  const asked = useAsk('flows.gaps', {});
  const add = useChange('flows.addGap');
  const [isAdding, setAdding] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const gaps = asked.data?.gaps ?? [];
  const shown = showsAll ? gaps : gaps.filter(({ status }) => !settled.includes(status));
  return (
    <Section
      title="What we don’t know"
      count={gaps.filter(({ status }) => !settled.includes(status)).length}
      about="What the data don’t tell, why it matters, who could tell. “Not recorded” is not “did not happen”."
      actions={
        <>
          {gaps.length > gaps.filter(({ status }) => !settled.includes(status)).length && <Switch isSelected={showsAll} onChange={setShowsAll}>Settled ones too</Switch>}
          {!isAdding && <Button size="small" icon="plus" onPress={() => setAdding(true)}>Write down a gap</Button>}
        </>
      }
    >
      <Stack gap={12}>
        <ProblemNotice problem={asked.error ?? add.error} />
        {isAdding && (
          <GapForm
            datasets={datasets}
            gap={null}
            isSaving={add.isPending}
            save="Write it down"
            onLeave={() => setAdding(false)}
            onSave={(fields) => add.mutate(fields, { onSuccess: () => { setAdding(false); announce('Gap written down'); } })}
          />
        )}
        {asked.data && shown.length === 0 && !isAdding && <p className="flow-faint">{gaps.length === 0 ? 'Nothing is written down yet. Which question did the data leave open?' : 'All gaps are settled.'}</p>}
        {shown.length > 0 && <ul className="register-gaps" aria-label="Gaps">{shown.map((gap) => <Gap key={gap.id} gap={gap} datasets={datasets} />)}</ul>}
      </Stack>
    </Section>
  );
}

function Gap({ gap, datasets }: { gap: DataGap; datasets: readonly Dataset[] }) {
  const edit = useChange('flows.editGap');
  const remove = useChange('flows.removeGap');
  const [isEditing, setEditing] = useState(false);
  const name = datasets.find(({ id }) => id === gap.datasetId)?.name;
  if (isEditing) {
    return (
      <li>
        <ProblemNotice problem={edit.error} />
        <GapForm datasets={datasets} gap={gap} isSaving={edit.isPending} save="Save" onLeave={() => setEditing(false)} onSave={(fields) => edit.mutate({ id: gap.id, expectedVersion: gap.version, ...fields }, { onSuccess: () => setEditing(false) })} />
      </li>
    );
  }
  return (
    <li>
      <div className="register-gap">
        <div>
          <p className="register-gap-missing">{gap.missing}</p>
          {gap.matters !== '' && <p>Why it matters: {gap.matters}</p>}
          <p className="flow-faint">{[name && `of “${name}”`, gap.holder && `could be told by ${gap.holder}`, gap.note].filter(Boolean).join(' · ')}</p>
          <ProblemNotice problem={edit.error ?? remove.error} />
        </div>
        <Select label={`Standing of: ${gap.missing}`} hasHiddenLabel choices={gapStatuses} value={gap.status} onChange={(status) => edit.mutate({ id: gap.id, expectedVersion: gap.version, status })} />
        <Cluster gap={4}>
          <Button size="small" kind="quiet" icon="pencil" aria-label={`Edit: ${gap.missing}`} onPress={() => setEditing(true)}>Edit</Button>
          <ConfirmInline size="small" ask="Remove" question="Take this gap out of the register? Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id: gap.id })} />
        </Cluster>
      </div>
    </li>
  );
}

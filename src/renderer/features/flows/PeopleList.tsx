import { useState } from 'react';
import type { Dataset, FlowFilter } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, Notice, ProgressLine, Section, Select, Stack, Table } from '../../ui/index.ts';
import { PersonTimeline } from './PersonTimeline.tsx';
import { trueMark, type TrueCounts } from './true-counts.ts';
import { TrueCountsDialog } from './TrueCountsDialog.tsx';
import { dayWords, labelOf } from './words.ts';
import './PeopleList.css';

/** Single people by number: only while true counts are shown and a risk assessment stands. */
export function PeopleList({ dataset, trueCounts }: { dataset: Dataset; trueCounts: TrueCounts }) {
  const { details } = useRoute();
  const number = details.person !== undefined && /^\d+$/.test(details.person) ? Number(details.person) : null;
  if (!trueCounts.isOn) {
    return <ShutNotice dataset={dataset} />;
  }
  if (dataset.riskAssessment === null) {
    return <Notice kind="caution" title="No risk assessment is recorded for these data." next="Write down how large the area is, how sensitive the figures are and what was decided. Single timelines can be opened then." actions={<Button size="small" onPress={() => go({ room: 'flows', id: dataset.id, details: { tab: 'about' } })}>Write it down</Button>} />;
  }
  return (
    <div {...{ [trueMark]: '' }}>
      <Stack gap={24}>
        {number !== null && <PersonTimeline key={number} dataset={dataset} number={number} />}
        <Chooser dataset={dataset} chosen={number} />
      </Stack>
    </div>
  );
}

function ShutNotice({ dataset }: { dataset: Dataset }) {
  const [isSwitching, setSwitching] = useState(false);
  return (
    <>
      <Notice kind="info" title="Single timelines are shut." next="They can be looked at while true counts are shown. Whoever looks says why, and the history keeps it." actions={<Button size="small" icon="eye" onPress={() => setSwitching(true)}>Show true counts…</Button>} />
      {isSwitching && <TrueCountsDialog dataset={dataset} onClose={() => setSwitching(false)} />}
    </>
  );
}

function Chooser({ dataset, chosen }: { dataset: Dataset; chosen: number | null }) {
  const [after, setAfter] = useState<number[]>([]);
  const [subsetId, setSubsetId] = useState<string | null>(null);
  const subsets = useAsk('flows.subsets', {}).data?.subsets.filter(({ datasetId }) => datasetId === dataset.id) ?? [];
  const filter: FlowFilter | null = subsetId === null ? null : { subsetId };
  const from = after.at(-1);
  const asked = useAskLong('flows.people', { datasetId: dataset.id, limit: 50, ...(filter !== null && { filter }), ...(from !== undefined && { after: from }) }, { keep: () => true });
  const label = labelOf(dataset);
  const people = asked.data?.people ?? [];
  return (
    <Section title="People by number" count={asked.data?.total.toLocaleString('en-GB') ?? ''} about="Numbers are of this extract alone, and mean nothing outside it.">
      <Stack gap={12}>
        {subsets.length > 0 && <div className="people-of"><Select label="Of" choices={[{ id: 'all', label: 'all people' }, ...subsets.map(({ id, name }) => ({ id, label: name }))]} value={subsetId ?? 'all'} onChange={(id) => { setAfter([]); setSubsetId(id === 'all' ? null : id); }} /></div>}
        {asked.progress && <ProgressLine label="Looking for people" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
        <ProblemNotice problem={asked.problem} />
        {asked.data && (
          <Table
            caption="People by number"
            hasHiddenCaption
            chosen={chosen === null ? null : String(chosen)}
            onOpen={(person) => go({ room: 'flows', id: dataset.id, details: { tab: 'people', person: String(person.number) } })}
            columns={[
              { id: 'number', heading: 'Person', value: (person: (typeof people)[number]) => `Person ${person.number}`, show: (person) => <span className="people-word">Person {person.number}</span> },
              { id: 'from', heading: 'First stay', value: (person) => person.from, show: (person) => <span className="people-word">{dayWords(person.from)}</span> },
              { id: 'stays', heading: 'Stays', kind: 'number', value: (person) => person.stays },
              { id: 'moves', heading: 'Moves', kind: 'number', value: (person) => person.moves },
              { id: 'states', heading: 'Stays, in their order', value: (person) => person.states.map(label).join(', ') },
            ]}
            rows={people}
            rowId={(person) => String(person.number)}
            empty="Nobody is like this."
          />
        )}
        <div className="people-pages">
          {after.length > 0 && <Button size="small" icon="chevron-left" onPress={() => setAfter(after.slice(0, -1))}>Before</Button>}
          {asked.data?.more && <Button size="small" onPress={() => setAfter([...after, people.at(-1)!.number])}>Next 50</Button>}
        </div>
      </Stack>
    </Section>
  );
}

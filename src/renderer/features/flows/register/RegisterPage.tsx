/** The register: which data there are and what they can say, and what nobody knows yet. */
import { useState } from 'react';
import type { Dataset } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { go } from '../../../app/route.ts';
import { useAsk } from '../../../client/ask.ts';
import { Button, EmptyRoom, Facts, LinkButton, PageHeader, Room, Section, Stack, Switch } from '../../../ui/index.ts';
import { datingWords, sizeWords } from '../dataset-words.ts';
import { extractLines } from '../extract-lines.ts';
import { type DatasetUse, useDatasetUses } from '../use-dataset-uses.ts';
import { dayWords, periodWords } from '../words.ts';
import { CleaningCounts } from './CleaningCounts.tsx';
import { DataGaps } from './DataGaps.tsx';
import './RegisterPage.css';

export function RegisterPage() {
  const list = useAsk('flows.list', {});
  const uses = useDatasetUses();
  const [showsEarlier, setShowsEarlier] = useState(false);
  const datasets = list.data?.datasets ?? [];
  const lines = extractLines(datasets);
  const shown = lines.flatMap(({ latest, earlier }) => (showsEarlier ? [latest, ...earlier] : [latest]));
  const hasEarlier = lines.some(({ earlier }) => earlier.length > 0);
  return (
    <Room>
      <PageHeader
        above={<LinkButton onPress={() => go({ room: 'flows' })}>All flow data</LinkButton>}
        title="What we know and don’t know"
        below="The data that there are, with their limits, and what they don’t tell yet"
      />
      <ProblemNotice problem={list.error} />
      <Stack gap={32}>
        <DataGaps datasets={datasets} />
        <Section title="Data" count={lines.length} {...(hasEarlier && { actions: <Switch isSelected={showsEarlier} onChange={setShowsEarlier}>Earlier extracts too</Switch> })}>
          {list.data && datasets.length === 0 ? (
            <EmptyRoom title="No flow data have been brought in yet" picture="flows" actions={<Button kind="primary" icon="bring" onPress={() => go({ room: 'flows', details: { import: 'yes' } })}>Bring in flow data</Button>}>What is missing can be written down all the same: it says what to ask for.</EmptyRoom>
          ) : (
            <ul className="register" aria-label="Data">{shown.map((dataset) => <RegisterEntry key={dataset.id} dataset={dataset} uses={uses.get(dataset.id) ?? []} />)}</ul>
          )}
        </Section>
      </Stack>
    </Room>
  );
}

const openUse = ({ kind, id }: DatasetUse, datasetId: string): void => (kind === 'claim' ? go({ room: 'claims', id }) : go({ room: 'flows', id: datasetId }));

function RegisterEntry({ dataset, uses }: { dataset: Dataset; uses: readonly DatasetUse[] }) {
  const unsaid = <span className="flow-faint">not said yet</span>;
  return (
    <li>
      <div className="register-head">
        <h3><LinkButton isQuiet onPress={() => go({ room: 'flows', id: dataset.id, details: { tab: 'about' } })}>{dataset.name}</LinkButton></h3>
        <span className="flow-faint">{[sizeWords(dataset), dataset.laterId === null ? null : 'an earlier extract', dataset.synthetic ? 'synthetic' : null].filter(Boolean).join(', ')}</span>
      </div>
      <div className="register-facts">
        <Facts
          facts={[
            { label: 'Held by', value: dataset.holder || unsaid },
            { label: 'Covers', value: dataset.coverage || unsaid },
            { label: 'Known limits', value: dataset.note || unsaid },
          ]}
        />
        <Facts
          facts={[
            { label: 'Period', value: periodWords(dataset.from, dataset.to) },
            { label: 'Extract of', value: dayWords(dataset.extractDate) },
            { label: 'Dating', value: datingWords[dataset.dating].word },
            { label: 'Risk assessment', value: dataset.riskAssessment === null ? 'not recorded yet' : (/^\d{4}-\d\d-\d\d$/.test(dataset.riskAssessment.date) ? dayWords(dataset.riskAssessment.date) : dataset.riskAssessment.date) || 'recorded', tone: dataset.riskAssessment === null ? 'caution' : 'plain' },
          ]}
        />
        <div>
          <h4>Cleaning</h4>
          <CleaningCounts dataset={dataset} />
          <h4>Used in</h4>
          {uses.length === 0 ? <p className="flow-faint">No claim or saved view uses them yet.</p> : (
            <ul className="register-uses">{uses.map((use) => <li key={`${use.kind} ${use.id}`}><span className="flow-faint">{use.kind}</span> <LinkButton onPress={() => openUse(use, dataset.id)}>{use.name}</LinkButton></li>)}</ul>
          )}
        </div>
      </div>
    </li>
  );
}

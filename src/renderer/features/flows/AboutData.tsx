/** What these data are, what they can't say, how small numbers are protected, what cleaning did, which extracts there are. */
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Facts, LinkButton, Rows, Section, Stack } from '../../ui/index.ts';
import { AboutExtracts } from './AboutExtracts.tsx';
import { AboutLedger } from './AboutLedger.tsx';
import { AboutPeople } from './AboutPeople.tsx';
import { datingWords } from './dataset-words.ts';
import { EditDataset } from './EditDataset.tsx';
import { useDatasetUses } from './use-dataset-uses.ts';
import { dayWords, periodWords, shown } from './words.ts';
import './AboutData.css';

const useKinds = { claim: 'claim', view: 'saved view', subset: 'subset' } as const;

export function AboutData({ datasetId }: { datasetId: string }) {
  const list = useAsk('flows.list', {});
  const gaps = useAsk('flows.gaps', {});
  const uses = useDatasetUses().get(datasetId) ?? [];
  const dataset = list.data?.datasets.find((candidate) => candidate.id === datasetId);
  if (!dataset) return null;
  const linked = dataset.linkedFrom.flatMap((id) => list.data?.datasets.find((one) => one.id === id) ?? []);
  const own = (gaps.data?.gaps ?? []).filter((gap) => gap.datasetId === dataset.id && gap.status !== 'closed');
  const isCounts = dataset.dating === 'aggregate';
  return (
    <Stack gap={32}>
      <Section title="What these data are" actions={<Button size="small" kind="quiet" onPress={() => go({ room: 'flows', details: { page: 'register' } })}>All data and their gaps</Button>}>
        <div className="about-facts">
          <Facts
            facts={[
              { label: 'Held by', value: dataset.holder || 'not said yet', ...(dataset.holder === '' && { tone: 'faint' as const }) },
              { label: 'Covers', value: dataset.coverage || 'not said yet', ...(dataset.coverage === '' && { tone: 'faint' as const }) },
              { label: 'Known limits', value: dataset.note || 'not said yet', ...(dataset.note === '' && { tone: 'faint' as const }) },
              { label: 'Period of the figures', value: periodWords(dataset.from, dataset.to) },
              { label: 'Extract of', value: dayWords(dataset.extractDate) },
              { label: 'Dating', value: datingWords[dataset.dating].means },
              ...(isCounts ? [{ label: 'Counts', value: shown(dataset.spells) }] : [{ label: 'People', value: shown(dataset.people) }, { label: 'Stays', value: shown(dataset.spells) }]),
              { label: 'Places', value: dataset.places.filter(Boolean).join(', ') || 'not stated' },
              { label: 'Streams', value: dataset.streams.filter(Boolean).join(', ') || 'one' },
              ...(linked.length > 0 ? [{ label: 'Linked from', value: linked.map((one) => one.name).join(', ') }] : [{ label: 'File', value: dataset.fileName }]),
            ]}
          />
        </div>
      </Section>
      <AboutPeople dataset={dataset} />
      <AboutExtracts dataset={dataset} datasets={list.data?.datasets ?? []} />
      <Section title="What they don’t tell" count={own.length} about={own.length === 0 ? 'No gap of these data is written down yet.' : undefined} actions={<Button size="small" kind="quiet" icon="plus" onPress={() => go({ room: 'flows', details: { page: 'register' } })}>Write down a gap</Button>}>
        {own.length > 0 && <Rows label="What they don’t tell" rows={own.map((gap) => ({ id: gap.id, title: gap.missing, detail: [gap.matters, gap.status].filter(Boolean).join(' · ') }))} />}
      </Section>
      {uses.length > 0 && (
        <Section title="Used in" count={uses.length}>
          <Rows label="Used in" rows={uses.map((use) => ({ id: `${use.kind} ${use.id}`, title: use.kind === 'claim' ? <LinkButton onPress={() => go({ room: 'claims', id: use.id })}>{use.name}</LinkButton> : use.name, detail: useKinds[use.kind] }))} />
        </Section>
      )}
      <MemosAbout about={{ kind: 'dataset', id: dataset.id }} />
      <EditDataset key={dataset.version} dataset={dataset} />
      <AboutLedger dataset={dataset} />
    </Stack>
  );
}

import { useState } from 'react';
import type { Dataset, Subset } from '../../../contract/index.ts';
import { figureInWords } from '../../../domain/flows/figure-in-words.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { announce, Button, Cluster, ConfirmInline, EmptyRoom, Facts, ProgressLine, Rows, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { filterInWords } from './filter-in-words.ts';
import { routeOfQuestion } from './question-in-route.ts';
import { SaveSubsetDialog } from './SaveSubsetDialog.tsx';
import { SubsetStories } from './SubsetStories.tsx';
import { hiddenMeans, labelOf } from './words.ts';

/** Subsets of people: what they have in common, how many they are, what stories are tied to them. */
export function SubsetList({ dataset, openId }: { dataset: Dataset; openId: string | null }) {
  const asked = useAskLong('flows.subsets', {});
  const subsets = asked.data?.subsets.filter(({ datasetId }) => datasetId === dataset.id) ?? [];
  const open = subsets.find(({ id }) => id === openId);
  const words = (subset: Subset): string => filterInWords(subset.filter, { label: labelOf(dataset), subset: (id) => subsets.find((other) => other.id === id)?.name ?? 'another subset' });
  return (
    <Stack gap={16}>
      {asked.progress && <ProgressLine label="Counting people" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      <ProblemNotice problem={asked.problem} />
      {asked.data && subsets.length === 0 && (
        <EmptyRoom title="Here you keep the few from whom most can be learnt" picture="voices" actions={<Button kind="primary" onPress={() => go({ room: 'flows', id: dataset.id, details: { view: 'coming back' } })}>Who comes back?</Button>}>
          Choose a part of the data by what people’s pathways have in common, for instance those who came back from outside the area. Keep them as a subset, say why they matter, and tie stories to them: numbers lead to words, and words back to numbers.
        </EmptyRoom>
      )}
      {subsets.length > 0 && (
        <Section title="Subsets of people" count={subsets.length} about={`How many they are is protected. ${hiddenMeans(dataset)}`}>
          <Rows
            label="Subsets of people"
            rows={subsets.map((subset) => ({
              id: subset.id,
              title: subset.name,
              detail: <>{words(subset)}.{subset.why !== '' && <> {subset.why}</>}</>,
              onOpen: () => go({ room: 'flows', id: dataset.id, details: { tab: 'subsets', subset: subset.id } }),
              end: <span>{figureInWords(subset.people, 'people')}, {counted(subset.stories, 'story', 'stories')}</span>,
            }))}
          />
        </Section>
      )}
      {open !== undefined && (
        <>
          <SubsetStories key={open.id} subset={open} />
          <InInspector label="This subset"><AboutSubset key={open.id} dataset={dataset} subset={open} words={words(open)} /></InInspector>
        </>
      )}
    </Stack>
  );
}

function AboutSubset({ dataset, subset, words }: { dataset: Dataset; subset: Subset; words: string }) {
  const remove = useChange('flows.removeSubset');
  const [isChanging, setChanging] = useState(false);
  return (
    <Section title={subset.name}>
      <Stack gap={12}>
        <Facts facts={[{ label: 'Who', value: words }, { label: 'People', value: figureInWords(subset.people, 'people') }, { label: 'Why', value: subset.why || 'not written yet' }, { label: 'Stories', value: String(subset.stories) }]} />
        <Cluster>
          <Button kind="primary" icon="flows" onPress={() => go({ room: 'flows', id: dataset.id, details: routeOfQuestion({ view: { measure: 'moves' }, filter: { subsetId: subset.id } }) })}>Look at their moves</Button>
          <Button size="small" icon="pencil" onPress={() => setChanging(true)}>Rename or say why</Button>
          <ConfirmInline size="small" icon="bin" ask="Remove the subset" question="Remove the subset? Its stories stay where they are. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id: subset.id }, { onSuccess: () => { announce('Subset removed. Undo brings it back.'); go({ room: 'flows', id: dataset.id, details: { tab: 'subsets' } }, { replace: true }); } })} />
        </Cluster>
        <ProblemNotice problem={remove.error} />
      </Stack>
      {isChanging && <SaveSubsetDialog dataset={dataset} filter={subset.filter} subset={subset} onClose={() => setChanging(false)} />}
    </Section>
  );
}

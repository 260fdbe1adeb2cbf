import type { Dataset, SavedView } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, EmptyRoom, Rows, Section, Stack } from '../../ui/index.ts';
import { filterInWords } from './filter-in-words.ts';
import { routeOfQuestion } from './question-in-route.ts';
import { wayOf } from './ways.ts';
import { dayWords, labelOf } from './words.ts';

/** Ways of looking that were kept: of these data, and of their other extracts, of which they can be asked too. */
export function SavedViews({ dataset, datasets }: { dataset: Dataset; datasets: readonly Dataset[] }) {
  const asked = useAsk('flows.views', {});
  const remove = useChange('flows.removeView');
  const views = asked.data?.views ?? [];
  const own = views.filter(({ question }) => question.datasetId === dataset.id);
  const others = views.filter(({ question }) => question.datasetId !== dataset.id && datasets.some(({ id }) => id === question.datasetId));
  const open = (view: SavedView, at: Dataset): void => go({ room: 'flows', id: at.id, details: routeOfQuestion(view.question) });
  const row = (view: SavedView): Parameters<typeof Rows>[0]['rows'][number] => {
    const home = datasets.find(({ id }) => id === view.question.datasetId)!;
    const later = datasets.find(({ id }) => id === home.laterId);
    return {
      id: view.id,
      title: view.name,
      detail: [wayOf(view.question.view.measure).question, filterInWords(view.question.filter ?? {}, { label: labelOf(home), subset: () => 'a subset' }), view.note].filter(Boolean).join(' · '),
      onOpen: () => open(view, view.question.datasetId === dataset.id ? home : dataset),
      end: (
        <Cluster gap={4}>
          {later !== undefined && view.question.datasetId === dataset.id && <Button size="small" kind="quiet" onPress={() => open(view, later)}>{`Of the extract of ${dayWords(later.extractDate)}`}</Button>}
          {later !== undefined && <Button size="small" kind="quiet" aria-label={`Then and now: “${view.name}” of both extracts, with what differs`} onPress={() => go({ room: 'flows', id: home.id, details: { ...routeOfQuestion(view.question), later: later.id } })}>Then and now</Button>}
          <Button size="small" kind="quiet" icon="bin" aria-label={`Remove the way of looking “${view.name}”`} isDisabled={remove.isPending} onPress={() => remove.mutate({ id: view.id }, { onSuccess: () => announce('Removed. Undo brings it back.') })}>Remove</Button>
        </Cluster>
      ),
    };
  };
  return (
    <Stack gap={24}>
      <ProblemNotice problem={asked.error ?? remove.error} />
      {asked.data && views.length === 0 && <EmptyRoom title="Nothing is kept yet" picture="flows">Ask something of the data, choose a part of them, then press “Keep this way of looking”. It can be opened again here, and be asked of the next extract when that comes.</EmptyRoom>}
      {own.length > 0 && <Section title="Saved ways of looking" count={own.length}><Rows label="Saved ways of looking" rows={own.map(row)} /></Section>}
      {others.length > 0 && <Section title="Kept of other data" count={others.length} about="Opened here, they are asked of these data."><Rows label="Kept of other data" rows={others.map(row)} /></Section>}
    </Stack>
  );
}

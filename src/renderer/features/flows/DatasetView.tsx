/** One dataset: what can be asked of it, the part that is looked at, and the answer. Everything that is asked lives in the address. */
import { useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Chip, Menu, Notice, PageHeader, Room } from '../../ui/index.ts';
import { AboutData } from './AboutData.tsx';
import { Asking } from './Asking.tsx';
import { datingWords, sizeWords } from './dataset-words.ts';
import { ExportAnswer } from './ExportAnswer.tsx';
import { PeopleList } from './PeopleList.tsx';
import { placeInRoute, placeOfRoute } from './question-in-route.ts';
import { SavedViews } from './SavedViews.tsx';
import { SubsetList } from './SubsetList.tsx';
import { TrueCountsBanner } from './TrueCountsBanner.tsx';
import { TrueCountsDialog } from './TrueCountsDialog.tsx';
import { useTrueCounts } from './true-counts.ts';
import { type Page, WayList } from './WayList.tsx';
import { firstView, type Measure } from './ways.ts';
import { dayWords, periodWords } from './words.ts';
import './DatasetView.css';

const pages: readonly Page[] = ['about', 'saved', 'subsets', 'people'];

export function DatasetView({ datasetId }: { datasetId: string }) {
  const list = useAsk('flows.list', {});
  const dataset = list.data?.datasets.find(({ id }) => id === datasetId);
  if (dataset !== undefined) return <OpenDataset dataset={dataset} datasets={list.data!.datasets} />;
  return (
    <Room>
      {list.isPending && <p role="status">Opening the data…</p>}
      <ProblemNotice problem={list.error} />
      {list.data && <Notice kind="caution" title="These flow data are not here." next="They were taken out, or the address is of another vault." actions={<Button size="small" onPress={() => go({ room: 'flows' })}>All flow data</Button>} />}
    </Room>
  );
}

function OpenDataset({ dataset, datasets }: { dataset: Dataset; datasets: readonly Dataset[] }) {
  const { details } = useRoute();
  const [isSwitching, setSwitching] = useState(false);
  const trueCounts = useTrueCounts(dataset.id);
  const page = pages.find((one) => one === details.tab) ?? null;
  const place = placeOfRoute(details, dataset);
  const later = datasets.find(({ id }) => id === dataset.laterId);

  if (details.do === 'export') return <ExportAnswer dataset={dataset} question={{ datasetId: dataset.id, view: place.view, filter: place.filter }} onLeave={() => go({ room: 'flows', id: dataset.id, details: placeInRoute(place) })} />;

  // Another question is asked of the same part: it stays chosen.
  const toWay = (measure: Measure): void => go({ room: 'flows', id: dataset.id, details: placeInRoute({ ...place, view: firstView(measure, dataset), cell: null, part: 0 }) });
  const toPage = (next: Page): void => go({ room: 'flows', id: dataset.id, details: { tab: next } });
  return (
    <Room>
      <PageHeader
        title={dataset.name}
        below={`${sizeWords(dataset)}, ${periodWords(dataset.from, dataset.to)}. ${datingWords[dataset.dating].word}. Extract of ${dayWords(dataset.extractDate)}.`}
        chips={dataset.synthetic || dataset.linkedFrom.length > 0 ? <>{dataset.synthetic && <Chip tone="caution">Synthetic data</Chip>}{dataset.linkedFrom.length > 0 && <Chip icon="link">Linked from several streams</Chip>}</> : undefined}
        actions={<Menu label="More" kind="quiet" entries={[
          { id: 'true', label: trueCounts.isOn ? 'True counts are shown' : 'Show true counts…', icon: 'eye', onAction: () => setSwitching(true), isDisabled: trueCounts.isOn },
          { id: 'about', label: 'The data and their limits', icon: 'info', onAction: () => toPage('about') },
          { id: 'all', label: 'All flow data', icon: 'flows', onAction: () => go({ room: 'flows' }) },
        ]} />}
      />
      {trueCounts.isOn && <TrueCountsBanner dataset={dataset} trueCounts={trueCounts} />}
      {later !== undefined && page === null && place.laterId === null && (
        <Notice kind="info" title={`There is a later extract, of ${dayWords(later.extractDate)}.`} actions={<><Button size="small" onPress={() => go({ room: 'flows', id: later.id, details: placeInRoute({ ...place, cell: null, part: 0 }) })}>Ask it of the later one</Button><Button size="small" onPress={() => go({ room: 'flows', id: dataset.id, details: placeInRoute({ ...place, laterId: later.id, beside: [], cell: null, part: 0 }) })}>Show both, with what differs</Button></>} />
      )}
      <div className="dataset">
        <div className="dataset-columns" data-is-beside={(page === null && (place.beside.length > 0 || place.laterId !== null)) || undefined}>
          <WayList at={page ?? place.view.measure} onWay={toWay} onPage={toPage} hasPeople={dataset.dating !== 'aggregate'} />
          <div className="dataset-main">
            {page === null && <Asking dataset={dataset} datasets={datasets} trueCounts={trueCounts} />}
            {page === 'about' && <AboutData datasetId={dataset.id} />}
            {page === 'saved' && <SavedViews dataset={dataset} datasets={datasets} />}
            {page === 'subsets' && <SubsetList dataset={dataset} openId={details.subset ?? null} />}
            {page === 'people' && <PeopleList dataset={dataset} trueCounts={trueCounts} />}
          </div>
        </div>
      </div>
      {isSwitching && <TrueCountsDialog dataset={dataset} onClose={() => setSwitching(false)} />}
    </Room>
  );
}

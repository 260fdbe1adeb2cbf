/** One dataset: first the finding as a sentence, then a picture, then the table, then how it is counted. */
import { useState } from 'react';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Chip, PageHeader, ProgressLine, Room, Tabs } from '../../ui/index.ts';
import { AboutData } from './AboutData.tsx';
import { FigureInspector } from './FigureInspector.tsx';
import { HiddenMovesView } from './HiddenMovesView.tsx';
import { MovesView } from './MovesView.tsx';
import { StocksView } from './StocksView.tsx';
import type { Figure } from './view-props.ts';
import { dayWords, periodWords, shown } from './words.ts';

const tabs = ['moves', 'stocks', 'hidden', 'about'] as const;
type Tab = (typeof tabs)[number];

export function DatasetView({ datasetId }: { datasetId: string }) {
  const { details } = useRoute();
  const page = useAsk('flows.page', { datasetId }, { keepPrevious: true });
  const [figure, setFigure] = useState<Figure | null>(null);
  const tab = tabs.find((candidate) => candidate === details.tab) ?? 'moves';

  if (!page.data) {
    return (
      <Room>
        {page.isPending && <ProgressLine label="Counting" detail="Measuring and checking small numbers together" />}
        <ProblemNotice problem={page.error} actions={<Button onPress={() => go({ room: 'flows' })}>All flow data</Button>} />
        {page.error && <AboutData datasetId={datasetId} />}
      </Room>
    );
  }
  const { dataset } = page.data;
  const address = figure && { window: { datasetId }, figure };
  return (
    <Room>
      <PageHeader
        title={dataset.name}
        below={`${shown(dataset.people)} people, ${periodWords(page.data.from, page.data.to)}. Event-dated. Extract of ${dayWords(dataset.extractDate)}.`}
        chips={dataset.synthetic ? <Chip tone="caution">Synthetic data</Chip> : undefined}
      />
      <ProblemNotice problem={page.error} />
      <Tabs<Tab>
        label="Views of the flow data"
        value={tab}
        onChange={(next) => {
          setFigure(null);
          go({ room: 'flows', id: datasetId, details: { tab: next } }, { replace: true });
        }}
        tabs={[
          { id: 'moves', label: 'Moves', content: <MovesView page={page.data} figure={figure} onFigure={setFigure} /> },
          { id: 'stocks', label: 'Stocks', content: <StocksView page={page.data} figure={figure} onFigure={setFigure} /> },
          { id: 'hidden', label: 'Hidden moves', content: <HiddenMovesView page={page.data} onFigure={setFigure} /> },
          { id: 'about', label: 'The data and their limits', content: <AboutData datasetId={datasetId} /> },
        ]}
      />
      {address && (
        <InInspector label="Selected figure">
          <FigureInspector page={page.data} address={address} />
        </InInspector>
      )}
    </Room>
  );
}

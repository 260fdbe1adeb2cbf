import { useMemo } from 'react';
import type { IndicatorSeries } from '../../../contract/index.ts';
import { figureInCell } from '../../../domain/flows/figure-in-words.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { announce, Button, Cluster, ConfirmInline, Finding, Notice, ProgressLine, Section, Stack, Table } from '../../ui/index.ts';
import { isHiddenFigure } from '../flows/figure-words.ts';
import { Plot } from '../flows/Plot.tsx';
import { seriesPicture } from '../flows/pictures/series.ts';
import { routeOfQuestion } from '../flows/question-in-route.ts';
import { useIsDark } from '../flows/use-is-dark.ts';
import { PolarityMark } from './PolarityMark.tsx';

/** Figures of flow data that are followed as signs of an indicator: worked out now, and protected. Nothing where none is followed. */
export function SeriesOfIndicator({ indicatorId }: { indicatorId: string }) {
  const asked = useAskLong('framework.series', { indicatorId });
  const series = asked.data?.series ?? [];
  if (series.length === 0 && asked.problem === null) return null;
  return (
    <Section title="Figures followed as signs" count={series.length} about="Each is worked out anew from the flow data whenever this page is opened. Whether a rise is good news was written down before.">
      {asked.progress && <ProgressLine label="Counting" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      <ProblemNotice problem={asked.problem} />
      <Stack gap={24}>{series.map((one) => <OneSeries key={one.id} series={one} />)}</Stack>
    </Section>
  );
}

function OneSeries({ series }: { series: IndicatorSeries }) {
  const remove = useChange('framework.removeSeries');
  const isDark = useIsDark();
  const picture = useMemo(() => seriesPicture(series, isDark), [series, isDark]);
  const open = (): void => go({ room: 'flows', id: series.question.datasetId, details: routeOfQuestion(series.question) });
  return (
    <Section title={series.name} level={3}>
      <Stack gap={12}>
        {series.problem === null ? <Finding>{series.sentence}</Finding> : <Notice kind="caution" title="The figures can’t be had now.">{series.problem}</Notice>}
        <Cluster gap={8}><PolarityMark polarity={series.rising} /><span>{['when it rises.', series.note].filter(Boolean).join(' ')}</span></Cluster>
        {picture !== null && <Plot {...picture} />}
        {series.points.length > 0 && (
          <Table
            caption={series.name}
            hasHiddenCaption
            canSort={false}
            hiddenMeans="[c] hidden to protect people. Other numbers are rounded."
            columns={[
              { id: 'period', heading: 'Period', value: (point: IndicatorSeries['points'][number]) => point.period.replace('-Q', ' Q') },
              { id: 'value', heading: series.name, kind: 'number', value: (point) => (isHiddenFigure(point.value) ? { hidden: true } : point.value), show: (point) => figureInCell(point.value, series.unit) },
            ]}
            rows={series.points}
            rowId={(point) => point.period}
          />
        )}
        <Cluster gap={8}>
          <Button size="small" icon="flows" onPress={open}>Open in the flow data</Button>
          <ConfirmInline size="small" ask="Follow it no longer" question="Take this series away from the indicator? The flow data stay. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: series.id }, { onSuccess: () => announce('No longer followed') })} />
        </Cluster>
        <ProblemNotice problem={remove.error} />
      </Stack>
    </Section>
  );
}

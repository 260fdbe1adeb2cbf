import { useMemo } from 'react';
import type { Code, MatrixRequest, Restriction } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { codeColours, Cluster, EmptyRoom, Finding, Select, Stack, Switch, Table } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { Plot } from '../flows/Plot.tsx';
import { useIsDark } from '../flows/use-is-dark.ts';
import { RestrictionFields } from './RestrictionFields.tsx';
import { SeveralField } from './SeveralField.tsx';
import { countWords } from './count-words.ts';

type Every = 'month' | 'quarter' | 'year';
type Kept = { codeIds: readonly string[]; below: boolean; every: Every; count: MatrixRequest['count']; restriction: Restriction };
const kept = keptWhileOpen<Kept>({ codeIds: [], below: true, every: 'quarter', count: 'sources', restriction: {} });
const everyChoices = [{ id: 'month', label: 'Month' }, { id: 'quarter', label: 'Quarter' }, { id: 'year', label: 'Year' }] as const;
const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'];
const symbols = ['circle', 'square', 'diamond', 'cross', 'triangle-up', 'x'];

/** How codes were used over time, by the dates of the sources. */
export function OverTimeTab() {
  const { codeIds, below, every, count, restriction } = kept.use();
  const set = (patch: Partial<Kept>): void => kept.set({ ...kept.get(), ...patch });
  const codes = useAsk('codebook.list', {}).data?.codes;
  const known = new Map((codes ?? []).map((code) => [code.id, code]));
  const chosen = codeIds.filter((id) => known.has(id));
  const asked = useAsk('questions.overTime', { codeIds: [...chosen], below, every, count, restriction }, { enabled: chosen.length > 0, keepPrevious: true });
  const { periods = [], base, undated = 0 } = asked.data ?? {};
  const lines = asked.data?.codes.filter(({ codeId }) => known.has(codeId)) ?? [];
  const most = lines.flatMap(({ codeId, counts }) => counts.map((value, at) => ({ codeId, value, at }))).toSorted((one, other) => other.value - one.value)[0];
  if (codes !== undefined && codes.length === 0) return <EmptyRoom title="No codes yet" picture="codebook">Code some passages first. Here you then see in which months, quarters or years they were spoken of.</EmptyRoom>;
  return (
    <Stack gap={16}>
      <SeveralField label="Codes" placeholder="Type a code" choices={(codes ?? []).map(({ id, name, colour }) => ({ id, label: name, colour: colourOf(colour) }))} value={chosen} onChange={(ids) => set({ codeIds: ids.slice(0, 12) })} />
      <Cluster gap={16} align="end">
        <Select label="Every" choices={everyChoices} value={every} onChange={(next) => set({ every: next })} />
        <Select label="Counted as" choices={countWords.map(({ id, label }) => ({ id, label }))} value={count} onChange={(next) => set({ count: next })} />
        <Switch isSelected={below} onChange={(next) => set({ below: next })}>With the codes below</Switch>
      </Cluster>
      <RestrictionFields value={restriction} onChange={(next) => set({ restriction: next })} />
      <ProblemNotice problem={asked.error} />
      {chosen.length === 0 && <p>Choose one or several codes.</p>}
      {chosen.length > 0 && asked.data !== undefined && (
        <>
          <Finding>{periods.length === 0 ? 'None of these sources has a date within one period.' : most === undefined || most.value === 0 ? 'These codes were not used in any period.' : `“${known.get(most.codeId)?.name}” was used most in ${periods[most.at]!.name}: ${count === 'sources' ? `in ${most.value.toLocaleString('en-GB')} of ${counted(periods[most.at]!.sources, 'source')} of that time` : `${countWords.find(({ id }) => id === count)!.counted(most.value)}, at a time with ${counted(periods[most.at]!.sources, 'source')}`}.`}</Finding>
          {periods.length > 0 && <Lines periods={periods} lines={lines} known={known} unit={countWords.find(({ id }) => id === count)!.label} />}
          {periods.length > 0 && (
            <Table
              caption={`Codes by ${every}, counted as ${count}`}
              canSort={false}
              columns={[
                { id: 'period', heading: every[0]!.toUpperCase() + every.slice(1), value: (row: Row) => row.name },
                ...lines.map(({ codeId }, at) => ({ id: codeId, heading: known.get(codeId)!.name, kind: 'number' as const, value: (row: Row) => row.counts[at]! })),
                { id: 'sources', heading: 'Sources in it', kind: 'number' as const, value: (row: Row) => row.sources },
              ]}
              rows={periods.map((period, at) => ({ ...period, counts: lines.map(({ counts }) => counts[at]!) }))}
              rowId={(row) => row.from}
              note={<>{base?.sentence}{undated > 0 ? ` ${undated === 1 ? 'One source has' : `${undated} sources have`} no date within one ${every} and ${undated === 1 ? 'is' : 'are'} not on the line.` : ''}</>}
            />
          )}
        </>
      )}
    </Stack>
  );
}

type Row = { name: string; from: string; sources: number; counts: number[] };
type LinesProps = { periods: readonly { name: string }[]; lines: readonly { codeId: string; counts: readonly number[] }[]; known: ReadonlyMap<string, Code>; unit: string };

/** Lines are told apart by dash and mark as well as by colour. */
function Lines({ periods, lines, known, unit }: LinesProps) {
  const isDark = useIsDark();
  const drawn = useMemo(() => ({
    data: lines.map(({ codeId, counts }, at) => {
      const colour = codeColours.find(({ name }) => name === colourOf(known.get(codeId)!.colour))![isDark ? 'dark' : 'light'].sign;
      return { type: 'scatter', mode: 'lines+markers', name: known.get(codeId)!.name, x: periods.map(({ name }) => name), y: [...counts], line: { color: colour, width: 2, dash: dashes[at % dashes.length] }, marker: { size: 7, color: colour, symbol: symbols[at % symbols.length] }, hovertemplate: `${known.get(codeId)!.name}, %{x}: %{y}<extra></extra>` };
    }),
    layout: { margin: { l: 40, r: 8, t: 8, b: 48 }, legend: { orientation: 'h', y: -0.22 }, showlegend: true, hovermode: 'closest', yaxis: { title: { text: unit }, ...(lines.every(({ counts }) => counts.every((value) => value < 8)) && { dtick: 1 }) }, xaxis: { type: 'category' } },
  }), [periods, lines, isDark, unit]);
  return <Plot canSave title="Codes over time" alternative="The table below holds the same numbers." data={drawn.data} layout={drawn.layout} height={360} />;
}

import { useState } from 'react';
import type { Axis, MatrixRequest } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Cluster, Columns, EmptyRoom, Finding, Section, Select, Stack, Switch } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { AxisFields, axisWords } from './AxisFields.tsx';
import { countWords } from './count-words.ts';
import { ExportMatrixDialog } from './ExportMatrixDialog.tsx';
import { heatLegend } from './heat.ts';
import { HeatGrid } from './HeatGrid.tsx';
import { PassageList } from './PassageList.tsx';
import { RestrictionFields } from './RestrictionFields.tsx';

type Cell = { row: string; column: string };
const kept = keptWhileOpen<{ request: MatrixRequest; isHeat: boolean; open: Cell | null }>({ request: { rows: { by: 'code', below: true }, columns: { by: 'group' }, count: 'codings' }, isHeat: true, open: null });

const isWhat = ({ by }: Axis): boolean => by === 'code' || by === 'saved';
const shareChoices = [{ id: 'none', label: 'as numbers' }, { id: 'of row', label: 'in per cent of the row' }, { id: 'of column', label: 'in per cent of the column' }, { id: 'of all', label: 'in per cent of all' }] as const;
const togetherChoices = [
  { id: 'overlaps', label: 'they overlap' }, { id: 'same turn', label: 'they share a turn' }, { id: 'same paragraph', label: 'they share a paragraph' }, { id: 'same source', label: 'they share a source' }, { id: 'same voice', label: 'they share a voice' },
] as const;

/** Codes by groups, places, periods, or by each other: a sentence, a grid of numbers, and the words behind each. */
export function MatrixTab() {
  const { request, isHeat, open } = kept.use();
  const [isExporting, setExporting] = useState(false);
  const codes = useAsk('codebook.list', {}).data?.codes;
  const saved = useAsk('questions.list', {}).data?.questions ?? [];
  const voices = useAsk('voices.list', {}).data?.voices ?? [];
  const asked = useAsk('questions.matrix', request, { keepPrevious: true, enabled: codes !== undefined && codes.length > 0 });
  const matrix = asked.data;
  const bothWhat = isWhat(request.rows) && isWhat(request.columns);
  const set = (patch: Partial<MatrixRequest>): void => {
    const { together, share, ...rest } = { ...request, ...patch };
    const whats = isWhat(rest.rows) && isWhat(rest.columns);
    // Pairs of codings are a share of nothing.
    const canShare = share !== undefined && share !== 'none' && !(whats && rest.count === 'codings');
    kept.set({ ...kept.get(), open: null, request: { ...rest, ...(whats && { together: together ?? 'overlaps' }), ...(canShare && { share }) } });
  };
  if (codes !== undefined && codes.length === 0) {
    return <EmptyRoom title="Here codes are counted by who, where and when" picture="framework" actions={<Button kind="primary" onPress={() => go({ room: 'sources' })}>Go to the sources</Button>}>Code some passages first. Then see, for instance, in how many interviews of each place “Trust” was spoken of, and which codes lie on the same words. Every number leads to its quotes.</EmptyRoom>;
  }
  const choices = { codes: codes ?? [], saved, voices };
  const largest = matrix?.cells.reduce((most, row) => row.reduce((one, value) => Math.max(one, value), most), 0) ?? 0;
  return (
    <Stack gap={16}>
      <Columns gap={24} least="wide">
        <AxisFields label="Rows" value={request.rows} onChange={(rows) => set({ rows })} choices={choices} />
        <AxisFields label="Columns" value={request.columns} onChange={(columns) => set({ columns })} choices={choices} />
      </Columns>
      <Cluster gap={12} align="end">
        <Select label="Counted are" choices={countWords.map(({ id, label }) => ({ id, label: id === 'codings' && bothWhat ? 'Pairs of codings' : label }))} value={request.count} onChange={(count) => set({ count })} />
        {bothWhat && <Select label="Together when" choices={togetherChoices} value={request.together ?? 'overlaps'} onChange={(together) => set({ together })} />}
        {!(bothWhat && request.count === 'codings') && <Select label="Shown" choices={shareChoices} value={request.share ?? 'none'} onChange={(share) => set({ share })} />}
        <Switch isSelected={isHeat} onChange={(next) => kept.set({ ...kept.get(), isHeat: next })}>As a heat map</Switch>
      </Cluster>
      <RestrictionFields value={request.restriction ?? {}} onChange={(restriction) => set({ restriction })} />
      <ProblemNotice problem={asked.error} />
      {asked.isPending && <p role="status">Counting…</p>}
      {matrix !== undefined && asked.error === null && (
        <>
          <Finding>{matrix.sentence}</Finding>
          {matrix.rows.length === 0 || matrix.columns.length === 0 ? <p>There is nothing to put in {matrix.rows.length === 0 ? 'rows' : 'columns'} yet.</p> : (
            <HeatGrid caption={`${axisWords(request.rows)} by ${axisWords(request.columns).toLowerCase()}`} corner={`${axisWords(request.rows)} by ${axisWords(request.columns).toLowerCase()}`} matrix={matrix} isHeat={isHeat} open={open} onOpen={(cell) => kept.set({ ...kept.get(), open: cell })} />
          )}
          {isHeat && largest > 0 && (
            <ul className="heat-legend" aria-label="What the tints stand for">
              {heatLegend(largest).map(({ step, from, to }) => <li key={step}><i data-heat={step} />{from === to ? from.toLocaleString('en-GB') : `${from.toLocaleString('en-GB')} to ${to.toLocaleString('en-GB')}`}</li>)}
            </ul>
          )}
          <Cluster justify="between">
            <p className="questions-base">Counted among {matrix.base.sentence} “of” says what a number is out of. Enter on a cell shows what lies behind it; pressing a heading puts the rows in its order.</p>
            <Button icon="save" onPress={() => setExporting(true)}>Export the table</Button>
          </Cluster>
        </>
      )}
      {open !== null && <BehindCell request={request} cell={open} onClose={() => kept.set({ ...kept.get(), open: null })} />}
      {isExporting && <ExportMatrixDialog request={request} onClose={() => setExporting(false)} />}
    </Stack>
  );
}

const mostBehind = 60;

/** The passages behind a cell, beside the grid. */
function BehindCell({ request, cell, onClose }: { request: MatrixRequest; cell: Cell; onClose: () => void }) {
  const asked = useAsk('questions.cell', { ...request, ...cell, limit: mostBehind }, { keepPrevious: true });
  const found = asked.data;
  return (
    <InInspector label="Behind this number">
      <Section title="Behind this number" actions={<Button size="small" kind="quiet" icon="cross" onPress={onClose}>Close</Button>}>
        <ProblemNotice problem={asked.error} />
        {found === undefined && asked.isPending && <p role="status">Reading the passages…</p>}
        {found !== undefined && (
          <Stack gap={8}>
            <p>{found.sentence}</p>
            <p role="status"><strong>{counted(found.counts.passages, 'passage')}</strong>{found.counts.passages === 0 ? '.' : ` in ${counted(found.counts.sources, 'source')}, from ${counted(found.counts.voices, 'voice')}.`}{found.counts.passages > found.passages.length ? ` The first ${found.passages.length} are shown.` : ''}</p>
            <PassageList isNarrow label="Passages behind this number" passages={found.passages} />
          </Stack>
        )}
      </Section>
    </InInspector>
  );
}

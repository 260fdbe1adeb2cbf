import { useState } from 'react';
import type { Input, Output } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { host } from '../../client/kist.ts';
import { announce, Button, EmptyRoom, LinkButton, PageHeader, ProgressLine, Room, Rows, Section, Select, Stack, Tabs } from '../../ui/index.ts';
import './AcrossPage.css';

type MatrixRows = Input<'claims.matrix'>['rows'];
type MatrixColumns = Input<'claims.matrix'>['columns'];
type Cell = Output<'claims.matrix'>['cells'][number][number];

const cellWords: Record<Cell, { sign: string; word: string }> = {
  for: { sign: '+', word: 'for' },
  against: { sign: '−', word: 'against' },
  mixed: { sign: '±', word: 'mixed' },
  'looked and absent': { sign: '○', word: 'looked and absent' },
  'not looked': { sign: '', word: 'not looked' },
};

/** What there is across all claims and indicators, and where nobody has looked. */
export function AcrossPage() {
  useScroll('claims across');
  return (
    <Room>
      <PageHeader above={<LinkButton onPress={() => go({ room: 'claims' })}>Claims</LinkButton>} title="Across claims" below="Where there is evidence, of which kind, and where nobody has looked. A cell says that there is some, never how strong it is." />
      <Tabs
        label="Across claims"
        tabs={[
          { id: 'matrix', label: 'Evidence', content: <EvidenceMatrix /> },
          { id: 'progress', label: 'Signs over time', content: <SignsAcross /> },
        ]}
      />
    </Room>
  );
}

function EvidenceMatrix() {
  const [rows, setRows] = useState<MatrixRows>('claims');
  const [columns, setColumns] = useState<MatrixColumns>('groups');
  const answer = useAskLong('claims.matrix', { rows, columns });
  const work = useLongWork('claims.export');
  const list = useAsk('claims.list', {});
  const matrix = answer.data;
  async function save(): Promise<void> {
    const made = await work.start({ claimIds: (list.data?.claims ?? []).map(({ id }) => id), format: 'csv', audience: 'team' });
    if (made && (await host().saveFile(made.file)) !== null) announce('Saved');
  }
  return (
    <Stack gap={16}>
      <div className="across-choices">
        <Select label="Rows" choices={[{ id: 'claims', label: 'Claims' }, { id: 'indicators', label: 'Leading indicators' }]} value={rows} onChange={setRows} />
        <Select label="Columns" choices={[{ id: 'groups', label: 'Groups of people' }, { id: 'sources', label: 'Sources' }, { id: 'kinds', label: 'Kinds of evidence' }, { id: 'places', label: 'Places' }]} value={columns} onChange={setColumns} />
      </div>
      {answer.progress && <ProgressLine label="Looking through the evidence" detail={answer.progress.words} value={answer.progress.fraction * 100} onStop={answer.stop} />}
      <ProblemNotice problem={answer.problem ?? work.problem} />
      {matrix && matrix.rows.length === 0 && <EmptyRoom picture="claims" title="Nothing to lay out yet">Once there are claims with evidence, this shows at a glance whose words they rest on, and where nobody has looked.</EmptyRoom>}
      {matrix && matrix.rows.length > 0 && (
        <>
          <p className="across-key">{Object.values(cellWords).map(({ sign, word }) => `${sign === '' ? 'empty' : sign} ${word}`).join('   ')}</p>
          <div className="across-scroll" tabIndex={0} role="region" aria-label="Evidence across claims">
            <table className="across">
              <caption className="ui-visually-hidden">{`Evidence by ${rows} and ${columns}`}</caption>
              <thead><tr><th scope="col">{rows === 'claims' ? 'Claim' : 'Indicator'}</th>{matrix.columns.map((column) => <th key={column.key} scope="col">{column.name}</th>)}</tr></thead>
              <tbody>
                {matrix.rows.map((row, at) => (
                  <tr key={row.id}>
                    <th scope="row"><LinkButton isQuiet onPress={() => go(rows === 'claims' ? { room: 'claims', id: row.id } : { room: 'framework', id: row.id, details: { kind: 'indicator' } })}>{row.name}</LinkButton></th>
                    {matrix.columns.map((column, index) => {
                      const cell = matrix.cells[at]![index]!;
                      const count = matrix.counts[at]![index]!;
                      return <td key={column.key} data-cell={cell}><span aria-hidden="true">{cellWords[cell].sign}</span><span className="ui-visually-hidden">{cellWords[cell].word}</span>{count > 0 && <span className="across-count">{count}</span>}</td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {rows === 'claims' && columns === 'groups' && <div><Button icon="save" isDisabled={work.progress !== null} onPress={() => void save()}>Save as a table (csv), for the team</Button></div>}
          <Section title="Where there are gaps" count={matrix.gaps.length}>{matrix.gaps.length === 0 ? <p>None that Kist sees.</p> : <Rows label="Gaps" rows={matrix.gaps.map((gap) => ({ id: gap, title: gap, icon: 'missing' as const, tone: 'caution' as const }))} />}</Section>
        </>
      )}
    </Stack>
  );
}

function SignsAcross() {
  const [every, setEvery] = useState<Input<'claims.progress'>['every']>('quarter');
  const answer = useAsk('claims.progress', { every }, { keepPrevious: true });
  const found = answer.data;
  return (
    <Stack gap={16}>
      <div className="across-choices"><Select label="Every" choices={[{ id: 'quarter', label: 'Quarter' }, { id: 'year', label: 'Year' }]} value={every} onChange={setEvery} /></div>
      <ProblemNotice problem={answer.error} />
      {found && found.rows.length === 0 && <EmptyRoom picture="framework" title="No sign is logged yet">Signs of change are logged on leading indicators, from a passage or an event. Here they stand by the group that owns the indicator, over time.</EmptyRoom>}
      {found && found.rows.length > 0 && (
        <>
          <p className="across-key">Signs that confirm, are mixed, or disconfirm, in that order. Empty: none logged then, which does not mean that there was none.</p>
          <div className="across-scroll" tabIndex={0} role="region" aria-label="Signs over time">
            <table className="across">
              <caption className="ui-visually-hidden">Signs of indicators by group over time</caption>
              <thead><tr><th scope="col">Indicator</th><th scope="col">Owned by</th>{found.periods.map((period) => <th key={period} scope="col">{period}</th>)}</tr></thead>
              <tbody>
                {found.rows.map((row) => (
                  <tr key={`${row.indicatorId} ${row.group}`}>
                    <th scope="row"><LinkButton isQuiet onPress={() => go({ room: 'framework', id: row.indicatorId, details: { kind: 'indicator' } })}>{row.wording}</LinkButton></th>
                    <td className="across-group">{row.group}</td>
                    {row.cells.map((cell, index) => <td key={found.periods[index]}>{cell.confirming + cell.mixed + cell.disconfirming === 0 ? '' : <span className="across-signs"><span aria-label={`${cell.confirming} confirming`}>{`+${cell.confirming}`}</span> <span aria-label={`${cell.mixed} mixed`}>{`±${cell.mixed}`}</span> <span aria-label={`${cell.disconfirming} disconfirming`}>{`−${cell.disconfirming}`}</span></span>}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {found.gaps.length > 0 && <Section title="Where nobody has looked" count={found.gaps.length}><Rows label="Gaps" rows={found.gaps.map((gap) => ({ id: gap, title: gap, icon: 'missing' as const, tone: 'caution' as const }))} /></Section>}
        </>
      )}
    </Stack>
  );
}

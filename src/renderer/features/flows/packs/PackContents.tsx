import type { FigurePack, PackedFigure } from '../../../../contract/index.ts';
import { audienceInWords } from '../../../../domain/disclosure/consent.ts';
import { Facts, Finding, Section, Table } from '../../../ui/index.ts';
import { dayWords, periodWords } from '../words.ts';
import { Fingerprint } from './Fingerprint.tsx';

/** Who made a pack, when and for whom. */
export function PackFacts({ pack }: { pack: FigurePack }) {
  return (
    <div className="pack-facts">
      <Facts
        facts={[
          { label: 'Made by', value: pack.from },
          { label: 'Made on', value: dayWords(pack.madeAt.slice(0, 10)) },
          { label: 'Checked for', value: audienceInWords[pack.audience] },
          ...(pack.decision === null ? [] : [{ label: 'Decided by', value: `${pack.decision.person}${pack.decision.reason === '' ? '' : `: ${pack.decision.reason}`}` }]),
          ...(pack.note === '' ? [] : [{ label: 'Note', value: pack.note }]),
          { label: 'Fingerprint of the signature', value: <Fingerprint value={pack.fingerprint} /> },
        ]}
      />
    </div>
  );
}

/** The figures of a pack, each as it may be read: a sentence, a table, how it is counted, of which data. */
export function PackContents({ pack }: { pack: FigurePack }) {
  return (
    <div className="pack-figures">
      {pack.figures.map((figure) => <Figure key={figure.id} figure={figure} />)}
    </div>
  );
}

function Figure({ figure }: { figure: PackedFigure }) {
  const { data, table } = figure;
  return (
    <Section level={3} title={figure.title}>
      <div className="pack-figure">
        <Finding>{figure.sentence}</Finding>
        {table.rows.length > 0 && (
          <Table
            caption={table.caption}
            canSort={false}
            columns={table.head.map((heading, position) => ({ id: String(position), heading, kind: position === 0 ? 'words' as const : 'number' as const, value: (row: { cells: string[] }) => row.cells[position] ?? '' }))}
            rows={table.rows.map((cells, position) => ({ id: String(position), cells }))}
            rowId={(row) => row.id}
            note={table.notes.join(' ')}
          />
        )}
        <p className="flow-faint">{figure.definition}</p>
        <p className="flow-faint">{`“${data.name}”, ${periodWords(data.from, data.to)}, extract of ${dayWords(data.extractDate)}${data.holder === '' ? '' : `, held by ${data.holder}`}. Fewer than ${data.threshold} people are hidden.${data.note === '' ? '' : ` ${data.note}`}${data.synthetic ? ' Synthetic data.' : ''}`}</p>
      </div>
    </Section>
  );
}

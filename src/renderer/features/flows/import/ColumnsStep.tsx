import { useState } from 'react';
import type { FlowMapping, MappedTable, PreparedFlows, TableLayout } from '../../../../contract/index.ts';
import { Button, Section, Select, TextField } from '../../../ui/index.ts';
import { counted, listed } from '../../coding/in-words.ts';
import { dateFormats, layoutWords, roleWords, usesInWords } from './import-words.ts';
import { alikeTables, type ColumnRole, hasRows, isCounts, rolesFor, unsettled, withRole, withTables } from './mapping-plan.ts';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';

const layouts = (Object.keys(layoutWords) as TableLayout[]).map((id) => ({ id, ...layoutWords[id] }));
const uses = (Object.keys(usesInWords) as MappedTable['use'][]).map((id) => ({ id, ...usesInWords[id] }));
const inWords = (roles: readonly ColumnRole[]): string => listed(roles.map((role) => roleWords[role].label.toLowerCase()));

/** Which table is used for what and which column holds what: guessed, with the reason, and open to correction. */
export function ColumnsStep({ prepared, mapping, onMapping, onBack, onNext, isBusy, onMore }: StepProps & { onMore: () => void }) {
  const groups = alikeTables(prepared.tables);
  const open = unsettled(mapping);
  const why = !hasRows(mapping) ? 'No table tells what happened.'
    : open.length > 0 ? open.map(({ table, missing, twice }) => `${groups.length > 1 || prepared.tables.length > 1 ? `${table}: ` : ''}${[...(missing.length > 0 ? [`${inWords(missing)} still to be named`] : []), ...(twice.length > 0 ? [`${inWords(twice)} named twice`] : [])].join(', ')}.`).slice(0, 3).join(' ')
    : null;
  return (
    <div className="flow-import-parts">
      <Section title="How do the rows tell of time?" about={prepared.report[0]}>
        <div className="flow-import-fields">
          <Select label="One row is" choices={layouts} value={mapping.layout} onChange={(layout) => onMapping({ ...mapping, layout })} description={layoutWords[mapping.layout].description} />
          <Select label="How dates are written" choices={dateFormats} value={mapping.dateFormat} onChange={(dateFormat) => onMapping({ ...mapping, dateFormat })} />
        </div>
      </Section>
      {groups.map((positions) => <TableGroup key={positions[0]} positions={positions} prepared={prepared} mapping={mapping} onMapping={onMapping} />)}
      <StepActions next="Go on to the states" onNext={onNext} onBack={onBack} isDisabled={isBusy} why={why}>
        <Button icon="plus" kind="quiet" isDisabled={isBusy} onPress={onMore}>Add more files</Button>
      </StepActions>
    </div>
  );
}

type TableGroupProps = { positions: readonly number[]; prepared: PreparedFlows; mapping: FlowMapping; onMapping: (mapping: FlowMapping) => void };

/** Tables with the same columns: one use and one set of roles for all, an edition for each. */
function TableGroup({ positions, prepared, mapping, onMapping }: TableGroupProps) {
  const first = positions[0]!;
  const { columns } = prepared.tables[first]!;
  const table = mapping.tables[first]!;
  const rows = positions.reduce((sum, position) => sum + prepared.tables[position]!.rows, 0);
  const names = positions.map((position) => prepared.tables[position]!.name);
  const title = positions.length === 1 ? names[0]! : `${positions.length} tables with the same columns`;
  const choices = rolesFor(mapping.layout, table.use).map((id) => ({ id, ...roleWords[id] }));
  return (
    <Section title={title} level={2} count={counted(rows, 'row')} {...(positions.length > 1 && { about: names.join(', ') })}>
      <div className="flow-table-group">
        <div className="flow-import-fields">
          <Select label={positions.length === 1 ? 'What this table is used for' : 'What these tables are used for'} choices={uses} value={table.use} onChange={(use) => onMapping(withTables(mapping, positions, () => ({ use })))} description={usesInWords[table.use].description} />
        </div>
        {table.use !== 'no' && (
          <>
            <div className="flow-columns-scroll">
              <table className="flow-columns-table">
                <caption className="ui-visually-hidden">Columns of {title}</caption>
                <thead><tr><th scope="col">Column</th><th scope="col">What it holds</th><th scope="col">Why</th></tr></thead>
                <tbody>
                  {columns.map((column, position) => {
                    const role = table.roles[position] ?? 'ignore';
                    return (
                      <tr key={`${position} ${column.name}`} data-is-out={role === 'ignore' || role === 'note' || undefined}>
                        <th scope="row"><span className="flow-column-name">{column.name || `Column ${position + 1}`}</span><span className="flow-faint">{column.examples.slice(0, 3).join(', ') || 'empty'}</span></th>
                        <td><Select label={`Role of ${column.name || `column ${position + 1}`}`} hasHiddenLabel choices={choices} value={choices.some(({ id }) => id === role) ? role : 'ignore'} onChange={(next) => onMapping(withRole(mapping, positions, position, next))} /></td>
                        <td className="flow-faint">{role === column.role ? column.why : 'You said so.'}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            {table.use === 'rows' && <WholeTables positions={positions} prepared={prepared} mapping={mapping} onMapping={onMapping} />}
          </>
        )}
      </div>
    </Section>
  );
}

/** What holds for all rows of a table, where no column says it. */
function WholeTables({ positions, prepared, mapping, onMapping }: TableGroupProps) {
  const [isOpen, setOpen] = useState(() => positions.some((position) => mapping.tables[position]!.edition !== '' && !mapping.tables[position]!.roles.includes('edition')));
  const { roles } = mapping.tables[positions[0]!]!;
  const fields = ([
    ['edition', 'Which return or extract', 'Later ones sort after earlier ones: 2021, 2022'],
    ['stream', 'Stream of all rows', 'Which service recorded them'],
    ['place', 'Place of all rows', 'Locality or council'],
  ] as const).filter(([role]) => !roles.includes(role) && !(role === 'edition' && isCounts(mapping.layout)));
  if (fields.length === 0) return null;
  const set = (position: number, field: 'edition' | 'stream' | 'place', words: string): void => onMapping(withTables(mapping, [position], () => ({ [field]: words })));
  if (!isOpen) return <div><Button size="small" kind="quiet" icon="plus" onPress={() => setOpen(true)}>{`Say ${listed(fields.map(([role]) => ({ edition: 'the return', stream: 'the stream', place: 'the place' })[role]))} of all rows`}</Button></div>;
  return (
    <div className="flow-whole-tables">
      {positions.map((position) => (
        <div key={position} role="group" aria-label={prepared.tables[position]!.name} className="flow-import-fields">
          {fields.map(([field, label, description]) => (
            <TextField
              key={field}
              label={positions.length === 1 ? label : `${label}: ${prepared.tables[position]!.name}`}
              value={mapping.tables[position]![field]}
              onChange={(words) => set(position, field, words)}
              {...(positions[0] === position && { description })}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

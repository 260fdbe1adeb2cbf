import { Button, Cluster, Select, TextField } from '../../../ui/index.ts';
import type { LevelRow } from './level-rows.ts';

type LevelTableProps = { streams: readonly { stream: string; states: readonly { id: string; label: string }[] }[]; rows: readonly LevelRow[]; onRows: (rows: LevelRow[]) => void };

const anything = 'anything';

/** A rule as a table: one row a combination of states, from the highest level down. */
export function LevelTable({ streams, rows, onRows }: LevelTableProps) {
  const set = (position: number, patch: Partial<LevelRow>): void => onRows(rows.map((row, at) => (at === position ? { ...row, ...patch } : row)));
  const move = (position: number, by: -1 | 1): void => {
    const next = [...rows];
    next.splice(position + by, 0, ...next.splice(position, 1));
    onRows(next);
  };
  return (
    <div className="level-table">
      <div className="flow-columns-scroll">
        <table>
          <caption className="ui-visually-hidden">Which states make which level</caption>
          <thead>
            <tr>
              {streams.map(({ stream }) => <th key={stream} scope="col">{stream}</th>)}
              <th scope="col">Level</th>
              <th scope="col"><span className="ui-visually-hidden">Order</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, position) => (
              // Rows have no name of their own while they are written.
              <tr key={position}>
                {streams.map(({ stream, states }) => (
                  <td key={stream}>
                    <Select label={`${stream}, row ${position + 1}`} hasHiddenLabel choices={[{ id: anything, label: 'Anything' }, ...states]} value={row.when[stream] || anything} onChange={(state) => set(position, { when: { ...row.when, [stream]: state === anything ? '' : state } })} />
                  </td>
                ))}
                <td><TextField label={`Level of row ${position + 1}`} hasHiddenLabel value={row.level} placeholder="Level" onChange={(level) => set(position, { level })} /></td>
                <td>
                  <Cluster gap={4}>
                    <Button kind="quiet" size="small" icon="arrow-up" hasHiddenLabel isDisabled={position === 0} onPress={() => move(position, -1)}>{`Move row ${position + 1} up`}</Button>
                    <Button kind="quiet" size="small" icon="arrow-down" hasHiddenLabel isDisabled={position === rows.length - 1} onPress={() => move(position, 1)}>{`Move row ${position + 1} down`}</Button>
                    <Button kind="quiet" size="small" icon="cross" hasHiddenLabel isDisabled={rows.length === 1} onPress={() => onRows(rows.filter((_, at) => at !== position))}>{`Take row ${position + 1} away`}</Button>
                  </Cluster>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div><Button size="small" icon="plus" onPress={() => onRows([...rows, { level: '', when: {} }])}>Add a row</Button></div>
    </div>
  );
}

import type { FlowPage } from '../../../contract/index.ts';
import type { Figure } from './view-props.ts';
import { isShown, labelOf, periodWords, shown } from './words.ts';
import './flows.css';

/** The matrix of moves. Every cell can be chosen: the inspector then says it in words and it can be used as evidence. */
export function MovesMatrix({ page, figure, onFigure, note }: { page: FlowPage; figure: Figure | null; onFigure: (figure: Figure) => void; note: string }) {
  const { states, cells, rowTotals, columnTotals, total } = page.moves;
  const label = labelOf(page.dataset);
  const isChosen = (from: string, to: string): boolean => figure?.kind === 'move' && figure.from === from && figure.to === to;
  return (
    <div className="moves-matrix">
      <h2 id="moves-matrix-title">Moves between states, {periodWords(page.from, page.to)}</h2>
      <div className="moves-matrix-scroll" tabIndex={0} role="region" aria-label="Table of moves">
        <table aria-labelledby="moves-matrix-title">
          <thead>
            <tr>
              <th scope="col">From \ to</th>
              {states.map((state) => <th key={state} scope="col">{label(state)}</th>)}
              <th scope="col">All</th>
            </tr>
          </thead>
          <tbody>
            {states.map((from, row) => (
              <tr key={from}>
                <th scope="row">{label(from)}</th>
                {states.map((to, column) => {
                  const count = cells[row]![column]!;
                  return (
                    <td key={to} data-hidden={!isShown(count) || undefined}>
                      <button
                        type="button"
                        aria-pressed={isChosen(from, to)}
                        aria-label={`From ${label(from)} to ${label(to)}: ${isShown(count) ? `${count} moves` : 'hidden'}`}
                        onClick={() => onFigure({ kind: 'move', from, to })}
                      >
                        {count === 0 ? '·' : shown(count)}
                      </button>
                    </td>
                  );
                })}
                <td className="moves-matrix-total">{shown(rowTotals[row]!)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">All</th>
              {columnTotals.map((count, column) => <td key={states[column]} className="moves-matrix-total">{shown(count)}</td>)}
              <td className="moves-matrix-total">{shown(total)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p>{note} A dot is zero. Moves within one state are changes of carer or place.</p>
    </div>
  );
}

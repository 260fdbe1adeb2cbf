/**
 * Figures that became evidence before flow data were asked by questions: the address said a dataset's page and a figure on it. They are read as the question that answers the same;
 * at reading, because undo may bring an old one back at any time. How they were pinned tells that small numbers were protected in another way then.
 */
import type { EvidenceTarget, FigureAddress, FlowView } from '../contract/index.ts';
import type { Readable } from './open.ts';

export type OldFigure = { kind: 'move'; from: string; to: string } | { kind: 'stock'; state: string; date: string } | { kind: 'hidden moves' } | { kind: 'moves per person' };
type OldTarget = { kind: 'figure'; address: { window: { datasetId: string }; figure: OldFigure } };

const isOld = (target: EvidenceTarget | OldTarget): target is OldTarget => target.kind === 'figure' && 'window' in target.address;

/** What old pages called the time between two stays that no record covers. */
const oldGap = 'no state recorded';

/** A target of evidence as it is read now. */
export function targetOf(database: Readable, target: EvidenceTarget | OldTarget): EvidenceTarget {
  return isOld(target) ? { kind: 'figure', address: addressOf(database, target.address.window.datasetId, target.address.figure) } : target;
}

function addressOf(database: Readable, datasetId: string, figure: OldFigure): FigureAddress {
  const of = (view: FlowView, cell: FigureAddress['cell']): FigureAddress => ({ question: { datasetId, view }, cell });
  const state = (name: string): string => (name === oldGap ? 'gap' : name);
  switch (figure.kind) {
    case 'move': return of({ measure: 'moves' }, { table: 'moves', row: state(figure.from), column: state(figure.to) });
    case 'stock': return of({ measure: 'stocks', every: 'month' }, { table: 'stocks', row: figure.date, column: figure.state });
    case 'hidden moves': return of({ measure: 'hidden moves', ...snapshotOf(database, datasetId) }, null);
    case 'moves per person': return of({ measure: 'moves per person' }, null);
  }
}

/** The day of the yearly count was the dataset's own. */
function snapshotOf(database: Readable, datasetId: string): { month: number; day: number } {
  const snapshot = database.prepare('SELECT snapshot FROM dataset WHERE id = ?').pluck().get(datasetId) as string | undefined;
  return snapshot === undefined ? { month: 7, day: 31 } : (JSON.parse(snapshot) as { month: number; day: number });
}

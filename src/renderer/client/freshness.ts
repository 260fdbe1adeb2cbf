import type { MethodName } from '../../contract/index.ts';

/** Large answers, and what may change them; every other answer is asked for again after any change. */
const onlyAfter: Partial<Record<MethodName, readonly string[]>> = {
  'sources.read': ['sources', 'voices', 'history'],
  'sources.identifiers': ['sources', 'history'],
  'sources.report': ['sources', 'history'],
  'sources.recordings': ['sources', 'history'],
  'sources.recordingPiece': [],
  'agreement.figures': ['agreement', 'coding', 'codebook', 'sources', 'team', 'history'],
  'agreement.compare': ['agreement', 'coding', 'codebook', 'sources', 'team', 'voices', 'history'],
  'agreement.differences': ['agreement', 'coding', 'codebook', 'sources', 'team', 'voices', 'history'],
  'agreement.readings': ['agreement', 'coding', 'codebook', 'sources', 'team', 'history'],
  'flows.page': ['flows', 'history'],
  'flows.ledger': ['flows', 'history'],
  'vault.strength': [],
  'vault.lookOver': [],
  'vault.list': ['vault'],
};

/** Whether an answer on the screen may be out of date after `change` was stored. */
export function mayBeStale(asked: MethodName, change: string): boolean {
  const areas = onlyAfter[asked];
  return areas === undefined || areas.includes(change.split('.')[0]!);
}

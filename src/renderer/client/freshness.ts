import type { MethodName } from '../../contract/index.ts';

/** Large answers, and what may change them; every other answer is asked for again after any change. */
const onlyAfter: Partial<Record<MethodName, readonly string[]>> = {
  'sources.read': ['sources', 'voices', 'history'],
  'sources.identifiers': ['sources', 'history'],
  'sources.report': ['sources', 'history'],
  'sources.corrected': ['sources', 'history'],
  'sources.revision': ['sources', 'history'],
  'sources.recordings': ['sources', 'history'],
  'sources.recordingPiece': [],
  'agreement.figures': ['agreement', 'coding', 'codebook', 'sources', 'team', 'history'],
  'agreement.compare': ['agreement', 'coding', 'codebook', 'sources', 'team', 'voices', 'history'],
  'agreement.differences': ['agreement', 'coding', 'codebook', 'sources', 'team', 'voices', 'history'],
  'agreement.readings': ['agreement', 'coding', 'codebook', 'sources', 'team', 'history'],
  'flows.view': ['flows', 'history'],
  'flows.compareExtracts': ['flows', 'history'],
  'flows.difference': ['flows', 'history'],
  'flows.people': ['flows', 'history'],
  'flows.person': ['flows', 'sources', 'voices', 'history'],
  'flows.stories': ['flows', 'sources', 'voices', 'history'],
  'framework.series': ['flows', 'framework', 'history'],
  'flows.subsets': ['flows', 'history'],
  'flows.checkExport': ['flows', 'vault', 'history'],
  'flows.ledger': ['flows', 'history'],
  'vault.strength': [],
  'vault.lookOver': [],
  'vault.list': ['vault'],
};

/** Whether an answer on the screen may be out of date after `change` was stored. */
export function mayBeStale(asked: MethodName, change: string): boolean {
  // Words on their way into an editor are kept about once a second, and no answer tells of them.
  if (change === 'team.keepDraft') return false;
  const areas = onlyAfter[asked];
  return areas === undefined || areas.includes(change.split('.')[0]!);
}

import type { ChosenFile, FlowMapping, PreparedFlows } from '../../../../contract/index.ts';
import { host } from '../../../client/kist.ts';
import type { KnownFields } from './known-fields.ts';

export const importSteps = [
  { id: 'files', label: 'Files' },
  { id: 'columns', label: 'Columns' },
  { id: 'states', label: 'States and names' },
  { id: 'people', label: 'First people' },
  { id: 'rows', label: 'Odd rows' },
  { id: 'known', label: 'What is known' },
  { id: 'store', label: 'Store' },
] as const;
export type ImportStep = (typeof importSteps)[number]['id'];

export type KeptImport = {
  files: readonly ChosenFile[];
  /** As it was read last. */
  prepared: PreparedFlows;
  /** As it is now, with what was put right since. */
  mapping: FlowMapping;
  /** The saved mapping that it began with. */
  mappingId: string | null;
  known: KnownFields;
  step: ImportStep;
};

let kept: KeptImport | null = null;
let isListening = false;

/** An import that was begun waits while one looks into another room. */
export function keptImport(): KeptImport | null {
  return kept;
}

export function keepImport(now: KeptImport | null): void {
  kept = now;
  if (isListening) return;
  isListening = true;
  // What the files say must not outlive the lock.
  host().on((event) => {
    if (event.kind === 'locked') kept = null;
  });
}

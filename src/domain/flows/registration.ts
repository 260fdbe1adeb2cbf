import { normalName } from './names.ts';

/** How logs say that an activity starts or completes: the words of the XES standard's lifecycle extension (IEEE 1849-2016) and everyday ones. */
const starts = new Set(['start', 'started', 'starts', 'begin', 'begins', 'began', 'open', 'opened', 'in', 'entry', 'enter', 'admitted', 'admission', 's']);
const completions = new Set(['complete', 'completed', 'completes', 'end', 'ended', 'ends', 'finish', 'finished', 'stop', 'stopped', 'close', 'closed', 'out', 'exit', 'leave', 'discharged', 'discharge', 'c', 'e']);

/** 1 for the start of an activity, 2 for its completion, 0 for anything else. */
export function registrationOf(cell: string): 0 | 1 | 2 {
  const word = normalName(cell);
  return starts.has(word) ? 1 : completions.has(word) ? 2 : 0;
}

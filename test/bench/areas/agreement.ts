import type { Input } from '../../../src/contract/index.ts';
import { codedVault } from '../coded-ground.ts';
import type { Ground } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { row, type Row } from '../rows.ts';
import { scanOf } from '../scan.ts';

/** Every coding of every coder is laid over every turn or letter, code by code; nothing is promised, since nobody waits for it while reading. */
const asLongAsFigures = 100;

/** How far three coders agree over everything that they have read, against a plain regular expression over the same texts. */
export async function* agreement(ground: Ground): AsyncGenerator<Row> {
  const { vault, coders, texts, codings } = await codedVault(ground);
  const size = `${codings.toLocaleString('en-GB')} codings in ${texts.length} sources`;
  const scan = scanOf(texts);
  const turns = Math.max(1, ground.size.turns >> 1);
  const asked: readonly [string, Input<'agreement.figures'>, number][] = [
    ['figures of two coders, turn by turn', { coderIds: coders.slice(0, 2), level: 'turn', uncoded: 'all', rounds: 0 }, asLongAsFigures],
    ['figures of three coders, by characters', { coderIds: [...coders], level: 'character', uncoded: 'left out', rounds: 0 }, asLongAsFigures],
    ['figures of two coders with intervals of 500 rounds', { coderIds: coders.slice(0, 2), level: 'turn', uncoded: 'all', rounds: 500 }, 2 * asLongAsFigures],
  ];
  for (const [name, request, budget] of asked) yield row('agreement', `${name}, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, () => vault.call('agreement.figures', request), scan)), unit: 'ms', budget });
  yield row('agreement', `a list of differences, ${size}`, 'a regular expression over all texts', { ...(await inTurns(turns, () => vault.call('agreement.differences', { coderIds: coders.slice(0, 2), limit: 200 }), scan)), unit: 'ms', budget: 60 });
}

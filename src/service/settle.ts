import type { Coding, Output, Parsed } from '../contract/index.ts';
import { joinCodings } from '../domain/coding/memos.ts';
import { passageOf } from '../domain/coding/passage.ts';
import type { KeptReading } from '../vault/agreement.ts';
import type { Change } from '../vault/change.ts';
import { listCodings, type OpenText } from '../vault/coding.ts';
import { readCoder } from '../vault/team.ts';
import { requireCode } from './codebook.ts';
import type { CommandContext } from './context.ts';
import { requireText, wordsColumns } from './put-codings.ts';
import { inShort, notHere } from './references.ts';

/**
 * Writes down what coders decided about a code on some words, and changes their codings accordingly. Every coding goes on carrying its coder's name: "code it" gives each of
 * those who decided the code on exactly these words, "leave it" takes it from those who had it, and how each had read before is kept with the decision.
 */
export function settle({ change, database }: CommandContext, { sourceId, start, end, codeId, coderIds, decision, reason }: Parsed<'agreement.settle'>): Output<'agreement.settle'> {
  const code = requireCode(database, codeId);
  const open = requireText(database, sourceId);
  passageOf(open.text, start, end);
  const coders = [...new Set(coderIds)];
  for (const id of coders) if (!readCoder(database, id)) notHere('coder', id);
  const there = listCodings(database, sourceId).filter((coding) => coding.codeId === codeId && coders.includes(coding.coderId) && coding.start < end && start < coding.end);
  const after =
    decision === 'code it'
      ? coders.map((coder) => giveExactly(change, open, { codeId, start, end, coder, how: `Settled together${reason.trim() === '' ? '' : `: ${inShort(reason, 200)}`}` }, there.filter((coding) => coding.coderId === coder)))
      : decision === 'leave it'
        ? takeAway(change, there)
        : there.map((coding) => coding.id);
  const id = change.newId();
  change.insert('settlement', {
    id,
    source_id: sourceId,
    revision_id: open.revisionId,
    start,
    end,
    code_id: codeId,
    coders: JSON.stringify(coders),
    before: JSON.stringify(there.map((coding): KeptReading => ({ id: coding.id, codeId, coderId: coding.coderId, sourceId, revisionId: open.revisionId, start: coding.start, end: coding.end, memo: coding.memo }))),
    after: JSON.stringify(after),
    decision,
    reason,
    coder_id: change.coderId,
    at: change.at,
    version: 1,
  });
  const said = { 'code it': 'to be coded', 'leave it': 'to be left', 'agree to differ': 'to differ on' }[decision];
  change.describe(`Settled a difference: words ${said} “${code.name}”`);
  return { id, version: 1 };
}

/** Sees to it that a coder has the code on exactly these words: moves the ends of what they had there, or adds it. Answers the id of the coding. */
function giveExactly(change: Change, open: OpenText, wanted: { codeId: string; start: number; end: number; coder: string; how: string }, had: readonly Coding[]): string {
  const columns = wordsColumns(change.database, open, wanted);
  const isExact = (coding: Coding): boolean => coding.start === wanted.start && coding.end === wanted.end;
  const [kept, ...others] = had.toSorted((one, other) => Number(isExact(other)) - Number(isExact(one)) || other.end - other.start - (one.end - one.start));
  if (kept === undefined) {
    const id = change.newId();
    change.insert('coding', { id, code_id: wanted.codeId, source_id: open.sourceId, ...columns, coder_id: wanted.coder, at: change.at, memo: '', how: wanted.how, weight: null, pinned: 0, version: 1 });
    return id;
  }
  takeAway(change, others);
  const { pinned, ...said } = others.reduce((joined, other) => joinCodings(joined, other), { memo: kept.memo, weight: kept.weight, pinned: kept.pinned, how: kept.how });
  change.update('coding', kept.id, { ...columns, ...said, pinned: pinned ? 1 : 0 });
  return kept.id;
}

function takeAway(change: Change, codings: readonly Coding[]): string[] {
  for (const coding of codings) change.remove('coding', coding.id);
  return [];
}

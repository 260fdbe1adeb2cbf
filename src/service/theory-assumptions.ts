/** The register of assumptions: each with its standing, and how that came about. */
import { Refusal } from '../domain/refusal.ts';
import { statusInWords } from '../domain/theory/difference.ts';
import type { Assumption } from '../contract/index.ts';
import { type AssumptionRow, evidenceAbout, readAssumption, readTheoryRow } from '../vault/theories.ts';
import type { Context, Handlers } from './context.ts';
import { given, inShort, notHere } from './references.ts';
import { linkHere } from './theory-places.ts';

export const assumptionHere = (database: Context['database'], id: string): AssumptionRow => readAssumption(database, id) ?? notHere('assumption', id);

export const theoryAssumptionHandlers = {
  'theory.addAssumption': ({ change, database, coderId, newId }, { theoryId, linkId = null, text, status = 'holds', reason = '' }) => {
    if (!readTheoryRow(database, theoryId)) notHere('theory of change', theoryId);
    if (linkId !== null && linkHere(database, linkId).theoryId !== theoryId) {
      throw new Refusal('not-allowed', 'That link stands in another theory. Nothing was changed. Choose a link of this theory, or write the assumption down for the whole of it.');
    }
    const id = newId();
    const history: Assumption['history'] = [{ status, reason, at: change.at, coderId }];
    change.insert('assumption', { id, theory_id: theoryId, link_id: linkId, text, status, history: JSON.stringify(history), version: 1 });
    change.describe(`Wrote down the assumption “${inShort(text)}”`);
    return { id, version: 1 };
  },
  'theory.editAssumption': ({ change, database, coderId }, { id, expectedVersion, text, status, reason = '' }) => {
    const assumption = assumptionHere(database, id);
    const isTurned = status !== undefined && status !== assumption.status;
    if (isTurned && reason.trim() === '') {
      throw new Refusal('bad-input', `It is not said why “${inShort(assumption.text)}” ${statusInWords[status]} now. Nothing was changed. Write down the reason with it.`);
    }
    // Somebody who looks again and finds that it still stands has said something too.
    const isSaidAgain = status !== undefined && reason.trim() !== '';
    const history = isTurned || isSaidAgain ? JSON.stringify([...assumption.history, { status, reason, at: change.at, coderId }]) : undefined;
    const version = change.update('assumption', id, given({ text, status, history }), expectedVersion);
    change.describe(isTurned ? `Said that the assumption “${inShort(assumption.text)}” ${statusInWords[status]}` : `Changed the assumption “${inShort(assumption.text)}”`);
    return { id, version };
  },
  'theory.removeAssumption': ({ change, database }, { id }) => {
    const assumption = assumptionHere(database, id);
    for (const item of evidenceAbout(database, 'assumption', id)) change.remove('theory_evidence', item.id);
    change.remove('assumption', id);
    change.describe(`Took away the assumption “${inShort(assumption.text)}”`);
    return {};
  },
} satisfies Partial<Handlers<'theory'>>;

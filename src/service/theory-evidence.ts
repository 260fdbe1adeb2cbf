/** Evidence for and against links and assumptions of a theory: pinned, shown and found stale as evidence of claims is. */
import { Refusal } from '../domain/refusal.ts';
import type { TheoryEvidence } from '../contract/index.ts';
import { evidenceAbout, listTheoryEvidence, readTheoryEvidence, readTheoryRow, type TheoryEvidenceRow } from '../vault/theories.ts';
import type { Context, Handlers } from './context.ts';
import { beginReading, pin, pinAnew } from './evidence.ts';
import { targetAsNow } from './evidence-targets.ts';
import { given, inShort, notHere } from './references.ts';
import { assumptionHere } from './theory-assumptions.ts';
import { linkHere, linkInWords } from './theory-places.ts';

const evidenceHere = (database: Context['database'], id: string): TheoryEvidenceRow => readTheoryEvidence(database, id) ?? notHere('item of evidence', id);
const aboutOf = ({ linkId, assumptionId }: TheoryEvidenceRow): TheoryEvidence['about'] => (linkId !== null ? { is: 'link', linkId } : { is: 'assumption', assumptionId: assumptionId ?? '' });

/** "the link from “A” to “B”", "the assumption “…”": what it bears on, checked. */
function aboutInWords(database: Context['database'], about: TheoryEvidence['about']): string {
  return about.is === 'link' ? `the link ${linkInWords(database, linkHere(database, about.linkId))}` : `the assumption “${inShort(assumptionHere(database, about.assumptionId).text)}”`;
}

export const theoryEvidenceHandlers = {
  'theory.evidence': (context, { theoryId }) => {
    if (!readTheoryRow(context.database, theoryId)) notHere('theory of change', theoryId);
    const reading = beginReading(context);
    return {
      evidence: listTheoryEvidence(context.database, theoryId).map((row): TheoryEvidence => ({ id: row.id, about: aboutOf(row), side: row.side, reason: row.reason, version: row.version, ...targetAsNow(reading, row) })),
    };
  },
  'theory.addEvidence': (context, { about, side, target, reason }) => {
    const { change, database, coderId, newId } = context;
    const words = aboutInWords(database, about);
    const same = JSON.stringify(target);
    if (evidenceAbout(database, about.is, about.is === 'link' ? about.linkId : about.assumptionId).some((item) => JSON.stringify(item.target) === same)) {
      throw new Refusal('not-allowed', `This is evidence of ${words} already, and nothing counts twice. Nothing was changed. Change the side or the reason of the one that is there.`);
    }
    const pinned = pin(beginReading(context), target);
    const id = newId();
    change.insert('theory_evidence', {
      id, link_id: about.is === 'link' ? about.linkId : null, assumption_id: about.is === 'assumption' ? about.assumptionId : null, side, target: same, pinned: JSON.stringify(pinned), reason,
      coder_id: coderId, at: change.at, version: 1,
    });
    change.describe(`Added evidence ${side} ${words}`);
    return { id, version: 1 };
  },
  'theory.editEvidence': (context, { id, expectedVersion, side, reason, acceptAsNow }) => {
    const { change, database } = context;
    const item = evidenceHere(database, id);
    const anew = acceptAsNow ? pinAnew(beginReading(context), item) : null;
    const version = change.update('theory_evidence', id, given({ side, reason, target: anew ? JSON.stringify(anew.target) : undefined, pinned: anew ? JSON.stringify(anew.pinned) : undefined }), expectedVersion);
    change.describe(`${anew ? 'Accepted evidence as it is now' : 'Changed evidence'} on ${aboutInWords(database, aboutOf(item))}`);
    return { id, version };
  },
  'theory.removeEvidence': ({ change, database }, { id }) => {
    const item = evidenceHere(database, id);
    change.remove('theory_evidence', id);
    change.describe(`Took evidence away from ${aboutInWords(database, aboutOf(item))}`);
    return {};
  },
} satisfies Partial<Handlers<'theory'>>;

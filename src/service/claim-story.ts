/** The contribution story of a claim: drafted from the record, edited by people, read again when what it rests on goes stale. */
import { type Drafted, draftStory, staleSentence, storyParts, withOwnSentences } from '../domain/claims/draft-story.ts';
import { overclaimsIn } from '../domain/claims/overclaims.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Claim, ContributionStory } from '../contract/index.ts';
import { readProgramme } from '../vault/programme.ts';
import { bears, recordOf } from './claim-record.ts';
import { claimNow } from './claim-standing.ts';
import { claimHere } from './claims.ts';
import type { Context, Handlers } from './context.ts';
import { beginReading } from './evidence.ts';
import { inShort, notHere } from './references.ts';

type Drafting = { record: Claim; drafted: Drafted[]; story: ContributionStory };

/** The story as it is kept, and as the record would draft it now. */
function storyNow(context: Context, claimId: string): Drafting {
  const reading = beginReading(context);
  const row = claimHere(context.database, claimId);
  const record = recordOf(reading, claimNow(reading, row));
  const drafted = draftStory({
    ...record,
    place: readProgramme(context.database).places.find((place) => place.id === record.placeId)?.name ?? '',
    evidence: record.evidence.map(({ target, ...item }) => ({ ...item, kind: target?.kind ?? null })),
    conflicts: record.timeQuestions.filter(({ weight }) => weight === 'conflict').map(({ sentence }) => sentence),
  });
  const evidence = new Map(record.evidence.map((item) => [item.id, item.stale]));
  return { record, drafted, story: { claimId, sentences: row.story.map((sentence) => ({ ...sentence, stale: staleSentence(sentence, evidence, drafted) })), draftedAt: row.storyAt, version: row.version } };
}

export const claimStoryHandlers = {
  'claims.story': (context, { claimId }) => storyNow(context, claimId).story,
  'claims.draftStory': (context, { claimId }) => {
    const { change, newId } = context;
    const { record, drafted, story } = storyNow(context, claimId);
    const sentences = withOwnSentences(drafted, story.sentences.map(({ stale: _stale, ...sentence }) => sentence), newId);
    const version = change.update('claim', claimId, { story: JSON.stringify(sentences), story_at: change.at });
    change.describe(`Drafted the story of “${inShort(record.statement)}”`);
    return { id: claimId, version };
  },
  'claims.editStory': (context, { claimId, expectedVersion, sentences }) => {
    const { change } = context;
    const { record, story } = storyNow(context, claimId);
    if (new Set(sentences.map(({ id }) => id)).size < sentences.length) throw new Refusal('bad-input', 'Two sentences share one id. Nothing was changed. Give each sentence an id of its own.');
    const here = new Set([...record.evidence.map(({ id }) => id), ...story.sentences.flatMap(({ evidenceIds }) => evidenceIds)]);
    for (const { evidenceIds } of sentences) for (const id of evidenceIds) if (!here.has(id)) notHere('item of evidence of this claim', id);
    const before = new Map(story.sentences.map((sentence) => [sentence.id, sentence]));
    const now = storyParts.flatMap((part) => sentences.filter((sentence) => sentence.part === part)).map((sentence) => {
      const was = before.get(sentence.id);
      // What somebody wrote or reworded is theirs, whatever it is said to be, so that a new draft can't take it away.
      return { ...sentence, evidenceIds: [...new Set(sentence.evidenceIds)], isOwn: sentence.isOwn || was === undefined || was.isOwn || was.text !== sentence.text };
    });
    const version = change.update('claim', claimId, { story: JSON.stringify(now) }, expectedVersion);
    change.describe(`Changed the story of “${inShort(record.statement)}”`);
    return { id: claimId, version };
  },
  'claims.lint': (context, { claimId, text }) => {
    const now = claimNow(beginReading(context), claimHere(context.database, claimId));
    return { overclaims: overclaimsIn('the text', text, bears(now)) };
  },
} satisfies Partial<Handlers<'claims'>>;

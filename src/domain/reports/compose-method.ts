/** How a brief was made: who coded, by which rubric, what was held back, who decided, and where the vault's history stood. */
import type { Block, Runs } from './brief.ts';
import type { Dossier } from './dossier.ts';
import { baseSentence, codersSentence, decisionSentence, figuresSentence, headSentence, heldBackSentences, linkSentence, madeSentence, syntheticSentence } from './sentences.ts';

export function methodBlocks(dossier: Dossier): Block[] {
  const { audience, claims, coders, sources, voices, fewerThan, decision, head, madeOn, programme } = dossier;
  const heldBack = claims.flatMap((claim) => claim.heldBack);
  const figures = claims.flatMap((claim) => claim.evidence.filter((item) => item.kind === 'figure'));
  const rubrics = [...new Set(claims.filter((claim) => claim.ratings.length > 0).map((claim) => claim.rubric.number))];
  const sentences = [
    madeSentence(audience, madeOn),
    baseSentence(sources, voices, fewerThan),
    codersSentence(coders, audience),
    ...rubrics.map((number) => `Strength was rated by version ${number} of the written rubric, whose words are locked.`),
    audience === 'team' ? 'Voices stand here under their pseudonyms, for the team alone.' : 'Everybody is named at the level that they agreed to, and never by pseudonym.',
    ...heldBackSentences(heldBack),
    ...(heldBack.length > 0 ? ['What is missing and whose voice is here were worked out with everything, also with what was held back.'] : []),
    decisionSentence(decision, audience),
    ...(figures.length > 0 ? [figuresSentence(Math.max(...figures.map((item) => item.threshold)))] : []),
    linkSentence,
    syntheticSentence({ programme, claims }),
    headSentence(head),
  ].filter((sentence) => sentence !== null);
  return [{ kind: 'heading', level: 2, text: 'How this brief was made' }, { kind: 'list', items: sentences.map((text): Runs => [{ text }]) }];
}

/**
 * Writes a brief from a dossier. The order is that of a contribution story (what changed, the programme's part, what else was needed, what else could explain it, how sure,
 * what would change our mind), with what speaks against given the same room as what speaks for. Nothing is decided here: what may leave has been decided before.
 */
import type { Block, Brief, Note, Runs } from './brief.ts';
import { claimBlocks } from './compose-claim.ts';
import { methodBlocks } from './compose-method.ts';
import type { Dossier, DossierClaim, DossierEvidence } from './dossier.ts';
import { chosenSentence, madeSentence, noteOpening, reasonSentence, syntheticSentence } from './sentences.ts';
import { dayInWords } from '../claims/in-words.ts';

/** Evidence in the order in which a brief tells it: for, against, then what bears on each rival. */
export function inReadingOrder(claim: DossierClaim): DossierEvidence[] {
  const own = claim.evidence.filter((item) => item.rivalId === null);
  const ofRivals = claim.rivals.flatMap((rival) => claim.evidence.filter((item) => item.rivalId === rival.id));
  return [...own.filter((item) => item.side === 'for'), ...own.filter((item) => item.side === 'against'), ...ofRivals];
}

/** The brief of one claim or several; `dossier.claims` gives the order. */
export function composeBrief(dossier: Dossier): Brief {
  const told = dossier.claims.flatMap(inReadingOrder);
  const numbers = new Map(told.map((item, index) => [item.id, index + 1]));
  const synthetic = syntheticSentence(dossier);
  const blocks: Block[] = [
    ...(synthetic === null ? [] : [{ kind: 'notice', text: synthetic } as const]),
    ...(dossier.claims.length > 1 ? contents(dossier) : []),
    ...dossier.claims.flatMap((claim, index) => claimBlocks(claim, dossier, { numbers, position: dossier.claims.length > 1 ? index + 1 : null })),
    ...methodBlocks(dossier),
  ];
  return {
    title: dossier.title,
    subtitle: [dossier.title.includes(dossier.programme.name) ? '' : dossier.programme.name, madeSentence(dossier.audience, dossier.madeOn)].filter(Boolean).join('. '),
    language: 'en-GB',
    blocks,
    notes: told.map((item) => noteOf(item, numbers.get(item.id)!, dossier)),
    footer: [synthetic === null ? '' : dossier.programme.synthetic ? 'Synthetic' : 'Synthetic figures', dossier.title, madeSentence(dossier.audience, dossier.madeOn)].filter(Boolean).join('. '),
  };
}

function contents({ claims }: Dossier): Block[] {
  const items: Runs[] = claims.map((claim, index) => [{ text: `Claim ${index + 1}: ${claim.statement}`, to: `claim${index + 1}` }]);
  return [{ kind: 'paragraph', tone: 'plain', runs: [{ text: 'This brief holds these claims:' }] }, { kind: 'list', items }];
}

function noteOf(item: DossierEvidence, number: number, { voices, fewerThan, audience }: Dossier): Note {
  const lines = [noteOpening(item), reasonSentence(item)];
  if (item.kind === 'quote' && item.chosen) lines.push(chosenSentence(1, item.chosen, voices, fewerThan));
  if (item.kind === 'event' && item.description.trim() !== '') lines.push(item.description.trim());
  if (item.kind === 'event') lines.push(item.knownFrom.trim() === '' ? 'How we know of it was not written down.' : `Known from: ${item.knownFrom.trim()}`);
  lines.push(`Chosen as evidence on ${dayInWords(item.chosenOn)}.`);
  // Why it is stale can name sources and voices, which are the team's to know.
  if (item.stale !== null) lines.push(`It has changed since it was chosen, and stands here because a named person let it.${audience === 'team' ? ` ${item.stale}` : ''}`);
  return { number, lines };
}

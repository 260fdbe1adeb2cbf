/** What hangs on an item of evidence that is no longer what was chosen: where a claim has to be looked at again when it goes. */
import type { Claim, Evidence, Rival, StorySentence } from '../../contract/index.ts';

export type HangsOn = {
  evidence: Pick<Evidence, 'id' | 'side' | 'rivalId' | 'test'> & { decides: boolean; isWeighed: boolean };
  /** How many other items, still as they were chosen, bear on the claim in the same way. */
  othersAlike: number;
  rivals: readonly Pick<Rival, 'id' | 'statement' | 'verdict'>[];
  story: readonly Pick<StorySentence, 'text' | 'evidenceIds'>[];
  status: Claim['status'];
  isRated: boolean;
  /** Titles of files that left with it. */
  exported: readonly { title: string; on: string }[];
};

const short = (words: string): string => (words.length <= 80 ? words : `${words.slice(0, 79).trimEnd()}…`);

/** What hangs on it, each in words; what weighs most first. */
export function hangsOn({ evidence, othersAlike, rivals, story, status, isRated, exported }: HangsOn): string[] {
  const found: string[] = [];
  if (evidence.decides) found.push(`It is one of the items that decide${evidence.test === null ? '' : ` (${evidence.test})`}.`);
  if (evidence.rivalId === null && othersAlike === 0) found.push(`Nothing else speaks ${evidence.side} the claim.`);
  const rival = rivals.find(({ id }) => id === evidence.rivalId);
  if (rival && rival.verdict !== 'not looked at yet') found.push(`The verdict on “${short(rival.statement)}” (${rival.verdict}).`);
  if (evidence.isWeighed) found.push('The confidence worked out in numbers.');
  if (isRated) found.push('The rating of how sure we are.');
  if (status === 'agreed') found.push('The claim is agreed.');
  for (const { text, evidenceIds } of story) if (evidenceIds.includes(evidence.id)) found.push(`A sentence of the story: “${short(text)}”`);
  for (const { title, on } of exported) found.push(`It went out in “${short(title)}” on ${on}.`);
  return found;
}

/** What is said beside a confidence in numbers: what keeps it from being shown, and what was left out of it (guards; reference: methods.md, section 4). */
import type { Expectation } from '../../contract/index.ts';
import type { Tie } from './sharing.ts';
import { strongest } from './weigh-evidence.ts';

export type WeighingStanding = { expectation: Expectation | null; /** Who chose the item. */ coder: string; isGone: boolean; isWeighed: boolean };

const count = (many: number, one: string, more: string): string => (many === 1 ? `One ${one}` : `${many} ${more}`);
const same = (one: string, other: string): boolean => one.trim().toLocaleLowerCase('en-GB') === other.trim().toLocaleLowerCase('en-GB');

export const numberOfItems = (many: number): string => (many === 1 ? 'one item alone' : `${many} items`);

/** A package of evidence by what its items share. */
export function packageName(tie: Tie, name: string | null): string {
  switch (tie) {
    case 'said by a person to belong together': return name ?? 'put together by hand';
    case 'person': return 'the same person';
    case 'source': return name === null ? 'the same source' : `the source “${name}”`;
    case 'event': return name === null ? 'the same event' : `the event “${name}”`;
    case 'data': return name === null ? 'the same data' : `the data “${name}”`;
  }
}

/** `missing`: while there is any, no number is shown. */
export function weighingMissing(items: readonly WeighingStanding[], packages: number, capped: boolean): { missing: string[]; notes: string[] } {
  const missing: string[] = [];
  const notes: string[] = [];
  const say = (to: string[], many: number, one: string, more: string, words: [string, string]): void => void (many > 0 && to.push(`${count(many, one, more)} ${many === 1 ? words[0] : words[1]}`));
  const weighed = items.filter(({ isWeighed }) => isWeighed);
  const chances = items.flatMap(({ expectation, coder }) => (expectation?.chances ? [{ ...expectation.chances, coder }] : []));
  if (chances.length === 0) missing.push('No item of evidence has chances yet: how likely would we see it if the claim holds, and how likely if it does not?');
  else if (weighed.length === 0) missing.push('Nothing that has chances has been looked for yet.');
  if (chances.length > 0) say(missing, items.filter(({ expectation }) => expectation?.decides && expectation.chances === null).length, 'item that decides', 'items that decide', ['has no chances.', 'have no chances.']);
  say(missing, chances.filter(({ reason }) => reason.trim() === '').length, 'item', 'items', ['does not say why its chances are what they are.', 'do not say why their chances are what they are.']);
  say(missing, chances.filter(({ agreedBy }) => agreedBy.trim() === '').length, 'item', 'items', ['has chances that no second person has agreed to.', 'have chances that no second person has agreed to.']);
  say(missing, chances.filter(({ agreedBy, coder }) => agreedBy.trim() !== '' && same(agreedBy, coder)).length, 'item', 'items', ['was agreed by the person who chose it: that takes a second one.', 'were agreed by the person who chose them: that takes a second one.']);
  say(missing, items.filter(({ expectation }) => expectation?.chances && expectation.looked === 'not found' && expectation.search.trim() === '').length, 'item', 'items', ['was not found, but where somebody looked is not written down.', 'were not found, but where somebody looked is not written down.']);
  say(notes, items.filter(({ expectation }) => !expectation?.chances && !expectation?.decides).length, 'item', 'items', ['has no chances and is left out of the number.', 'have no chances and are left out of the number.']);
  say(notes, items.filter(({ expectation }) => expectation?.chances && expectation.looked === 'not looked for').length, 'item', 'items', ['with chances has not been looked for: it says nothing yet.', 'with chances have not been looked for: they say nothing yet.']);
  say(notes, items.filter(({ expectation, isGone }) => expectation?.chances && isGone).length, 'item', 'items', ['is no longer here and is left out.', 'are no longer here and are left out.']);
  say(notes, weighed.filter(({ expectation }) => expectation!.seenBefore !== 'nobody had seen it').length, 'item', 'items', ['was or may have been seen before its chances were written down.', 'were or may have been seen before their chances were written down.']);
  if (packages > 0) notes.push(packages === 1 ? 'Items that share a source, person or event are pooled into one package.' : `Items that share a source, person or event are pooled into ${packages} packages.`);
  if (capped) notes.push(`No single item may speak for the claim more than ${strongest.item} to one, nor one of opinion more than ${strongest.interpretive} to one.`);
  notes.push('The claim is weighed against its not holding, never against its co-contributors.');
  return { missing, notes };
}

/** Given names that people of any gender have, none of them an everyday English word that a text would use for something else. */
const names = (
  'Ainsley Alex Ali Ardal Arran Ashley Aubrey Auden Bailey Bobbie Brodie Cameron Campbell Casey Charlie Chris Corey Dana Darcy Devon Drew Eden Ellery Ellis Emerson Emery Erin Evan Finlay Flynn Frankie ' +
  'Gael Glenn Greer Harley Hollis Iman Innes Jaden Jamie Jean Jesse Jo Jody Jordan Jules Kai Keir Kelly Kelsey Kendall Kerr Kim Kiran Kit Kyle Lee Leslie Linden Logan Lou Lyn Mackenzie Maddox ' +
  'Marley Marlowe Mason Micah Morgan Murray Nico Nicky Noor Oakley Paget Payton Quinn Ramsay Reece Reid Remy Riley Robin Ronnie Rory Rowan Sacha Sam Sandy Shannon Shay Shiloh Sidney Skye ' +
  'Stevie Tatum Taylor Teddy Terry Toni Torin Wallis Wren Yuri Zephyr'
).split(' ');

/**
 * The `n`-th pseudonym (from 0) that occurs in none of the texts of `avoid`: names already given, speakers' labels, or
 * whole transcripts. Case and possessive endings are disregarded. Always the same answer for the same input; when the
 * list is used up, a number follows the name.
 */
export function suggestPseudonym(n: number, avoid: readonly string[]): string {
  return suggestPseudonyms(n + 1, avoid)[n] ?? `Voice ${n + 1}`;
}

/** The first so many pseudonyms, each different; reads `avoid` once. */
export function suggestPseudonyms(count: number, avoid: readonly string[]): string[] {
  const taken = new Set<string>();
  for (const text of avoid) {
    for (const word of text.match(/\p{L}[\p{L}-]*/gu) ?? []) taken.add(word.toLowerCase());
  }
  const whole = new Set(avoid.filter((text) => text.length < 200).map((text) => text.trim().toLowerCase()));
  const free = names.filter((name) => !taken.has(name.toLowerCase()));
  const found: string[] = [];
  for (let round = 1; found.length < count; round += 1) {
    for (const name of free.length === 0 ? ['Voice'] : free) {
      const offered = round === 1 && free.length > 0 ? name : `${name} ${round}`;
      if (whole.has(offered.toLowerCase())) continue;
      found.push(offered);
      if (found.length === count) break;
    }
  }
  return found;
}

/**
 * Whose voice is here. It says who was asked and who speaks to a claim, group by group, absences in words. It never makes a claim stronger:
 * stakeholder opinion is not what a contribution claim rests on (Mayne 2019).
 */
import type { CoverageRow } from '../../contract/index.ts';

type Voiced = { id: string; group: string };

/**
 * One row per group: the programme's groups in their order, then groups that only voices name.
 * `asked` are the voices that speak in the vault's sources (interviewers and voices that withdrew left out); `speaking` the ids of those whose words are evidence.
 */
export function coverageOf(groups: readonly string[], asked: readonly Voiced[], speaking: ReadonlySet<string>): CoverageRow[] {
  const all = [...new Set([...groups, ...asked.map((voice) => voice.group)])];
  return all.map((group) => {
    const here = asked.filter((voice) => voice.group === group);
    const row = { group, speakToIt: here.filter((voice) => speaking.has(voice.id)).length, asked: here.length };
    return { ...row, words: coverageWords(row) };
  });
}

/**
 * The row in words: "nobody was asked", "none yet, 11 asked", "9 of 15 asked". Beyond the team `fewerThan` hides numbers of people below it
 * (zero is shown: an absence has to be said); where the group itself is that small, nothing is said of its parts.
 */
export function coverageWords(row: { speakToIt: number; asked: number }, fewerThan = 0): string {
  const small = (count: number): boolean => count > 0 && count < fewerThan;
  if (row.asked === 0) return 'nobody was asked';
  if (small(row.asked)) return row.speakToIt === 0 ? `none yet, fewer than ${fewerThan} asked` : `fewer than ${fewerThan} asked`;
  if (row.speakToIt === 0) return `none yet, ${row.asked} asked`;
  return `${small(row.speakToIt) ? `fewer than ${fewerThan}` : row.speakToIt} of ${row.asked} asked`;
}

/**
 * A brief as a document, before it has a format: blocks in reading order and the evidence notes that they cite. Everything in it has passed the gate.
 * All texts are plain text; whoever writes a format escapes them.
 */

/**
 * Words (leading to a heading of the same brief where `to` is set), or a citation of evidence notes by their numbers (ascending).
 * `own` marks the one sentence that was made from that note.
 */
export type Run = { text: string; to?: string } | { cite: readonly number[]; own?: true };
export type Runs = readonly Run[];

export type Block =
  /** `id`: where other places lead to; a letter, then letters and digits (Word allows no more). */
  | { kind: 'heading'; level: 2 | 3 | 4; text: string; id?: string }
  /** `finding`: a sentence that states what was found; `reason`: how the evidence above bears on the claim; `quiet`: how things were counted or chosen. */
  | { kind: 'paragraph'; tone: 'finding' | 'plain' | 'reason' | 'quiet'; runs: Runs }
  | { kind: 'quote'; text: string; attribution: Runs }
  | { kind: 'list'; items: readonly Runs[] }
  | { kind: 'facts'; rows: readonly { term: string; text: string }[] }
  /** The first cell of each row heads it. */
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; notes: readonly string[] }
  /** Something that nobody may overlook: synthetic data. */
  | { kind: 'notice'; text: string };

/** Where a piece of evidence comes from and how it bears on the claim, one sentence or two per line. */
export type Note = { number: number; lines: readonly string[] };

export type Brief = {
  title: string;
  /** Who it is for and when it was made. */
  subtitle: string;
  language: 'en-GB';
  blocks: readonly Block[];
  notes: readonly Note[];
  /** Printed at the foot of every page where the format has one. */
  footer: string;
};

/** "1", "1, 2", "1–4, 7": citations as they are shown, each with the numbers that it stands for. Three and more in a row are drawn together. */
export function citationGroups(numbers: readonly number[]): { label: string; spoken: string; numbers: number[] }[] {
  const runs: number[][] = [];
  for (const number of [...new Set(numbers)].toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => {
    if (run.length >= 3) return [{ label: `${run[0]}–${run.at(-1)}`, spoken: `Evidence notes ${run[0]} to ${run.at(-1)}`, numbers: run }];
    return run.map((number) => ({ label: String(number), spoken: `Evidence note ${number}`, numbers: [number] }));
  });
}

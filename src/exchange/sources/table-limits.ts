import { fileProblem } from './file-problem.ts';

/** What a table of answers may hold. A survey of a whole council has some ten thousand rows. */
export const tableLimits = { rows: 200_000, columns: 2_000, cells: 5_000_000, characters: 60_000_000 };
export type TableLimits = typeof tableLimits;

/** Counts what has been read of a table, and refuses what no table of answers needs before memory does. */
export function tableMeter(name: string, limits: TableLimits = tableLimits): { readonly row: () => void; readonly cell: (text: string) => void } {
  let rows = 0;
  let cells = 0;
  let characters = 0;
  const tooLarge = (what: string) => fileProblem('too-large', `“${name}” holds ${what}; that is more than Kist reads at once. Nothing was stored. Save the sheet that is needed, or a part of its rows, as a file of its own.`);
  return {
    row() {
      rows += 1;
      if (rows > limits.rows) throw tooLarge(`more than ${limits.rows.toLocaleString('en-GB')} rows`);
    },
    cell(text) {
      cells += 1;
      characters += text.length;
      if (cells > limits.cells) throw tooLarge(`more than ${limits.cells.toLocaleString('en-GB')} filled cells`);
      if (characters > limits.characters) throw tooLarge(`more than ${(limits.characters / 1e6).toFixed(0)} million characters`);
    },
  };
}

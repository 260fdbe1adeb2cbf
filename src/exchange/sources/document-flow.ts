import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { tidy } from './decode-text.ts';
import { superscript } from './draft.ts';
import { fileProblem } from './file-problem.ts';

/** Words that are set alike. */
export type Run = { readonly text: string; readonly bold: boolean; readonly italic: boolean };

/** What a paragraph of a word processor is besides its words. */
export type Setting = {
  /** A heading of this level, 1 for the title. */
  readonly level?: number | undefined;
  /** An item of a list, with the mark that stands before it ("2.", "•"). */
  readonly mark?: string | undefined;
};

type Table = { readonly rows: Array<ReadParagraph[][]>; row: ReadParagraph[][] | undefined };

/** What a document may hold while it is read; what is more is refused before memory is. */
const most = { paragraphs: 400_000, characters: 60_000_000 };

/**
 * Gathers the paragraphs of a word processor document in their order: into the body, into the cells of a table, or into
 * a stretch of its own (a note, a text box) that is placed by whoever opened it. Rows of a table become paragraphs with
 * tabs between the cells; a table of one column is only a frame around its paragraphs.
 */
export function documentFlow(name: string) {
  const body: ReadParagraph[] = [];
  const into: ReadParagraph[][] = [body];
  const tables: Table[] = [];
  const notes: string[] = [];
  let paragraphs = 0;
  let characters = 0;
  const here = (): ReadParagraph[] => into.at(-1)!;
  const flow = {
    body,
    add(runs: readonly Run[], setting: Setting = {}): void {
      const paragraph = paragraphFrom(runs, setting);
      if (paragraph !== undefined) flow.place([paragraph]);
    },
    place(more: readonly ReadParagraph[]): void {
      for (const paragraph of more) {
        paragraphs += 1;
        characters += paragraph.text.length;
        if (paragraphs > most.paragraphs || characters > most.characters) {
          throw fileProblem('too-large', `“${name}” holds more than ${paragraphs > most.paragraphs ? `${most.paragraphs.toLocaleString('en-GB')} paragraphs` : `${(most.characters / 1e6).toFixed(0)} million characters`}; that is more than Kist reads as one source. Nothing was stored. Save it in several parts.`);
        }
        here().push(paragraph);
      }
    },
    begin(): void {
      into.push([]);
    },
    end(): readonly ReadParagraph[] {
      return into.length > 1 ? into.pop()! : [];
    },
    beginTable(): void {
      tables.push({ rows: [], row: undefined });
    },
    beginRow(): void {
      const table = tables.at(-1);
      if (table === undefined) return;
      table.row = [];
      table.rows.push(table.row);
    },
    beginCell(): void {
      into.push([]);
    },
    endCell(): void {
      const cell = flow.end();
      const table = tables.at(-1);
      if (table === undefined) flow.place(cell);
      else {
        if (table.row === undefined) flow.beginRow();
        table.row!.push([...cell]);
      }
    },
    /** A row whose deletion was tracked is not there. */
    dropRow(): string {
      const row = tables.at(-1)?.rows.pop();
      const table = tables.at(-1);
      if (table !== undefined) table.row = undefined;
      return (row ?? []).flat().map(({ text }) => text).join(' ');
    },
    endTable(): void {
      const table = tables.pop();
      if (table === undefined) return;
      const widest = table.rows.reduce((width, row) => Math.max(width, row.length), 0);
      for (const row of table.rows) {
        if (widest <= 1) flow.place(row.flat());
        else {
          const text = row.map((cell) => cell.map((one) => one.text).join('\n')).join('\t').replace(/\t+$/, '');
          // Whoever speaks may stand in the first cell, in bold.
          if (text.trim() !== '') flow.place([{ text, kind: 'table' }]);
        }
      }
    },
    /** The raised number of a note at this place of the text; the same note keeps its number. */
    noteMark(id: string): string {
      let number = notes.indexOf(id) + 1;
      if (number === 0) number = notes.push(id);
      return superscript(String(number));
    },
    notes,
  };
  return flow;
}

export type DocumentFlow = ReturnType<typeof documentFlow>;

/** The words of a note as one paragraph behind its raised number, or undefined where it has none. */
export function footnoteFrom(number: number, paragraphs: readonly ReadParagraph[]): ReadParagraph | undefined {
  const text = paragraphs.map((one) => one.text).join('\n').trim();
  return text === '' ? undefined : { text: `${superscript(String(number))} ${text}`, kind: 'footnote' };
}

function paragraphFrom(runs: readonly Run[], { level, mark }: Setting): ReadParagraph | undefined {
  const raw = runs.map((run) => run.text).join('');
  if (raw.trim() === '') return undefined;
  const text = tidy(raw).replace(/\n{2,}/g, '\n').trim();
  if (text === '') return undefined;
  const marked = mark === undefined || mark === '' ? text : `${mark} ${text}`;
  if (level !== undefined) return { text: marked.replace(/\s*\n\s*/g, ' '), kind: 'heading', level };
  if (mark !== undefined) return { text: marked, kind: 'list' };
  const words = runs.filter((run) => run.text.trim() !== '');
  if (words.every((run) => run.bold)) return { text, kind: 'text', emphasis: 'bold' };
  if (words.every((run) => run.italic)) return { text, kind: 'text', emphasis: 'italic' };
  const boldOpening = openingLength(runs);
  return { text, kind: 'text', ...(boldOpening > 0 ? { boldOpening } : {}) };
}

/** How many characters of the finished text were set in bold before anything else was. */
function openingLength(runs: readonly Run[]): number {
  let opening = '';
  for (const run of runs) {
    if (!run.bold && run.text.trim() !== '') break;
    opening += run.text;
  }
  return tidy(opening).trimStart().length;
}

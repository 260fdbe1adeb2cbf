import { codePage, codePageOfCharset } from './code-pages.ts';

/** The three tables at the front of rich text: its fonts, its styles, and who has changed it. */
export type RtfTable = 'fonts' | 'styles' | 'authors';
type Font = { page: number | undefined; pictures: boolean; name: string };

/** Reads the tables entry by entry: words say what an entry is, its text up to a semicolon what it is called (RTF specification 1.9.1, "Header"). */
export function rtfTables() {
  const fonts = new Map<number, Font>();
  /** Levels of headings by the number of the style. */
  const levels = new Map<number, number | undefined>();
  const authors: string[] = [];
  let font: Font | undefined;
  let style: { readonly id: number; outline: number | undefined } | undefined;
  let held = '';
  const end = (table: RtfTable): void => {
    const said = held.trim();
    held = '';
    if (table === 'authors') authors.push(said);
    else if (table === 'fonts') {
      if (font !== undefined) font.name ||= said;
    } else if (style !== undefined) {
      const named = /^heading (\d)\b/i.exec(said)?.[1] ?? (/^title$/i.test(said) ? '1' : /^subtitle$/i.test(said) ? '2' : undefined);
      levels.set(style.id, named === undefined ? style.outline : Number(named));
      style = undefined;
    }
  };
  return {
    fonts,
    levels,
    authors,
    /** A word inside a table. */
    word(table: RtfTable, word: string, parameter: number | undefined): void {
      if (table === 'styles') {
        if (word === 's') style = { id: parameter ?? 0, outline: undefined };
        else if (word === 'outlinelevel' && style !== undefined) style.outline = parameter !== undefined && parameter >= 0 && parameter <= 8 ? parameter + 1 : undefined;
      } else if (table === 'fonts') {
        if (word === 'f') fonts.set(parameter ?? -1, (font = { page: undefined, pictures: false, name: '' }));
        else if (font === undefined) return;
        else if (word === 'fcharset') {
          font.pictures = parameter === 2;
          font.page ??= codePageOfCharset(parameter ?? 0);
        } else if (word === 'cpg' && parameter !== undefined && codePage(parameter) !== undefined) font.page = parameter;
      }
    },
    /** Text inside a table; semicolons end its entries. */
    text(table: RtfTable, text: string): void {
      for (const part of text.split(/(;)/)) {
        if (part === ';') end(table);
        else held += part;
      }
    },
    /** The end of a group: the last entry may lack its semicolon. */
    close(table: RtfTable): void {
      if (held.trim() !== '') end(table);
    },
  };
}

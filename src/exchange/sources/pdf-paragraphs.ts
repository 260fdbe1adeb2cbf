import { changed } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { counted } from './draft.ts';
import type { Line } from './pdf-lines.ts';
import { bulleted } from './plain-text.ts';
import { measureWrapping, readListMark } from './wrapped-lines.ts';

type Open = { text: string; readonly kind: ReadParagraph['kind']; readonly first: Line; last: Line; lines: number; bold: boolean; italic: boolean; readonly boldOpening: number };

/** How the text is set: what is ordinary in it. */
type Measure = { readonly size: number; readonly gap: number; readonly rightOf: (line: Line) => number; readonly leftOf: (line: Line) => number };

/**
 * Puts the lines of all pages together into paragraphs. A paragraph ends where the distance to the next line is larger
 * than usual, where a line begins further in, where its size changes, where somebody's label stands, and where the next
 * word would have fitted on the line before. Over the end of a page or column a sentence goes on.
 */
export function paragraphsOfPages(pages: readonly (readonly Line[])[], report: ReportLine[]): ReadParagraph[] {
  const lines = pages.flat();
  const set = measure(pages);
  const feet = footLines(pages, set);
  const body = lines.filter((line) => !feet.has(line));
  const wrapping = measureWrapping(body.map((line) => line.text));
  const levels = headingSizes(body, set);
  const words = new Vocabulary(lines);
  const paragraphs: ReadParagraph[] = [];
  let open: Open | undefined;
  const close = () => {
    if (open !== undefined) paragraphs.push(finished(open, levels));
    open = undefined;
  };
  for (const line of body) {
    const item = readListMark(line.text);
    const heading = levels.has(sizeOf(line));
    if (open !== undefined && !begins(open, line, set, wrapping, heading)) {
      open.text = words.join(open.text, line.text);
      open.last = line;
      open.lines += 1;
      open.bold &&= line.bold >= line.text.length;
      open.italic &&= line.italic;
      continue;
    }
    close();
    const isItem = item !== undefined && !heading && !/^[A-Z]\.$/.test(item.mark);
    open = {
      text: isItem ? bulleted(line.text, item) : line.text, kind: heading ? 'heading' : isItem ? 'list' : 'text',
      first: line, last: line, lines: 1, bold: line.bold >= line.text.length, italic: line.italic, boldOpening: line.bold,
    };
  }
  close();
  const notes = footnotes(feet, words);
  if (words.healed > 0) report.push(changed(`${counted(words.healed, 'word that was parted at the end of a line', 'words that were parted at the ends of lines')} put together.`));
  if (notes.length > 0) report.push(changed(`${counted(notes.length, 'footnote', 'footnotes')} put at the end.`));
  return [...paragraphs, ...notes];
}

function begins(open: Open, line: Line, set: Measure, wrapping: ReturnType<typeof measureWrapping>, heading: boolean): boolean {
  const { last } = open;
  const em = set.size;
  const turned = line.page !== last.page || line.column !== last.column;
  if (heading !== (open.kind === 'heading')) return true;
  if (Math.abs(line.size - last.size) > Math.max(line.size, last.size) * 0.12) return true;
  const gap = line.y - last.y;
  if (heading) return turned || gap > last.size * 1.9 || open.lines >= 4;
  if (wrapping.isOpening(line.text)) return true;
  // A label in bold opens a turn, unless bold words run on from the line before.
  if (line.bold > 0 && line.bold < line.text.length && last.bold < last.text.length && /[:.]/.test(line.text.slice(Math.max(0, line.bold - 1), line.bold + 2))) return true;
  if ((line.bold >= line.text.length) !== (last.bold >= last.text.length) && (line.bold === 0 || last.bold === 0)) return !turned || !goesOn(last.text, line.text);
  // Bullets begin an item wherever they stand; dashes and numbers may belong to the sentence before.
  if (readListMark(line.text) !== undefined && !/^[-–(\p{L}\p{N}]/u.test(line.text)) return true;
  const room = set.rightOf(last) - last.right;
  const wouldFit = room > line.firstWord + em * 0.6;
  const isShort = room > (set.rightOf(last) - set.leftOf(last)) * 0.35;
  const indented = line.left > set.leftOf(line) + em * 0.8;
  if (turned) {
    if (indented && !(last.left > set.leftOf(last) + em * 0.8)) return !/^\p{Ll}/u.test(line.text);
    if (isShort && !/^\p{Ll}/u.test(line.text)) return true;
    return goesOn(last.text, line.text) ? false : wouldFit || endsSentence(last.text);
  }
  if (gap > set.gap * Math.max(line.size, last.size) * 1.28 || gap < -em) return true;
  // Half a word waits for its other half, however short its line is.
  if (/\p{L}[-\u2010\u00ad]$/u.test(last.text) && /^\p{Ll}/u.test(line.text)) return false;
  if (readListMark(line.text) !== undefined && (wouldFit || endsSentence(last.text))) return true;
  if (indented && Math.abs(line.left - last.left) > em * 0.8 && open.lines >= 1 && !(open.kind === 'list' && open.lines === 1)) return last.left <= set.leftOf(last) + em * 0.4 ? wouldFit || endsSentence(last.text) : true;
  return wouldFit && (endsSentence(last.text) || isShort);
}

function endsSentence(text: string): boolean {
  return /[.?!:…]["'”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$/.test(text);
}

/** A sentence that stops in the middle and one that begins small, or simply no end in sight. */
function goesOn(before: string, after: string): boolean {
  return /^\p{Ll}/u.test(after) || (!endsSentence(before) && /[\p{L}\p{N},;–-]$/u.test(before));
}

function finished(open: Open, levels: ReadonlyMap<number, number>): ReadParagraph {
  const text = open.text.trim();
  if (open.kind === 'heading') return { text, kind: 'heading', level: levels.get(sizeOf(open.first)) ?? 2 };
  if (open.kind === 'list') return { text, kind: 'list' };
  if (open.bold) return { text, kind: 'text', emphasis: 'bold' };
  if (open.italic) return { text, kind: 'text', emphasis: 'italic' };
  return { text, kind: 'text', ...(open.boldOpening > 0 ? { boldOpening: Math.min(open.boldOpening, text.length) } : {}) };
}

/** What most of the text is like: its size, the distance of its lines, and the edges of each column. */
function measure(pages: readonly (readonly Line[])[]): Measure {
  const sizes = new Map<number, number>();
  for (const line of pages.flat()) sizes.set(sizeOf(line), (sizes.get(sizeOf(line)) ?? 0) + line.text.length);
  const size = commonest(sizes) ?? 12;
  const gaps = new Map<number, number>();
  const edges = new Map<string, { lefts: Map<number, number>; rights: number[] }>();
  const keyOf = (line: Line) => `${line.page} ${line.column}`;
  for (const lines of pages) {
    for (const [index, line] of lines.entries()) {
      if (Math.abs(sizeOf(line) - size) > size * 0.12) continue;
      const before = lines[index - 1];
      if (before !== undefined && before.column === line.column && line.y > before.y) {
        const gap = Math.round(((line.y - before.y) / size) * 20) / 20;
        if (gap <= 4) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
      }
      const edge = edges.get(keyOf(line)) ?? { lefts: new Map<number, number>(), rights: [] as number[] };
      edges.set(keyOf(line), edge);
      edge.lefts.set(Math.round(line.left), (edge.lefts.get(Math.round(line.left)) ?? 0) + 1);
      edge.rights.push(line.right);
    }
  }
  // Usual distances come often; of several the smallest that does is that of lines in one paragraph.
  const often = Math.max(0, ...gaps.values()) * 0.35;
  const gap = Math.min(...[...gaps].filter(([, count]) => count >= often).map(([one]) => one));
  /** Columns of other pages at the same place tell what a page with few lines does not. */
  const wide = new Map<number, number>();
  const sides = new Map<string, { left: number; right: number }>();
  for (const [key, { lefts, rights }] of edges) {
    const sorted = rights.toSorted((one, other) => one - other);
    const left = commonest(lefts) ?? 0;
    const right = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    sides.set(key, { left, right });
    wide.set(Math.round(left / 10), Math.max(wide.get(Math.round(left / 10)) ?? 0, sorted.length >= 8 ? right : 0));
  }
  return {
    size,
    gap: Number.isFinite(gap) ? gap : 1.3,
    leftOf: (line) => sides.get(keyOf(line))?.left ?? line.left,
    rightOf(line) {
      const side = sides.get(keyOf(line));
      return side === undefined ? line.right : Math.max(side.right, wide.get(Math.round(side.left / 10)) ?? 0);
    },
  };
}

function sizeOf(line: Line): number {
  return Math.round(line.size * 2) / 2;
}

function commonest(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0];
}

/** Sizes clearly larger than that of the text, each a level of heading; the largest is the title's. */
function headingSizes(lines: readonly Line[], set: Measure): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const line of lines) if (sizeOf(line) >= set.size * 1.15 && line.text.length <= 200 && /\p{L}/u.test(line.text)) sizes.set(sizeOf(line), (sizes.get(sizeOf(line)) ?? 0) + 1);
  const total = lines.length;
  const large = [...sizes].filter(([, count]) => count <= Math.max(4, total * 0.15)).map(([size]) => size).toSorted((one, other) => other - one);
  return new Map(large.map((size, index) => [size, Math.min(6, index + 1)]));
}

/** Lines in small print below everything else of their page, as far as they begin with the number of a note. */
function footLines(pages: readonly (readonly Line[])[], set: Measure): ReadonlySet<Line> {
  const feet = new Set<Line>();
  for (const lines of pages) {
    const lowest = Math.max(0, ...lines.filter((line) => line.size > set.size * 0.92).map((line) => line.y));
    const below = lines.filter((line) => line.size <= set.size * 0.92 && line.y > lowest && line.y > line.pageHeight * 0.5);
    const first = below.findIndex((line) => /^(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡])\s*\p{L}|^\d{1,3}\s+\S/u.test(line.text));
    if (first !== -1) for (const line of below.slice(first)) feet.add(line);
  }
  return feet;
}

function footnotes(feet: ReadonlySet<Line>, words: Vocabulary): ReadParagraph[] {
  const notes: ReadParagraph[] = [];
  for (const line of feet) {
    const last = notes.at(-1);
    if (last === undefined || /^(?:\d{1,3}\s+|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s*|[*†‡]\s*)\S/u.test(line.text)) notes.push({ text: line.text, kind: 'footnote' });
    else notes[notes.length - 1] = { text: words.join(last.text, line.text), kind: 'footnote' };
  }
  return notes;
}

/** First parts that keep their hyphen: "well-being", "co-production". */
const hyphenated = /^(?:self|well|non|co|ex|long|short|full|part|post|pre|anti|mid|low|high|half|multi|inter|cross|all|ill|so|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|mother|father|vice|semi|trauma|child|family|community|person|place|needs|rights|evidence|decision|early|face|follow|up|year|old)$/i;

type Parted = { readonly first: string; readonly rest: string };

/** Half a word at the end of a line and the other half at the beginning of the next. */
function partedAt(before: string, after: string): Parted | undefined {
  const first = /(\p{L}[\p{L}'’]*)[-\u2010\u00ad]$/u.exec(before)?.[1];
  const rest = /^(?!(?:and|or|to)\b)\p{Ll}[\p{L}'’]*/u.exec(after)?.[0];
  return first === undefined || rest === undefined ? undefined : { first: first.toLowerCase(), rest: rest.toLowerCase() };
}

/** The words of the whole text, to tell the hyphen that a line's end put in from one that belongs to the word. */
class Vocabulary {
  healed = 0;
  private readonly seen = new Set<string>();
  /** Whether this text parts words at the ends of its lines at all: many are set without. */
  private readonly parts: boolean;

  constructor(lines: readonly Line[]) {
    for (const { text } of lines) {
      // The last word of a line may be half a word.
      for (const word of text.replace(/\S+$/, '').toLowerCase().match(/\p{L}[\p{L}'’]*(?:-\p{L}[\p{L}'’]*)*/gu) ?? []) this.seen.add(word);
    }
    let parted = 0;
    let own = 0;
    for (const [index, { text }] of lines.entries()) {
      const found = partedAt(text, lines[index + 1]?.text ?? '');
      if (found === undefined) continue;
      if (this.belongs(found)) own += 1;
      else if (this.seen.has(found.first + found.rest)) parted += 1;
    }
    this.parts = parted > own / 2;
  }

  private belongs({ first, rest }: Parted): boolean {
    return this.seen.has(`${first}-${rest}`) || (!this.seen.has(first + rest) && hyphenated.test(first));
  }

  join(before: string, after: string): string {
    const found = partedAt(before, after);
    if (found === undefined) {
      // "--" and "word–word" are broken without a space.
      return /(?:^|\s)-$/.test(before) && /^-(?:\s|$)/.test(after) ? before + after : /[^\s–—/-][–—/]$|[\p{L}\p{N}]-$/u.test(before) && /^(?!(?:and|or|to)\b)[\p{L}\p{N}]/u.test(after) ? before + after : `${before} ${after}`;
    }
    const soft = before.endsWith('\u00ad');
    if (!soft && (this.belongs(found) || !(this.parts || this.seen.has(found.first + found.rest)))) return before + after;
    this.healed += 1;
    return before.slice(0, -1) + after;
  }
}

import { counted } from './draft.ts';
import type { Draft, ReadText } from './draft.ts';
import { healBreaks } from './heal-breaks.ts';
import { isFull, joinLines, measureWrapping, readListMark, runsOn } from './wrapped-lines.ts';
import type { Wrapping } from './wrapped-lines.ts';
import { changed, dropped } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

/** Reads text without markup: empty lines part paragraphs, wrapped lines are joined, page ends are mended. */
export function readPlainText(text: string): ReadText {
  const report: ReportLine[] = [];
  const pages = leaveOutPageNumbers(text, report);
  const lines = pages.split('\n').map((line) => line.trimEnd());
  const wrapping = measureWrapping(lines);
  const drafts = blocksOf(lines, wrapping, report);
  const { paragraphs, healed } = healBreaks(drafts, wrapping.hard || !wrapping.conversation);
  if (wrapping.hard) report.push(changed('Lines that were broken at the edge of the page were joined into paragraphs.'));
  if (healed > 0) report.push(changed(`${counted(healed, 'paragraph', 'paragraphs')} put together across a page end or footnotes.`));
  const first = paragraphs[0];
  return { title: first?.kind === 'heading' ? first.text : null, paragraphs: paragraphs.map(withoutBreak), report };
}

export function withoutBreak({ afterBreak: _, ...paragraph }: Draft): Omit<Draft, 'afterBreak'> {
  return paragraph;
}

/** Where a form feed marks the pages, a number alone on their first or last line is the page's. */
function leaveOutPageNumbers(text: string, report: ReportLine[]): string {
  if (!text.includes('\f')) return text;
  let left = 0;
  const pages = text.split('\f').map((page) => {
    const trimmed = page.replace(/^(\s*)(?:page )?\d{1,4}(?: of \d{1,4})?[ \t]*(\n|$)/i, (_, lead: string, end: string) => ((left += 1), lead + end));
    return trimmed.replace(/\n[ \t]*(?:page )?\d{1,4}(?: of \d{1,4})?\s*$/i, () => ((left += 1), '\n'));
  });
  if (left > 0) report.push(dropped(`${counted(left, 'page number', 'page numbers')} left out.`));
  return pages.join('\n\f');
}

function blocksOf(lines: readonly string[], wrapping: Wrapping, report: ReportLine[]): Draft[] {
  const drafts: Draft[] = [];
  let open: { text: string; last: string; kind: Draft['kind'] } | undefined;
  let afterBreak = false;
  let rules = 0;
  let footnote = 0;
  // One space before a line where no other line has one is what is left of a form feed.
  const spaced = lines.filter((line) => /^ \S/.test(line)).length;
  const spaceIsPage = wrapping.hard && spaced > 0 && spaced < lines.length * 0.06;
  const close = () => {
    if (open === undefined) return;
    drafts.push({ text: open.text.trim(), kind: open.kind, ...(afterBreak ? { afterBreak } : {}) });
    afterBreak = false;
    open = undefined;
  };
  for (const [index, raw] of lines.entries()) {
    const page = raw.startsWith('\f') || (spaceIsPage && /^ \S/.test(raw));
    const line = raw.replace(/^\f+/, '');
    if (page) {
      close();
      afterBreak = true;
    }
    if (line.trim() === '') {
      close();
      continue;
    }
    if (/^\s*([-=_~*^])(?:\s*\1){2,}\s*$/.test(line)) {
      const underlined = open !== undefined && open.kind === 'text' && open.text === open.last && /^\s*[-=~^]{3,}\s*$/.test(line) && open.text.length < 120;
      if (underlined && open !== undefined) open.kind = 'heading';
      else rules += 1;
      close();
      if (!underlined) afterBreak = true;
      continue;
    }
    const note = wrapping.hard ? footnoteNumber(line, footnote) : footnoteMark(line);
    const item = note === undefined ? readListMark(line) : undefined;
    if (note !== undefined) {
      close();
      footnote = note;
      open = { text: line.trim(), last: line, kind: 'footnote' };
    } else if (item !== undefined && !isSentenceGoingOn(open, line, item.mark, wrapping)) {
      close();
      open = { text: bulleted(line, item), last: line, kind: 'list' };
    } else if (open !== undefined && !isFull(open) && (runsOn(open.last, line, wrapping, false) || (open.kind !== 'text' && /^\s{2,}\S/.test(line)))) {
      open = { ...open, text: joinLines(open.text, line), last: line };
    } else {
      close();
      open = { text: line.trim(), last: line, kind: 'text' };
    }
    if (index === lines.length - 1) close();
  }
  close();
  if (rules > 0) report.push(dropped(`${counted(rules, 'dividing line', 'dividing lines')} left out.`));
  return drafts;
}

/** "1.5 million" or "- as it were" in the middle of wrapped prose is no list. */
function isSentenceGoingOn(open: { last: string; kind: string } | undefined, line: string, mark: string, wrapping: Wrapping): boolean {
  if (open === undefined || !wrapping.hard) return false;
  return /^(?:[-–]|\d{1,3}[.)]|[a-z][.)])$/.test(mark) && open.last.length >= wrapping.width * 0.75 && !/[.:;?!]$/.test(open.last) && !/^\s{2,}/.test(line);
}

/** "12 We have conducted ..." at the foot of a page, when 11 was the last one. */
function footnoteNumber(line: string, last: number): number | undefined {
  const found = /^\s?(\d{1,3}) ?(?=[\p{Lu}‘“"'(])/u.exec(line);
  if (found !== null && Number(found[1]) === last + 1) return last + 1;
  return footnoteMark(line) === undefined ? undefined : last;
}

function footnoteMark(line: string): number | undefined {
  return /^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s*\S/.test(line) ? 0 : undefined;
}

/** Bullets of every make become one; numbers and letters stay as they are. */
export function bulleted(line: string, item: { readonly mark: string; readonly length: number }): string {
  const rest = line.slice(item.length).trim();
  return /[\p{L}\p{N}]/u.test(item.mark) ? `${item.mark} ${rest}` : /^\(?(?:\d{1,3}|\p{L})[.)]\s/u.test(rest) ? rest : `• ${rest}`;
}

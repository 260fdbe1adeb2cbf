import { counted } from './draft.ts';
import type { Draft, ReadText } from './draft.ts';
import { healBreaks } from './heal-breaks.ts';
import { unmarkMarkdown } from './inline-marks.ts';
import type { MarkTally } from './inline-marks.ts';
import { bulleted, withoutBreak } from './plain-text.ts';
import { isFull, joinLines, measureWrapping, readListMark, runsOn } from './wrapped-lines.ts';
import { changed, dropped } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

type Open = { text: string; last: string; kind: Draft['kind'] };

/** Whether a text without a name that says so is written in Markdown: two different marks of it, or one often. */
export function looksLikeMarkdown(text: string): boolean {
  const sample = text.slice(0, 400_000);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const headings = count(/^#{1,6} \S/gm);
  const bold = count(/\*\*[^\s*][^*\n]{0,200}\*\*/g);
  const links = count(/\[[^\][\n]{1,200}\]\((?:https?:|mailto:)[^)\s]{1,500}\)|<\/?(?:sup|a|br|b|i)\b[^<>\n]{0,300}>/g);
  // "*laughs*" alone is how many people type, so italics count only beside something else.
  const italics = count(/(?<![\p{L}\p{N}*])\*[^\s*][^*\n]{0,200}[^\s*]\*(?!\*)/gu) >= 2 ? 1 : 0;
  const kinds = [headings, bold, links, italics].filter((found) => found > 0).length;
  return kinds >= 2 || headings >= 3 || bold >= 3;
}

/** Reads Markdown into paragraphs of plain words. Every paragraph is kept; marks, rules and comments go, and are counted. */
export function readMarkdown(text: string): ReadText {
  const tally: MarkTally = { addresses: 0, pictures: 0, tags: 0 };
  const report: ReportLine[] = [];
  let comments = 0;
  const commentless = text.replace(/<!--[\s\S]*?(?:-->|$)/g, () => ((comments += 1), ''));
  const lines = commentless.replace(/\f/g, '\n\f').split('\n').map((line) => line.replace(/\t/g, '    ').trimEnd() + (/\S {2,}$/.test(line) ? '  ' : ''));
  const { drafts, rules } = blocksOf(keepTabs(commentless, lines), tally);
  const wrapping = measureWrapping(lines);
  const { paragraphs, healed } = healBreaks(drafts, wrapping.hard || !wrapping.conversation);
  if (rules > 0) report.push(dropped(`${counted(rules, 'dividing line', 'dividing lines')} left out.`));
  if (comments > 0) report.push(dropped(`${counted(comments, 'hidden comment', 'hidden comments')} left out.`));
  if (tally.pictures > 0) report.push(dropped(`${counted(tally.pictures, 'picture', 'pictures')} left out.`));
  if (tally.addresses > 0) report.push(dropped(`${counted(tally.addresses, 'web address behind a linked word', 'web addresses behind linked words')} left out; the words stay, and the file as it came is kept.`));
  if (healed > 0) report.push(changed(`${counted(healed, 'paragraph', 'paragraphs')} put together across footnotes or a page end.`));
  const title = paragraphs.slice(0, 3).find((one) => one.kind === 'heading' && (one.level ?? 1) === 1);
  return { title: title?.text ?? null, paragraphs: paragraphs.map(withoutBreak), report };
}

/** Tabs inside a line ("Preface<tab>4") stay; only those before its words were widened to see its depth. */
function keepTabs(text: string, widened: readonly string[]): string[] {
  if (!text.includes('\t')) return [...widened];
  return text.replace(/\f/g, '\n\f').split('\n').map((line, index) => {
    const depth = /^\s*/.exec(widened[index] ?? '')?.[0] ?? '';
    return depth + line.trim() + (/\S {2,}$/.test(line) ? '  ' : '');
  });
}

function blocksOf(lines: readonly string[], tally: MarkTally): { drafts: Draft[]; rules: number } {
  const drafts: Draft[] = [];
  const wrapping = measureWrapping(lines.map(bare));
  let open: Open | undefined;
  let afterBreak = false;
  let rules = 0;
  let fence: string | undefined;
  let start = 0;
  const add = (text: string, kind: Draft['kind'], level?: number) => {
    const unmarked = unmarkMarkdown(text, tally);
    // Lone signs (a page's "-" or "\_") carry no words.
    if (unmarked.text === '' || /^[\s\-_*=~·.|\\]{1,3}$/.test(unmarked.text)) {
      if (unmarked.text !== '') rules += 1;
      afterBreak = true;
      return;
    }
    for (const part of unmarked.text.split(/\n{2,}/)) {
      const isNote = kind === 'text' && /^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s*\S/.test(part);
      drafts.push({ ...unmarked, text: part.trim(), kind: isNote ? 'footnote' : kind, ...(level === undefined ? {} : { level }), ...(afterBreak ? { afterBreak } : {}) });
      afterBreak = false;
    }
  };
  const close = () => {
    if (open !== undefined) add(open.text, open.kind);
    open = undefined;
  };
  if (lines[0]?.trim() === '---') {
    const end = lines.findIndex((line, index) => index > 0 && index < 60 && /^(?:---|\.\.\.)\s*$/.test(line));
    const head = end > 0 ? lines.slice(1, end) : [];
    if (end > 0 && head.every((line) => /^(?:[\w-]+:|\s|-|#|$)/.test(line))) {
      const said = head.filter((line) => line.trim() !== '').map((line) => line.trim()).join('\n');
      if (said !== '') drafts.push({ text: said, kind: 'note' });
      start = end + 1;
    }
  }
  for (let index = start; index < lines.length; index += 1) {
    const raw = (lines[index] ?? '').replace(/^\f+/, () => (close(), (afterBreak = true), ''));
    const fenced = /^\s{0,3}(```+|~~~+)/.exec(raw)?.[1];
    if (fence !== undefined) {
      if (fenced !== undefined && fenced.startsWith(fence)) fence = undefined;
      else if (raw.trim() !== '') drafts.push({ text: raw.trim(), kind: 'text' });
      continue;
    }
    if (fenced !== undefined) {
      close();
      fence = fenced;
      continue;
    }
    const line = bare(raw);
    if (line.trim() === '') {
      close();
      continue;
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (heading !== null) {
      close();
      add(heading[2] ?? '', 'heading', heading[1]?.length ?? 1);
      continue;
    }
    if (/^\s{0,3}(?:=+|-+)\s*$/.test(line) && open !== undefined && open.kind === 'text' && open.text.length <= 200 && line.trim().length >= 2) {
      add(open.text, 'heading', line.trim().startsWith('=') ? 1 : 2);
      open = undefined;
      continue;
    }
    if (/^\s*(?:([-_*=~])(?:\s*\1){2,}|\\?[-_])\s*$/.test(line)) {
      close();
      rules += 1;
      afterBreak = true;
      continue;
    }
    const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
    if (row !== undefined) {
      close();
      if (!/^[\s|:-]+$/.test(row)) add(row.split(/(?<!\\)\|/).map((cell) => cell.trim()).join('\t'), 'table');
      continue;
    }
    const footnote = /^\[\^([^\][\s]{1,40})\]:\s*/.exec(line);
    const item = readListMark(line);
    if (footnote !== null) {
      close();
      open = { text: `[^${footnote[1]}] ${line.slice(footnote[0].length)}`, last: line, kind: 'footnote' };
    } else if (item !== null && item !== undefined && !/^\*[^\s*].*\*$/.test(line.trim())) {
      close();
      open = { text: bulleted(line, item), last: line, kind: 'list' };
    } else if (open !== undefined && !isFull(open) && / {2}$|\\$/.test(open.last) && !wrapping.hard) {
      open = { ...open, text: `${open.text.replace(/\\$/, '').trimEnd()}\n${line.trim()}`, last: raw };
    } else if (open !== undefined && !isFull(open) && (runsOn(plain(open.last), plain(line), wrapping, true) || (open.kind !== 'text' && /^\s{2,}\S/.test(line)))) {
      open = { ...open, text: joinLines(open.text, line), last: raw };
    } else {
      close();
      open = { text: line.trim(), last: raw, kind: 'text' };
    }
  }
  close();
  return { drafts, rules };
}

/** A line without the marks of a quotation. */
function bare(line: string): string {
  return line.replace(/^\f+/, '').replace(/^(?:\s{0,3}>\s?)+/, '');
}

/** A line as far as its beginning and end matter for joining: without emphasis. */
function plain(line: string): string {
  return line.replace(/\*\*|__/g, '');
}

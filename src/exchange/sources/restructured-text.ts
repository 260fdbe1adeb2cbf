import { counted } from './draft.ts';
import type { Draft, ReadText } from './draft.ts';
import { unmarkRestructured } from './inline-marks.ts';
import type { MarkTally } from './inline-marks.ts';
import { bulleted } from './plain-text.ts';
import { isFull, joinLines, measureWrapping, readListMark, runsOn } from './wrapped-lines.ts';
import { dropped } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

const adornment = /^([!-/:-@[-`{-~])\1{2,}\s*$/;

/** Whether a text without a name that says so is reStructuredText: directives, or headings underlined in its way. */
export function looksLikeRestructured(text: string): boolean {
  return /^\.\. [\w-]+::/m.test(text.slice(0, 20_000));
}

/**
 * Reads reStructuredText into paragraphs of plain words. Web code in raw blocks, comments and link targets are left out
 * and counted; the words of every other directive stay.
 */
export function readRestructured(text: string): ReadText {
  const tally: MarkTally = { addresses: 0, pictures: 0, tags: 0 };
  const lines = text.replace(/\f/g, '\n').split('\n').map((line) => line.replace(/\t/g, '    ').trimEnd());
  const wrapping = measureWrapping(lines);
  const drafts: Draft[] = [];
  const levels: string[] = [];
  let raw = 0;
  let comments = 0;
  let rules = 0;
  let open: { text: string; last: string; kind: Draft['kind'] } | undefined;
  const add = (marked: string, kind: Draft['kind'], level?: number) => {
    const unmarked = unmarkRestructured(marked, tally);
    if (unmarked.text !== '') drafts.push({ ...unmarked, kind, ...(level === undefined ? {} : { level }) });
  };
  const close = () => {
    if (open !== undefined) add(open.text.replace(/(?<=\S)\s*::$/, ':'), open.kind);
    open = undefined;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const next = lines[index + 1] ?? '';
    if (line.trim() === '' || line.trim() === '::') {
      close();
      continue;
    }
    const explicit = /^\.\.(?:\s+|$)(.*)$/.exec(line);
    if (explicit !== null) {
      close();
      const body = blockEnd(lines, index);
      const said = explicit[1] ?? '';
      const directive = /^(?:\|[^|]+\|\s+)?([\w-]+)::\s*(.*)$/.exec(said);
      const footnote = /^\[#?([\w*-]+)\]\s+(.*)$/.exec(said);
      if (footnote !== null) {
        open = { text: `[${footnote[1]}]_ ${[footnote[2], ...lines.slice(index + 1, body).map((part) => part.trim())].join(' ').trim()}`, last: '', kind: 'footnote' };
        close();
      } else if (directive === null) {
        comments += 1;
      } else if (directive[1] === 'raw' || directive[1] === 'contents' || directive[1] === 'include' || directive[1] === 'meta') {
        raw += Math.max(1, lines.slice(index + 1, body).filter((part) => part.trim() !== '').length);
      } else if (directive[1] === 'image' || directive[1] === 'figure') {
        tally.pictures += 1;
        for (const part of lines.slice(index + 1, body)) if (part.trim() !== '' && !/^\s+:[\w-]+:/.test(part)) add(part.trim(), 'text');
      } else {
        if ((directive[2] ?? '') !== '') add(directive[2] ?? '', 'text');
        for (const part of lines.slice(index + 1, body)) if (part.trim() !== '' && !/^\s+:[\w-]+:/.test(part)) add(part.trim(), 'text');
      }
      index = body - 1;
      continue;
    }
    if (adornment.test(line)) {
      // An overline is followed by its title and the same line again; anything else alone is a rule.
      const below = lines[index + 2] ?? '';
      if (next.trim() !== '' && adornment.test(below) && below[0] === line[0] && open === undefined) {
        add(next.trim(), 'heading', levelOf(`${line[0]}over`, levels));
        index += 2;
      } else if (open !== undefined && open.text === open.last.trim() && open.kind === 'text') {
        add(open.text, 'heading', levelOf(line[0] ?? '', levels));
        open = undefined;
      } else {
        close();
        rules += 1;
      }
      continue;
    }
    if (/^\s*\+[-=+]+\+\s*$/.test(line) || /^\s*=+(?: +=+)+\s*$/.test(line)) {
      close();
      continue;
    }
    const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
    if (row !== undefined && row.includes('|')) {
      close();
      add(row.split('|').map((cell) => cell.trim()).join('\t'), 'table');
      continue;
    }
    const verse = /^\s*\|\s+(.*)$/.exec(line)?.[1];
    const words = verse ?? line;
    const item = verse === undefined ? (readListMark(line) ?? readListMark(line.replace(/^(\s*)#\./, '$11.'))) : undefined;
    if (verse !== undefined) {
      close();
      add(verse, 'text');
    } else if (item !== undefined && !/^\*[^\s*].*\*$/.test(line.trim())) {
      close();
      open = { text: bulleted(line, item), last: line, kind: 'list' };
    } else if (open !== undefined && !isFull(open) && !adornment.test(next) && (runsOn(open.last.replace(/\*\*/g, ''), words.replace(/\*\*/g, ''), wrapping, true) || (open.kind === 'list' && /^\s{2,}\S/.test(line)))) {
      open = { ...open, text: joinLines(open.text, words), last: words };
    } else {
      close();
      open = { text: words.trim(), last: words, kind: 'text' };
    }
  }
  close();
  const report: ReportLine[] = [];
  if (raw > 0) report.push(dropped(`${counted(raw, 'line of web code', 'lines of web code')} left out.`));
  if (comments > 0) report.push(dropped(`${counted(comments, 'comment or link target', 'comments or link targets')} left out.`));
  if (rules > 0) report.push(dropped(`${counted(rules, 'dividing line', 'dividing lines')} left out.`));
  if (tally.pictures > 0) report.push(dropped(`${counted(tally.pictures, 'picture', 'pictures')} left out.`));
  if (tally.addresses > 0) report.push(dropped(`${counted(tally.addresses, 'web address behind a linked word', 'web addresses behind linked words')} left out; the words stay, and the file as it came is kept.`));
  return { title: drafts.find((draft) => draft.kind === 'heading' && draft.level === 1)?.text ?? null, paragraphs: drafts, report };
}

/** The first line after an explicit block: its lines are indented, empty lines between them belong to it. */
function blockEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    if (!/^\s/.test(line)) break;
    end = index + 1;
  }
  return end;
}

/** Levels follow the order in which adornments first occur in the file. */
function levelOf(mark: string, levels: string[]): number {
  if (!levels.includes(mark)) levels.push(mark);
  return levels.indexOf(mark) + 1;
}

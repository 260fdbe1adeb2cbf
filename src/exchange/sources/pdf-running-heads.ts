import { dropped } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import { counted } from './draft.ts';
import type { Line } from './pdf-lines.ts';

/**
 * Leaves out what every page repeats: lines at the same height of many pages that are alike but for their numbers, page
 * numbers among them; and the numbers that hearings print before each line. Says what it was.
 */
export function withoutRunningHeads(pages: readonly (readonly Line[])[], report: ReportLine[]): Line[][] {
  const numbered = withoutLineNumbers(pages, report);
  const seen = new Map<string, Set<number>>();
  const near = (line: Line): boolean => line.y < line.pageHeight * 0.12 || line.y > line.pageHeight * 0.88;
  const keyOf = (line: Line): string => `${Math.round(line.y / 8)} ${line.text.toLowerCase().replace(/\d+/g, '#').replace(/\b[ivxlc]+$/, '#').replace(/\s+/g, ' ')}`;
  const filled = numbered.filter((lines) => lines.length > 0).length;
  for (const [page, lines] of numbered.entries()) {
    for (const line of edgeLines(lines, near)) {
      for (const key of neighbours(keyOf(line))) seen.set(key, (seen.get(key) ?? new Set()).add(page));
    }
  }
  // Books set one head on left pages and another on right ones; a third of the pages is enough, two at the least.
  const enough = Math.max(2, Math.ceil(filled * 0.3));
  let numbers = 0;
  /** The first of each kind as it stood, and how often it came. */
  const heads = new Map<string, { readonly shown: string; count: number }>();
  const kept = numbered.map((lines) => {
    const edge = new Set(edgeLines(lines, near));
    return lines.filter((line) => {
      if (!edge.has(line) || (seen.get(keyOf(line))?.size ?? 0) < enough) return true;
      if (isPageNumber(line.text)) numbers += 1;
      else {
        const alike = line.text.replace(/\d+/g, '#');
        const head = heads.get(alike) ?? { shown: line.text.replace(/\s+/g, ' ').slice(0, 80), count: 0 };
        head.count += 1;
        heads.set(alike, head);
      }
      return false;
    });
  });
  if (numbers > 0) report.push(dropped(`${counted(numbers, 'page number', 'page numbers')} left out.`));
  const lines = [...heads.values()].reduce((sum, { count }) => sum + count, 0);
  if (lines > 0) {
    const shown = [...heads.values()].toSorted((one, other) => other.count - one.count).slice(0, 3).map((head) => `“${head.shown}”`);
    report.push(dropped(`${counted(lines, 'line that pages repeat at their head or foot', 'lines that pages repeat at their head or foot')} left out: ${shown.join(', ')}.`));
  }
  return kept;
}

/** The first three and the last three lines of a page, as far as they stand at its edge. */
function edgeLines(lines: readonly Line[], near: (line: Line) => boolean): Line[] {
  const byHeight = lines.toSorted((one, other) => one.y - other.y);
  return [...new Set([...byHeight.slice(0, 3), ...byHeight.slice(-3)])].filter(near);
}

/** Heights are counted in steps; the same line may fall into the next step on another page. */
function neighbours(key: string): string[] {
  const at = key.indexOf(' ');
  const step = Number(key.slice(0, at));
  return [step - 1, step, step + 1].map((one) => `${one}${key.slice(at)}`);
}

function isPageNumber(text: string): boolean {
  return /^(?:page|p\.?)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-–—|]?$/i.test(text);
}

/** Hearings number the lines of each page, 1 to 25 or so, in a column of their own. */
function withoutLineNumbers(pages: readonly (readonly Line[])[], report: ReportLine[]): Line[][] {
  let left = 0;
  const kept = pages.map((lines) => {
    const found = lines.map((line) => /^(\d{1,2})(?:\s+|$)/.exec(line.text));
    const numbers = found.filter((one) => one !== null).map((one) => Number(one[1]));
    const rising = numbers.filter((number, index) => index > 0 && number === numbers[index - 1]! + 1).length;
    if (numbers.length < 8 || numbers.length < lines.length * 0.7 || rising < numbers.length * 0.8) return [...lines];
    // A page's own number stands below or above theirs, out of the row.
    let last = 0;
    return lines.flatMap((line, index) => {
      const mark = found[index];
      const number = Number(mark?.[1]);
      if (mark === null || mark === undefined || (last > 0 && number !== last + 1) || (last === 0 && number > 2)) return [line];
      last = number;
      left += 1;
      const text = line.text.slice(mark[0].length);
      if (text === '') return [];
      const share = mark[0].length / line.text.length;
      return [{ ...line, text, left: line.left + (line.right - line.left) * share, bold: Math.max(0, line.bold - mark[0].length) }];
    });
  });
  if (left > 0) report.push(dropped(`${counted(left, 'line number', 'line numbers')} left out.`));
  return kept;
}

/**
 * A claim on one page, as a picture that stands by itself (SVG, the shape of A4): what is claimed, how it came about, what speaks for and against it by kind, the tests that decide, other
 * explanations, the weakest point. Words of participants stay in the vault: each piece stands with how it bears on the claim, in the words of whoever put it there.
 */
import type { Claim, Evidence } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { wrap } from '../theory/wrap.ts';
import { statusWords } from './evidence-words.ts';
import { judgementWords } from './judgement-words.ts';

const width = 1100;
const least = Math.round(width * Math.SQRT2);
const margin = 48;
const inner = width - 2 * margin;
const ink = '#22252a';
const soft = '#4c515a';
const faint = '#656a73';
const lineColour = '#d8d3c7';
const tones = { for: '#2c6e49', against: '#a23b2a', caution: '#8a5a00', accent: '#5a3e85' } as const;

/** How many of a list stand on the page; the rest is counted. */
const most = { steps: 6, sideItems: 7, tests: 5, rivals: 5, factors: 6 };

const kinds: Record<NonNullable<Evidence['target']>['kind'] | 'expected', string> = { quote: 'Words', source: 'Story', memo: 'Memo', sign: 'Sign', event: 'Event', figure: 'Figure', 'packed figure': 'Figure', expected: 'Expected' };

type Pen = { y: number; parts: string[] };

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const textAt = (x: number, y: number, words: string, size: number, colour: string, more = ''): string => `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${more}>${escaped(words)}</text>`;

/** Running words within a column; answers the y below them. `size` in pixels; about half of it is the width of a letter. */
function prose(pen: Pick<Pen, 'parts'>, x: number, y: number, words: string, columnWidth: number, size: number, colour: string, lines: number, more = ''): number {
  const pieces = wrap(words, Math.floor(columnWidth / (size * 0.51)), lines);
  for (const [index, piece] of pieces.entries()) pen.parts.push(textAt(x, y + index * size * 1.35, piece, size, colour, more));
  return y + pieces.length * size * 1.35;
}

function heading(pen: Pen, words: string, colour: string = ink, x = margin, y = pen.y): number {
  pen.parts.push(textAt(x, y, words, 16, colour, ' font-weight="600"'));
  return y + 24;
}

/** How a piece stands on the page: never with the words of a participant. */
export function pieceInWords(item: Evidence): string {
  if (item.expectation?.expected.trim()) return item.expectation.expected.trim();
  if (item.reason.trim() !== '') return item.reason.trim();
  // The wording of a sign, the title of an event and a protected figure are nobody's own words.
  return item.target !== null && ['sign', 'event', 'figure', 'packed figure'].includes(item.target.kind) ? item.shown : 'How it bears on the claim is not written yet.';
}

/** `where`: the name of the claim's place. `about`: the line at the foot of the page, for example that the data are synthetic. */
export function drawClaim(claim: Claim, where: string | null, about: string): { svg: string; width: number; height: number } {
  const pen: Pen = { y: margin + 24, parts: [] };
  pen.y = prose(pen, margin, pen.y, claim.statement, inner, 25, ink, 4, ' font-family="Georgia, serif"') + 4;
  const facts = [statusWords[claim.status].word, where ?? 'place not said', claim.period === null ? 'time not said' : formatUncertainDate(claim.period), `change: ${judgementWords.progress[claim.progress]}`, `sureness: ${judgementWords.confidence[claim.confidence]}`];
  pen.parts.push(textAt(margin, pen.y + 8, facts.join('  ·  '), 14, faint));
  pen.y += 44;
  drawSteps(pen, claim);
  drawSides(pen, claim);
  drawTests(pen, claim);
  drawRivalsAndPackage(pen, claim);
  drawWeakest(pen, claim);
  const height = Math.max(least, Math.round(pen.y + 60));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Segoe UI, Helvetica, Arial, sans-serif" role="img" aria-label="${escaped(claim.statement)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...pen.parts,
    textAt(margin, height - 28, about, 11, faint),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

function drawSteps(pen: Pen, claim: Claim): void {
  if (claim.steps.length === 0) return;
  const top = heading(pen, 'How it came about');
  const shown = claim.steps.slice(0, most.steps);
  const column = inner / shown.length;
  pen.parts.push(`<path d="M${margin + 12} ${top + 8} H${margin + column * (shown.length - 1) + 12}" stroke="${lineColour}" stroke-width="2"/>`);
  let bottom = top;
  for (const [index, step] of shown.entries()) {
    const x = margin + index * column;
    const asked = claim.timeQuestions.filter(({ stepIds }) => stepIds.includes(step.id));
    const colour = asked.some(({ weight }) => weight === 'conflict') ? tones.against : asked.length > 0 ? tones.caution : soft;
    pen.parts.push(`<circle cx="${x + 12}" cy="${top + 8}" r="12" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`, textAt(x + 12, top + 13, String(index + 1), 13, colour, ' text-anchor="middle"'));
    let y = prose(pen, x, top + 42, step.what, column - 18, 13, ink, 5);
    y = prose(pen, x, y + 2, step.date === null ? (step.eventIds.length > 0 ? 'dated by its events' : 'not dated') : formatUncertainDate(step.date), column - 18, 12, faint, 1);
    if (asked.length > 0) y = prose(pen, x, y + 2, asked[0]!.weight === 'conflict' ? 'the timeline says it can’t have been so' : 'the timeline asks about it', column - 18, 12, colour, 2);
    bottom = Math.max(bottom, y);
  }
  pen.y = bottom + 26;
}

function drawSides(pen: Pen, claim: Claim): void {
  const own = claim.evidence.filter((item) => item.rivalId === null);
  const column = (inner - 32) / 2;
  const bottoms = (['for', 'against'] as const).map((side, index) => {
    const x = margin + index * (column + 32);
    const items = own.filter((item) => item.side === side);
    let y = heading(pen, side === 'for' ? 'Speaks for it' : 'Speaks against it', tones[side], x, pen.y);
    if (items.length === 0) y = prose(pen, x, y, side === 'against' && claim.counterSearch.trim() !== '' ? `Looked for, none found: ${claim.counterSearch.trim()}` : 'Nothing is here.', column, 13, soft, 4);
    // Those that decide come first; beside them the kind of each, never a score.
    for (const item of items.toSorted((one, other) => Number(other.expectation?.decides ?? false) - Number(one.expectation?.decides ?? false)).slice(0, most.sideItems)) {
      pen.parts.push(textAt(x, y, kinds[item.target?.kind ?? 'expected'], 12, faint));
      const marks = [item.test, item.stale ? 'stale' : null, item.sharesWith.length > 0 ? 'not an independent witness' : null].filter(Boolean).join(', ');
      let next = prose(pen, x + 66, y, pieceInWords(item), column - 66, 13, ink, 3);
      if (marks !== '') next = prose(pen, x + 66, next, marks, column - 66, 12, item.stale ? tones.caution : faint, 1);
      y = next + 8;
    }
    if (items.length > most.sideItems) y = prose(pen, x, y, `and ${items.length - most.sideItems} more`, column, 12, faint, 1);
    return y;
  });
  pen.y = Math.max(...bottoms) + 22;
}

function drawTests(pen: Pen, claim: Claim): void {
  const decide = claim.evidence.filter((item) => item.expectation?.decides).slice(0, most.tests);
  let y = heading(pen, 'The tests that decide');
  if (decide.length === 0) y = prose(pen, margin, y, 'Nothing is named yet that would decide it.', inner, 13, tones.caution, 1);
  for (const item of decide) {
    pen.parts.push(textAt(margin, y, item.test ?? 'test not said', 12, faint));
    const next = prose(pen, margin + 150, y, item.expectation!.expected || pieceInWords(item), inner * 0.48 - 150, 13, ink, 3);
    const ruledOut = item.expectation!.certainty === 'yes' && item.expectation!.looked === 'not found';
    const after = prose(pen, margin + inner * 0.5, y, item.result || `${item.expectation!.looked}.`, inner * 0.5, 13, ruledOut ? tones.against : soft, 3);
    y = Math.max(next, after) + 6;
  }
  pen.y = y + 20;
}

function drawRivalsAndPackage(pen: Pen, claim: Claim): void {
  const column = (inner - 32) / 2;
  let y = heading(pen, 'What else could explain it');
  if (claim.rivals.length === 0) y = prose(pen, margin, y, claim.rivalsSearch.trim() === '' ? 'No other explanation was considered.' : `Looked, none found: ${claim.rivalsSearch.trim()}`, column, 13, claim.rivalsSearch.trim() === '' ? tones.caution : soft, 4);
  for (const rival of claim.rivals.slice(0, most.rivals)) {
    y = prose(pen, margin, y, rival.statement, column, 13, ink, 3);
    y = prose(pen, margin, y, rival.verdict, column, 12, rival.verdict === 'alive, strong' ? tones.against : faint, 1) + 6;
  }
  const x = margin + column + 32;
  let other = heading(pen, 'What was needed together', ink, x, pen.y);
  const factors = claim.package.length > 0 ? claim.package.map(({ role, factor }) => ({ role: role as string, factor })) : claim.otherFactors.map((factor) => ({ role: 'also', factor }));
  if (factors.length === 0) other = prose(pen, x, other, 'Only the programme is named: that is not yet a contribution.', column, 13, tones.caution, 2);
  for (const { role, factor } of factors.slice(0, most.factors)) {
    const next = prose(pen, x + 124, other, factor, column - 124, 13, ink, 3);
    pen.parts.push(textAt(x, other, role, 12, faint));
    other = next + 6;
  }
  if (factors.length > most.factors) other = prose(pen, x, other, `and ${factors.length - most.factors} more`, column, 12, faint, 1);
  pen.y = Math.max(y, other) + 20;
}

function drawWeakest(pen: Pen, claim: Claim): void {
  const words = claim.weakest === null ? (claim.missing[0] ?? 'Not rated yet.') : `${claim.weakest}.${claim.missing[0] ? ` ${claim.missing[0]}` : ''}`;
  const top = pen.y;
  const parts: Pick<Pen, 'parts'> = { parts: [] };
  const bottom = prose(parts, margin + 20, top + 52, words, inner - 40, 15, ink, 4);
  pen.parts.push(`<rect x="${margin}" y="${top}" width="${inner}" height="${bottom - top + 6}" rx="8" fill="#fbf1dc"/>`, textAt(margin + 20, top + 28, claim.weakest === null ? 'Where it is weak' : 'Its weakest point', 13, tones.caution, ' font-weight="600"'), ...parts.parts);
  pen.y = bottom + 26;
}

/** A theory of change as a picture that stands by itself (SVG), in light colours and in letters that every machine has. */
import type { Assumption, Theory, TheoryLink, TheoryNode } from '../../../contract/index.ts';
import { type Box, boxLineHeight, layOut, linesOf } from './lay-out.ts';
import { linkLabel } from './link-label.ts';
import { kindWords, worstOf } from './theory-words.ts';
import { wrap } from './wrap.ts';

const margin = 28;
const headHeight = 62;
const legendHeight = 46;
const letters = 'Segoe UI, Helvetica, Arial, sans-serif';

const looks: Record<TheoryNode['kind'], { fill: string; line: string; width: number; round: number; dashes: string }> = {
  activity: { fill: '#ffffff', line: '#8a8577', width: 1, round: 18, dashes: '' },
  condition: { fill: '#ffffff', line: '#8a8577', width: 1, round: 6, dashes: '' },
  indicator: { fill: '#ffffff', line: '#5a3e85', width: 1, round: 6, dashes: '' },
  outcome: { fill: '#efeaf6', line: '#5a3e85', width: 2, round: 6, dashes: '' },
  context: { fill: '#faf8f4', line: '#8a8577', width: 1, round: 6, dashes: '5 4' },
};
const doubts: Record<Assumption['status'], { line: string; dashes: string }> = {
  holds: { line: '#656a73', dashes: '' },
  challenged: { line: '#8a5a00', dashes: '7 4' },
  overturned: { line: '#a23b2a', dashes: '2 4' },
};

type Drawn = Pick<Theory, 'name' | 'nodeList' | 'linkList' | 'assumptions'>;

/** `about`: the line under the name, for example which version it is and of when. */
export function drawTheory(theory: Drawn, about: string): { svg: string; width: number; height: number } {
  const boxes = layOut(theory.nodeList, theory.linkList);
  const all = [...boxes.values()];
  const left = Math.min(0, ...all.map((box) => box.x));
  const top = Math.min(0, ...all.map((box) => box.y));
  const width = Math.max(640, ...all.map((box) => box.x - left + box.width)) + 2 * margin;
  const bottom = Math.max(0, ...all.map((box) => box.y - top + box.height));
  const height = headHeight + bottom + 2 * margin + legendHeight;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${letters}" role="img" aria-label="${escaped(theory.name)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(margin, 32, escaped(wrap(theory.name, Math.floor((width - 2 * margin) / 10), 1)[0]!), 19, '#22252a', 600),
    text(margin, 52, escaped(about), 12, '#656a73'),
    `<g transform="translate(${margin - left} ${headHeight + margin - top})">`,
    ...theory.linkList.flatMap((link) => drawLink(link, boxes, worstOf(theory.assumptions.filter((one) => one.linkId === link.id)))),
    ...theory.nodeList.map((node) => drawBox(node, boxes.get(node.id)!)),
    '</g>',
    ...drawLegend(height - legendHeight + 18),
    '</svg>',
  ];
  return { svg: parts.join('\n'), width, height };
}

function drawBox(node: TheoryNode, box: Box): string {
  const look = looks[node.kind];
  const kind = [kindWords[node.kind].word, node.group].filter(Boolean).join(', ');
  return [
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${look.round}" fill="${look.fill}" stroke="${look.line}" stroke-width="${look.width}"${look.dashes === '' ? '' : ` stroke-dasharray="${look.dashes}"`}/>`,
    node.kind === 'indicator' ? `<rect x="${box.x}" y="${box.y}" width="5" height="${box.height}" fill="#5a3e85"/>` : '',
    text(box.x + 14, box.y + 20, escaped(wrap(kind, 30, 1)[0]!), 11, '#656a73'),
    ...linesOf(node.label).map((line, index) => text(box.x + 14, box.y + 38 + index * boxLineHeight, escaped(line), 13, '#22252a')),
  ].join('');
}

function drawLink(link: TheoryLink, boxes: ReadonlyMap<string, Box>, worst: Assumption['status'] | null): string[] {
  const from = boxes.get(link.fromId);
  const to = boxes.get(link.toId);
  if (!from || !to) return [];
  const { line, dashes } = doubts[worst ?? 'holds'];
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y - 9 };
  const bend = Math.max(30, Math.abs(end.y - start.y) / 2);
  const label = linkLabel(link, worst);
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return [
    `<path d="M${start.x} ${start.y} C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}" fill="none" stroke="${line}" stroke-width="1.5"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}/>`,
    `<path d="M${end.x - 5} ${end.y} L${end.x + 5} ${end.y} L${end.x} ${end.y + 9} Z" fill="${line}"/>`,
    ...(label === '' ? [] : [
      `<rect x="${middle.x - label.length * 3 - 5}" y="${middle.y - 10}" width="${label.length * 6 + 10}" height="18" rx="4" fill="#ffffff"/>`,
      `<text x="${middle.x}" y="${middle.y + 3}" font-size="11" fill="#4c515a" text-anchor="middle">${escaped(label)}</text>`,
    ]),
  ];
}

function drawLegend(y: number): string[] {
  const words = [
    { line: doubts.holds, label: 'is thought to lead to' },
    { line: doubts.challenged, label: 'its assumption is challenged' },
    { line: doubts.overturned, label: 'its assumption is overturned' },
  ];
  return words.flatMap(({ line, label }, index) => {
    const x = margin + index * 200;
    return [`<path d="M${x} ${y} h26" stroke="${line.line}" stroke-width="1.5"${line.dashes === '' ? '' : ` stroke-dasharray="${line.dashes}"`}/>`, text(x + 33, y + 4, label, 11, '#4c515a')];
  });
}

const text = (x: number, y: number, words: string, size: number, colour: string, weight = 400): string => `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${words}</text>`;

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

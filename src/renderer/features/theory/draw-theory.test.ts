import { describe, expect, it } from 'vitest';
import type { TheoryLink, TheoryNode } from '../../../contract/index.ts';
import { drawTheory } from './draw-theory.ts';

const node = (id: string, label: string, more: Partial<TheoryNode> = {}): TheoryNode => ({ id, kind: 'condition', label, note: '', group: '', indicatorId: null, outcomeId: null, at: null, opensId: null, version: 1, ...more });
const link = (id: string, fromId: string, toId: string, more: Partial<TheoryLink> = {}): TheoryLink => ({ id, fromId, toId, assumption: '', mechanism: '', for: 0, against: 0, toldBy: 0, version: 1, ...more });

describe('a theory of change as a picture', () => {
  const nodes = [node('a', 'Workers & families meet <weekly>'), node('b', 'Families are asked', { kind: 'outcome' })];

  it('holds every word of every place, written so that it stays a picture', () => {
    const { svg } = drawTheory({ name: 'Heron "Hill"', nodeList: nodes, linkList: [link('l', 'a', 'b', { for: 2, toldBy: 1 })], assumptions: [] }, 'Version 1');
    expect(svg).toContain('Workers &amp; families');
    expect(svg).toContain('&lt;weekly&gt;');
    expect(svg).toContain('2 for · told in 1 source');
    expect(svg).toContain('Heron &quot;Hill&quot;');
    expect(svg).not.toMatch(/<(script|image|foreignObject|a)\b|href/);
  });

  it('draws a doubted link otherwise, with the word for it', () => {
    const doubted = { id: 'd', theoryId: 't', linkId: 'l', text: 'They have time', status: 'challenged' as const, history: [], for: 0, against: 0, version: 1 };
    const { svg } = drawTheory({ name: 'N', nodeList: nodes, linkList: [link('l', 'a', 'b')], assumptions: [doubted] }, '');
    expect(svg).toContain('stroke="#8a5a00" stroke-width="1.5" stroke-dasharray="7 4"');
    expect(svg).toContain('>challenged</text>');
  });

  it('holds places that somebody moved above and left of the rest, and is a picture without places too', () => {
    const { svg, width, height } = drawTheory({ name: 'N', nodeList: [node('a', 'A', { at: { x: -400, y: -200 } }), node('b', 'B', { at: { x: 300, y: 300 } })], linkList: [], assumptions: [] }, '');
    expect(svg).toContain('translate(428 290)');
    expect(width).toBeGreaterThan(900);
    expect(height).toBeGreaterThan(500);
    expect(drawTheory({ name: 'N', nodeList: [], linkList: [], assumptions: [] }, '').height).toBeGreaterThan(0);
  });
});

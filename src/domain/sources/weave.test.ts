import { describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';
import type { ReadSource } from './transcript.ts';
import { groupRecordings, weaveSources } from './weave.ts';

const tier = (name: string, voice: string, spoken: ReadonlyArray<readonly [number, number, string]>, lengthMs = 20_000): ReadSource => ({
  name, format: 'textgrid', encoding: 'utf-8', title: null, report: [{ kind: 'recognised', text: 'Read.' }], lengthMs,
  paragraphs: spoken.map(([startMs, endMs, text]) => ({ text, kind: 'text', voice, startMs, endMs })),
});

describe('files of one recording', () => {
  const asks = tier('talk1_asks.TextGrid', 'Asks', [[0, 2_000, 'What is it like?'], [9_000, 9_500, 'Mm.'], [15_000, 16_000, 'And now?']]);
  const tells = tier('talk1_tells.TextGrid', 'Tells', [[1_500, 12_000, 'Long, and slow.'], [16_500, 18_000, 'Better.']], 20_100);

  test('are woven by time; speech that overlaps stays whole, by where it begins', () => {
    const woven = weaveSources([asks, tells]);
    expect(woven.paragraphs.map(({ voice, startMs }) => [voice, startMs])).toEqual([['Asks', 0], ['Tells', 1_500], ['Asks', 9_000], ['Asks', 15_000], ['Tells', 16_500]]);
    expect(woven).toMatchObject({ name: 'talk1_asks.TextGrid', title: 'talk1', lengthMs: 20_100 });
    expect(woven.report.map((line) => line.text)).toEqual([expect.stringMatching(/2 files of one recording were woven together by time: “talk1_asks.TextGrid”, “talk1_tells.TextGrid”/), 'talk1_asks.TextGrid: Read.', 'talk1_tells.TextGrid: Read.']);
    expect(recognise(woven).turns.map(({ startMs, endMs, speaker }) => [startMs, endMs, speaker])).toEqual([[0, 2_000, 0], [1_500, 12_000, 1], [9_000, 16_000, 0], [16_500, 18_000, 1]]);
  });

  test('whose speakers are called alike are named after the files', () => {
    const woven = weaveSources([tier('talk1_mary.TextGrid', 'words', [[0, 1, 'a']]), tier('talk1_martin.TextGrid', 'Words', [[2, 3, 'b']])]);
    expect(woven.paragraphs.map(({ voice }) => voice)).toEqual(['Mary', 'Martin']);
    expect(woven.report.some(({ kind, text }) => kind === 'look' && /named after the files/.test(text))).toBe(true);
  });

  test('are found by their names and lengths', () => {
    const other = tier('talk2_tells.TextGrid', 'Tells', [], 20_000);
    const longer = tier('talk1_noise.TextGrid', 'Noise', [], 90_000);
    expect(groupRecordings([asks, other, tells])).toEqual([[0, 2]]);
    expect(groupRecordings([asks, longer])).toEqual([]);
    expect(groupRecordings([asks, { ...tells, format: 'txt' }])).toEqual([]);
    expect(weaveSources([asks, longer]).report.some(({ kind, text }) => kind === 'look' && /differ in length by 70 seconds/.test(text))).toBe(true);
  });
});

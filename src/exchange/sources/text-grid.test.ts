import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../domain/sources/recognise.ts';
import { readSource } from './read-source.ts';

type Tier = readonly [name: string, intervals: ReadonlyArray<readonly [number, number, string]>];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const long = (tiers: readonly Tier[], points: ReadonlyArray<readonly [number, string]> = []) =>
  `File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 10 \ntiers? <exists> \nsize = ${tiers.length + (points.length > 0 ? 1 : 0)} \nitem []: \n${tiers
    .map(([name, intervals], index) => `    item [${index + 1}]:\n        class = "IntervalTier" \n        name = ${quoted(name)} \n        xmin = 0 \n        xmax = 10 \n        intervals: size = ${intervals.length} \n${intervals.map(([from, to, text], at) => `        intervals [${at + 1}]:\n            xmin = ${from} \n            xmax = ${to} \n            text = ${quoted(text)} \n`).join('')}`)
    .join('')}${points.length === 0 ? '' : `    item [9]:\n        class = "TextTier" \n        name = "marks" \n        xmin = 0 \n        xmax = 10 \n        points: size = ${points.length} \n${points.map(([at, text]) => `            number = ${at} \n            mark = ${quoted(text)} \n`).join('')}`}`;
const short = (tiers: readonly Tier[]) => `File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n10\n<exists>\n${tiers.length}\n${tiers.map(([name, intervals]) => `"IntervalTier"\n${quoted(name)}\n0\n10\n${intervals.length}\n${intervals.map(([from, to, text]) => `${from}\n${to}\n${quoted(text)}\n`).join('')}`).join('')}`;
const wide = (text: string, little: boolean) => Uint8Array.from([...(`\ufeff${text}`)].flatMap((unit) => (little ? [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8] : [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255])));

const talk: readonly Tier[] = [
  ['Doctor', [[0, 1.5, 'How are you?'], [1.5, 4, ''], [4, 5.25, 'Since when? She said "May 2".']]],
  ['Patient', [[0, 1, ''], [1, 4.5, 'Not so good,\n<UNSURE>I think</UNSURE>. <UNIN/>'], [4.5, 6, 'sil'], [6, 7, 'Since spring, née 3.5 days.']]],
];
const expected = [
  { text: 'How are you?', kind: 'text', voice: 'Doctor', startMs: 0, endMs: 1500 },
  { text: 'Not so good, I think. [unintelligible]', kind: 'text', voice: 'Patient', startMs: 1000, endMs: 4500 },
  { text: 'Since when? She said "May 2".', kind: 'text', voice: 'Doctor', startMs: 4000, endMs: 5250 },
  { text: 'Since spring, née 3.5 days.', kind: 'text', voice: 'Patient', startMs: 6000, endMs: 7000 },
];

describe('Praat TextGrid', () => {
  test.each([
    ['the long form', strToU8(long(talk))],
    ['the long form with other line ends', strToU8(long(talk).replaceAll('\n', '\r\n'))],
    ['the short form', strToU8(short(talk))],
    ['the old short form', strToU8(short(talk).replace('File type = "ooTextFile"\nObject class = "TextGrid"', '"ooTextFile short"\n"TextGrid"'))],
    ['UTF-16, big end first', wide(long(talk), false)],
    ['UTF-16, little end first', wide(short(talk), true)],
  ])('%s is woven by time', async (_, bytes) => {
    const source = await readSource({ name: 'talk.TextGrid', bytes });
    expect(source.paragraphs).toEqual(expected);
    expect(source).toMatchObject({ format: 'textgrid', lengthMs: 10_000 });
    const told = source.report.map(({ kind, text }) => `${kind}: ${text}`).join('\n');
    expect(told).toMatch(/recognised: 4 stretches .* from 2 tiers, woven together by time/);
    expect(told).toMatch(/recognised: 2 stretches were spoken while another still ran/);
    expect(told).toMatch(/dropped: 3 intervals without words/);
    const transcript = recognise(source);
    expect(transcript.turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, 1500], [1000, 4500], [4000, 5250], [6000, 7000]]);
  });

  test('points and remarks are notes; tiers of sounds go; names that come twice are numbered', async () => {
    const source = await readSource({ name: 'talk.TextGrid', bytes: strToU8(long([['Mary - words', [[0, 1, 'one']]], ['Mary - phones', [[0, 1, 'w V n']]], ['Mary', [[3, 4, 'two']]], ['', [[5, 6, 'three']]], ['Comments', [[2, 3, 'door']]]], [[4.5, 'laughs'], [9, '']])) });
    expect(source.paragraphs.map(({ kind, voice, text, startMs }) => [kind, voice ?? null, text, startMs])).toEqual([['text', 'Mary', 'one', 0], ['note', null, 'door', 2000], ['text', 'Mary 2', 'two', 3000], ['note', null, 'laughs', 4500], ['text', 'Speaker 4', 'three', 5000]]);
    expect(source.report.find(({ text }) => /sounds/.test(text))?.text).toMatch(/“Mary - phones”/);
  });

  test('times that go back or lie outside are put in order and told of', async () => {
    const source = await readSource({ name: 'talk.TextGrid', bytes: strToU8(long([['Mary', [[5, 6, 'two'], [1, 2, 'one'], [14, 15, 'late']]]])) });
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['one', 'two', 'late']);
    expect(source.report.filter(({ kind }) => kind === 'look').map(({ text }) => text).join(' ')).toMatch(/One interval was out of order.*One interval lies outside/);
  });

  test('every cut is refused with what is missing, or has all its words', async () => {
    const bytes = strToU8(long(talk));
    const codes = new Set<string>();
    for (let length = 200; length < bytes.length; length += 13) {
      codes.add(await readSource({ name: 'talk.TextGrid', bytes: bytes.subarray(0, length) }).then((source) => (source.paragraphs.length === 4 ? 'whole' : 'half'), (error: unknown) => (error as { code: string }).code));
    }
    expect([...codes].toSorted()).toEqual(['damaged-file']);
    await expect(readSource({ name: 'talk.TextGrid', bytes: strToU8(long([['Mary', [[0, 10, '']]]])) })).rejects.toMatchObject({ code: 'empty-file' });
    await expect(readSource({ name: 'talk.TextGrid', bytes: strToU8('"Praat chronological TextGrid text file"\n0 10\n') })).rejects.toMatchObject({ code: 'format-later' });
  });
});

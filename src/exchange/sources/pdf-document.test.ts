import { describe, expect, test } from 'vitest';
import { Refusal } from '../../domain/refusal.ts';
import { recognise } from '../../domain/sources/recognise.ts';
import { pdfFile } from './pdf-file.fixture.ts';
import type { Word } from './pdf-file.fixture.ts';
import { readSource } from './read-source.ts';
import { wordFile } from './word-file.fixture.ts';

const read = (pages: readonly (readonly Word[])[], more: Parameters<typeof pdfFile>[1] = {}) => readSource({ name: 'talk.pdf', bytes: pdfFile(pages, more) });
/** Lines one below the other; every line full but the last of a paragraph. */
const lines = (texts: readonly string[], x: number, y: number, size = 10): Word[] => texts.map((text, index) => ({ text, x, y: y + index * size * 1.3, size }));
const full = (words: string) => `${words} ${'and so it went on for the whole of that long and windy spring in Millbank where'.repeat(2)}`.slice(0, 88).replace(/\s+\S*$/, '').padEnd(86, 'n');

describe('PDF', () => {
  test('lines become paragraphs, larger type headings, bold openings labels', async () => {
    const source = await read([[
      { text: 'A morning at Millbank', x: 72, y: 80, size: 20 },
      ...lines([full('We came'), full('all of us'), 'and stayed.'], 72, 120),
      ...lines([full('The next day'), 'was shorter.'], 72, 170),
      { text: 'After', x: 72, y: 210, size: 14 },
      { text: 'Mary:', x: 72, y: 230, bold: true }, { text: ' It was good.', x: 100, y: 230 },
      { text: 'Ben:', x: 72, y: 243, bold: true }, { text: ' Was it?', x: 96, y: 243 },
    ]]);
    expect(source.paragraphs.map(({ kind, level, boldOpening }) => [kind, level, boldOpening])).toEqual([['heading', 1, undefined], ['text', undefined, undefined], ['text', undefined, undefined], ['heading', 2, undefined], ['text', undefined, 5], ['text', undefined, 4]]);
    expect(source.paragraphs[1]?.text).toMatch(/^We came.* all of us.* and stayed\.$/);
    expect(source.paragraphs.at(-1)?.text).toBe('Ben: Was it?');
    expect(source.title).toBe('A morning at Millbank');
  });

  test('two columns are read one after the other, below what spans them', async () => {
    const side = (name: string) => Array.from({ length: 14 }, (_, index) => `${name} line ${index} runs on and on until here`);
    const right = lines(side('right'), 320, 140);
    // Columns are written line by line, as some programs do.
    const mixed = lines(side('left'), 60, 140).flatMap((line, index) => [line, right[index]!]);
    const source = await read([[{ text: 'A heading that spans both of the columns', x: 60, y: 100, size: 18 }, ...mixed]]);
    const text = source.paragraphs.map((paragraph) => paragraph.text).join(' ');
    const order = [...text.matchAll(/(left|right) line (\d+)/g)].map(([, name, number]) => `${name} ${number}`);
    expect(order).toEqual([...side('left').keys()].map((index) => `left ${index}`).concat([...side('right').keys()].map((index) => `right ${index}`)));
  });

  test('a column of labels beside the words is no column of text', async () => {
    const source = await read([Array.from({ length: 16 }, (_, index) => [{ text: index % 2 === 0 ? 'INT' : 'MARY', x: 60, y: 80 + index * 20 }, { text: `These are words number ${index} of ours.`, x: 150, y: 80 + index * 20 }]).flat()]);
    const transcript = recognise(source);
    expect(transcript.speakers.map(({ label, turns }) => [label, turns])).toEqual([['INT', 8], ['MARY', 8]]);
    expect(transcript.text.split('\n\n')[3]).toBe('These are words number 3 of ours.');
  });

  test('what every page repeats goes, also the numbers of pages and lines; a sentence goes on over the page', async () => {
    const page = (number: number, texts: readonly string[]): Word[] => [
      { text: 'Millbank hearing, day 3', x: 72, y: 40 }, { text: String(number), x: 300, y: 770 },
      ...texts.flatMap((text, index) => [{ text: String(index + 1), x: 50, y: 100 + index * 20 }, { text, x: 80, y: 100 + index * 20 }]),
    ];
    const talk = (from: number) => Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? `Q.  Question ${from + index}?` : `A.  Answer ${from + index}.`));
    const source = await read([page(1, [...talk(0).slice(0, 9), 'A.  It was the']), page(2, ['best of days.', ...talk(20).slice(0, 9)]), page(3, talk(30))]);
    const transcript = recognise(source);
    expect(transcript.text).not.toMatch(/Millbank hearing/);
    expect(transcript.text).toContain('It was the best of days.');
    expect(transcript.turns).toHaveLength(29);
    const told = source.report.filter(({ kind }) => kind === 'dropped').map(({ text }) => text).join(' ');
    expect(told).toMatch(/3 page numbers were left out.*“Millbank hearing, day 3”/);
    expect(told).toMatch(/30 line numbers were left out/);
  });

  test('words parted at the ends of lines are healed, hyphens that belong to words stay', async () => {
    const source = await read([lines([full('The listening ran at length and well-being was on').slice(0, 70), ...['Everybody was listen-', 'ing, and they met some-', 'times for something else, sometimes for well-', 'being alone, and in co-', 'production with each other.'].map((text) => text.padStart(0))], 72, 100)]);
    const text = source.paragraphs.map((paragraph) => paragraph.text).join(' ');
    expect(text).toContain('listening, and they met sometimes for something else, sometimes for well-being alone, and in co-production with');
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/put together/);
  });

  test('pages without text are told of; a file without any is refused', async () => {
    const source = await read([[{ text: 'One page has words.', x: 72, y: 100 }], [], [{ text: 'So has the third.', x: 72, y: 100 }]]);
    expect(source.report.find(({ kind }) => kind === 'look')?.text).toMatch(/^Page 2 holds no text/);
    await expect(read([[], []])).rejects.toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(/its 2 pages are pictures.*OCR/) });
  });

  test('passwords, notes, stamps and names of files as titles', async () => {
    await expect(read([[{ text: 'Words', x: 72, y: 100 }]], { locked: true })).rejects.toMatchObject({ code: 'password-protected' });
    const source = await read([[{ text: 'These are the words.', x: 72, y: 100 }, { text: 'DRAFT', x: 200, y: 400, size: 60, tilt: true }]], { note: 'Ask her again', title: 'Microsoft Word - notes.docx' });
    expect(source.paragraphs.map(({ text }) => text)).toEqual(['These are the words.']);
    expect(source.title).toBeNull();
    const told = source.report.map(({ text }) => text).join(' ');
    expect(told).toMatch(/1 by A\. Reid \(“Ask her again”\)/);
    expect(told).toMatch(/One piece of text set at an angle/);
    expect((await read([[{ text: 'Words of ours here.', x: 72, y: 100 }]], { title: 'Spring in Millbank' })).title).toBe('Spring in Millbank');
  });

  test('every cut of a file is refused or read, and bytes as the host hands them over are left as they are', async () => {
    const bytes = Buffer.from(pdfFile([[{ text: 'These are the words of it all.', x: 72, y: 100 }]]));
    const copy = Buffer.from(bytes);
    expect((await readSource({ name: 'talk.pdf', bytes })).paragraphs).toHaveLength(1);
    expect(bytes.equals(copy)).toBe(true);
    for (let length = 10; length < bytes.length; length += 61) {
      const outcome = await readSource({ name: 'cut.pdf', bytes: bytes.subarray(0, length) }).then((source) => source.paragraphs.length, (error: unknown) => (error as { code?: string }).code);
      expect([1, 'damaged-file', 'unreadable-file']).toContain(outcome);
    }
  });
});

describe('long reading', () => {
  test('tells how far it is and can be stopped', async () => {
    const bytes = pdfFile(Array.from({ length: 5 }, (_, index) => [{ text: `Words of page ${index}.`, x: 72, y: 100 }]));
    const heard: number[] = [];
    await readSource({ name: 'talk.pdf', bytes }, { progress: (fraction) => void heard.push(fraction) });
    expect(heard).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    const stop = new Refusal('cancelled', 'Stopped.');
    await expect(readSource({ name: 'talk.pdf', bytes }, { progress: (fraction) => { if (fraction > 0.3) throw stop; } })).rejects.toBe(stop);
    const many = wordFile({ body: '<w:p><w:r><w:t>word</w:t></w:r></w:p>'.repeat(5_000) });
    await expect(readSource({ name: 'talk.docx', bytes: many }, { progress: () => { throw stop; } })).rejects.toBe(stop);
  });
});

import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../domain/sources/recognise.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readSource } from './read-source.ts';
import { wordFile } from './word-file.fixture.ts';

async function refusal(name: string, bytes: Uint8Array): Promise<Refusal> {
  const error = await readSource({ name, bytes }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

const bytesOf = (...values: number[]) => Uint8Array.from(values);
const compound = (inside: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600), ...[...inside].flatMap((letter) => [letter.charCodeAt(0), 0]), ...new Uint8Array(600)]);

describe('files that can’t be read say what they are, that nothing was stored, and what to do', () => {
  const pdf = strToU8('%PDF-1.7\n%âãÏÓ\n1 0 obj');
  const cases: ReadonlyArray<readonly [string, string, Uint8Array | (() => Uint8Array), string, RegExp]> = [
    ['nothing', 'empty.txt', bytesOf(), 'empty-file', /no words/],
    ['only spaces and a mark', 'blank.md', bytesOf(0xef, 0xbb, 0xbf, 0x20, 0x0a, 0x09), 'empty-file', /no words/],
    ['a Word file without words', 'blank.docx', () => wordFile({ body: '<w:p/>' }), 'empty-file', /no words/],
    ['a picture as text', 'notes.txt', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'binary-file', /picture/],
    ['a recording', 'interview.mp3', bytesOf(0x49, 0x44, 0x33, 4, 0, 0), 'binary-file', /transcript/],
    ['a recording by its inner mark', 'interview.txt', bytesOf(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x4d, 0x34, 0x41), 'binary-file', /recording/],
    ['a program', 'notes.txt', bytesOf(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), 'binary-file', /program/],
    ['text with zeros in it', 'notes.txt', strToU8('Mary: hello\0\0\0 there \0 and \0\0 so on'), 'binary-file', /no text/],
    ['noise', 'notes.txt', Uint8Array.from({ length: 4000 }, (_, index) => ((index * 7919) % 31) + 1), 'binary-file', /no text/],
    ['too many bytes', 'large.txt', () => new Uint8Array(50 * 1024 * 1024 + 1).fill(97), 'too-large', /51 MB.*50 MB/],
    ['an encrypted Word file', 'locked.docx', compound('EncryptedPackage'), 'password-protected', /password/],
    ['an old Word file under a new name', 'old.docx', compound('WordDocument'), 'mis-named', /\.doc/],
    ['an old Word file', 'old.doc', compound('WordDocument'), 'format-later', /\.docx/],
    ['a Word file that is noise', 'noise.docx', Uint8Array.from({ length: 300 }, (_, index) => (index * 37) % 256), 'damaged-file', /fresh copy/],
    ['the first bytes of a Word file', 'cut.docx', strToU8('PK'), 'damaged-file', /fresh copy/],
    ['a PDF that is cut short', 'report.pdf', pdf, 'damaged-file', /PDF reader/],
    ['a PDF that is none', 'report.pdf', strToU8('Mary: hello'), 'damaged-file', /named like a PDF/],
    ['a web page called text', 'page.txt', strToU8('<!DOCTYPE html><html><body>Hello</body></html>'), 'mis-named', /web page/],
    ['rich text without words', 'notes.rtf', strToU8('{\\rtf1\\ansi\\par}'), 'empty-file', /no words/],
    ['OpenDocument without its text', 'notes.odt', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'damaged-file', /text is missing/],
    ['OpenDocument with broken text', 'notes.odt', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<x>') }), 'damaged-file', /fresh copy/],
    ['OpenDocument under a password', 'notes.odt', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': Uint8Array.from({ length: 99 }, (_, index) => index * 7), 'META-INF/manifest.xml': strToU8('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>') }), 'password-protected', /password/],
    ['an OpenDocument spreadsheet', 'notes.ods', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }), 'format-later', /\.xlsx/],
    ['a workbook without sheets', 'answers.xlsx', () => zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'damaged-file', /sheets/],
    ['a workbook under a password', 'answers.xlsx', compound('EncryptedPackage'), 'password-protected', /Excel/],
    ['a workbook that is text', 'answers.xlsx', strToU8('name,answer\na,b'), 'damaged-file', /named like a workbook/],
    ['a table without rows', 'answers.csv', strToU8('words\n'), 'empty-file', /no rows/],
    ['a TextGrid that is cut short', 'talk.TextGrid', strToU8('File type = "ooTextFile"\nObject class = "TextGrid"\n\n0 \n2 \n<exists> \n1 \n"IntervalTier" \n"Mary" \n0 \n2 \n2 \n0 \n1 \n"hello"'), 'damaged-file', /the tier “Mary” announces 2 intervals and only 1/],
    ['the first lines of a TextGrid', 'talk.txt', strToU8('File type = "ooTextFile"\nObject class = "TextGrid"'), 'damaged-file', /ends before/],
    ['a binary TextGrid', 'talk.TextGrid', strToU8('ooBinaryFile\x08TextGrid'), 'format-later', /Praat/],
    ['a program whose ending every object knows', 'notes.constructor', strToU8('<?php echo 1'), 'unknown-format', /“\.constructor”/],
    ['another', 'notes.__proto__', strToU8('{"a": 1}'), 'unknown-format', /“\.__proto__”/],
    ['an ending that nobody knows', 'data.json', strToU8('{"a": 1}'), 'unknown-format', /“\.json”/],
    ['a zip of something else', 'stuff.zip', () => zipSync({ 'a.txt': strToU8('hello') }), 'unknown-format', /Unpack/],
    ['captions without a caption', 'talk.vtt', strToU8('WEBVTT\n\nhello'), 'damaged-file', /no caption/],
    ['captions that are prose', 'talk.srt', strToU8('Mary: hello there\n\nBen: hello'), 'damaged-file', /no caption/],
  ];
  test.each(cases)('%s', async (_, name, bytes, code, words) => {
    const error = await refusal(name, typeof bytes === 'function' ? bytes() : bytes);
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(words)]);
    expect(error.message).toContain(`“${name}”`);
    expect(error.message).toMatch(/Nothing was (?:unpacked or )?stored/);
    expect(error.message).toMatch(/\.$/);
  });
});

describe('Word files that were tampered with', () => {
  const good = () => wordFile({ body: '<w:p><w:r><w:t>hello there</w:t></w:r></w:p>' });

  test('every cut of the file is refused or still gives the words', async () => {
    const bytes = good();
    for (let length = 1; length < bytes.length; length += 37) {
      const error = await refusal('cut.docx', bytes.slice(0, length));
      expect(['damaged-file', 'mis-named']).toContain(error.code);
    }
  });

  test('a changed byte never gets through unnoticed', async () => {
    const bytes = good();
    for (let at = 0; at < bytes.length; at += 11) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x5a;
      const outcome = await readSource({ name: 'changed.docx', bytes: changed }).then(
        (source) => source.paragraphs.map((paragraph) => paragraph.text).join(),
        (error: unknown) => (error instanceof Refusal ? error.code : error),
      );
      // Bytes of dates and of parts that Kist does not read don't matter.
      expect(['hello there', 'damaged-file', 'mis-named', 'zip-bomb', 'password-protected', 'unknown-format', 'binary-file']).toContain(outcome);
    }
  });

  test('a bomb is refused from its directory, before anything is unpacked', async () => {
    const zeros = new Uint8Array(20 * 1024 * 1024);
    const error = await refusal('bomb.docx', wordFile({ body: '<w:p><w:r><w:t>x</w:t></w:r></w:p>', more: { 'word/media/zeros.xml': zeros } }));
    expect(error.code).toBe('zip-bomb');
    expect(error.message).toMatch(/times its size/);
  });

  test('a part that lies about its size is stopped while it unpacks', async () => {
    const spaces = ' '.repeat(8 * 1024 * 1024);
    const bytes = wordFile({ body: `${spaces}<w:p><w:r><w:t>x</w:t></w:r></w:p>` });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let changed = 0;
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50 || view.getUint32(at + 24, true) < spaces.length) continue;
      view.setUint32(at + 24, 1_000_000, true);
      changed += 1;
    }
    expect(changed).toBe(1);
    expect((await refusal('liar.docx', bytes)).code).toBe('zip-bomb');
  });

  test('a small file that grows in the reading is bounded: by paragraphs, by words, by what is held at once', async () => {
    // Varied enough that the packed size gives nothing away: some 30 MB of text from a file of a few hundred kilobytes.
    const many = (unit: (index: number) => string, bytes: number) => {
      const parts: string[] = [];
      for (let length = 0, index = 0; length < bytes; index += 1) {
        parts.push(unit(index));
        length += parts[index]!.length;
      }
      return parts.join('');
    };
    const odd = (index: number) => (index % 12 === 0 ? String((index * 2_654_435_761) % 997) : '');
    const paragraphs = wordFile({ body: many((index) => `<w:p><w:r><w:t>x${odd(index)}</w:t></w:r></w:p>`, 18_000_000) });
    expect(paragraphs.length).toBeLessThan(500_000);
    const error = await refusal('grows.docx', paragraphs);
    expect([error.code, error.message]).toEqual(['too-large', expect.stringMatching(/more than 400,000 paragraphs/)]);
    const empty = wordFile({ body: many((index) => (odd(index) === '' ? '<w:p/>' : `<w:p w:id="${odd(index)}"/>`), 8_000_000) });
    expect((await refusal('nothing.docx', empty)).code).toBe('empty-file');
    const cells = wordFile({ body: `<w:tbl><w:tr>${many((index) => `<w:tc><w:p><w:r><w:t>${odd(index)} </w:t></w:r></w:p></w:tc>`, 4_000_000)}</w:tr></w:tbl>` });
    expect((await readSource({ name: 'cells.docx', bytes: cells })).paragraphs.length).toBeGreaterThan(0);
  });

  test('bombs as OpenDocument and as workbooks are refused as well', async () => {
    const zeros = new Uint8Array(20 * 1024 * 1024);
    const odt = zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': zeros });
    expect((await refusal('bomb.odt', odt)).code).toBe('zip-bomb');
    const xlsx = zipSync({ 'xl/workbook.xml': strToU8('<x/>'), 'xl/sharedStrings.xml': zeros });
    expect((await refusal('bomb.xlsx', xlsx)).code).toBe('zip-bomb');
    const office = 'urn:oasis:names:tc:opendocument:xmlns';
    const deep = zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8(`<o:document-content xmlns:o="${office}:office:1.0" xmlns:t="${office}:text:1.0"><o:body><o:text>${'<t:section>'.repeat(3_000)}<t:p>x</t:p>${'</t:section>'.repeat(3_000)}</o:text></o:body></o:document-content>`) });
    expect((await refusal('deep.odt', deep)).code).toBe('zip-bomb');
  });

  test('too many parts, two parts of one name, a password', async () => {
    const many: Record<string, Uint8Array> = {};
    for (let index = 0; index < 5_100; index += 1) many[`word/media/${index}.bin`] = new Uint8Array(0);
    expect((await refusal('many.docx', wordFile({ body: '', more: many }))).code).toBe('zip-bomb');

    const twice = wordFile({ body: '<w:p/>', more: { 'word/documenX.xml': strToU8('<x/>') } });
    const name = strToU8('word/documenX.xml');
    for (let at = 0; at + name.length < twice.length; at += 1) if (name.every((byte, index) => twice[at + index] === byte)) twice[at + 12] = 't'.charCodeAt(0);
    expect((await refusal('twice.docx', twice)).code).toBe('damaged-file');

    const locked = good();
    const view = new DataView(locked.buffer, locked.byteOffset, locked.byteLength);
    for (let at = 0; at + 46 < locked.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    expect((await refusal('locked.docx', locked)).code).toBe('password-protected');
  });

  test('entities, broken XML and endless nesting are damage', async () => {
    const bomb = wordFile({ document: '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>' });
    expect((await refusal('entities.docx', bomb)).code).toBe('damaged-file');
    expect((await refusal('broken.docx', wordFile({ document: '<w:document><w:body><w:p>' }))).code).toBe('damaged-file');
    const deep = wordFile({ body: `${'<w:sdt><w:sdtContent>'.repeat(20_000)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(20_000)}` });
    const error = await refusal('deep.docx', deep);
    expect([error.code, error.message]).toEqual(['zip-bomb', expect.stringMatching(/nested more than 500 deep/)]);
  });

  test('names of parts that point outside change nothing', async () => {
    const source = await readSource({ name: 'paths.docx', bytes: wordFile({ body: '<w:p><w:r><w:t>hello</w:t></w:r></w:p>', more: { '../../outside.xml': strToU8('<x/>'), '/etc/passwd.xml': strToU8('<x/>'), '__proto__.xml': strToU8('<x/>') } }) });
    expect(source.paragraphs.map((paragraph) => paragraph.text)).toEqual(['hello']);
  });
});

describe('texts that are hard on a reader', () => {
  test('ten megabytes on one line are parted at the ends of sentences, with every word', async () => {
    const sentence = 'Mary said that the garden was open again, and that everybody came. ';
    const text = sentence.repeat(Math.ceil((10 * 1024 * 1024) / sentence.length));
    const source = await readSource({ name: 'line.txt', bytes: strToU8(text) });
    expect(Math.max(...source.paragraphs.map((paragraph) => paragraph.text.length))).toBeLessThanOrEqual(12_000);
    expect(source.paragraphs.map((paragraph) => paragraph.text).join(' ')).toBe(text.trim());
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/very long paragraph/);
    expect(recognise(source).paragraphs.length).toBe(source.paragraphs.length);
  });

  test('ten megabytes without a space are refused as data', async () => {
    const error = await refusal('line.txt', new Uint8Array(10 * 1024 * 1024).fill(97));
    expect([error.code, error.message]).toEqual(['unreadable-file', expect.stringMatching(/data, not words/)]);
  });

  test.each(['*', '**a', '_', '[', '[a](', '`', '<', '<a ', '&', '\\', '|', '#', ':', '> ', '- ', '1. ', 'A: ', '(', '.. ', '~~', '[^', '![', '<sup>', ': ', '\t', '00:01 ', '>> ', '“'])('%j sixty thousand times, in every text format', async (unit) => {
    for (const text of [unit.repeat(60_000), `${unit}\n`.repeat(20_000), `words ${unit.repeat(60_000)} words`]) {
      for (const ending of ['txt', 'md', 'rst']) {
        const outcome = await readSource({ name: `hard.${ending}`, bytes: strToU8(text) }).then(
          (source) => recognise(source).paragraphs.length,
          (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
        );
        expect(typeof outcome === 'number' || ['empty-file', 'unreadable-file'].includes(outcome)).toBe(true);
      }
    }
  });

  test('columns of numbers and captions of arrows take no longer than words do', async () => {
    // Each of these looked back over all that came before, at every line: a megabyte would have taken an hour and more, and nothing could stop it.
    const source = await readSource({ name: 'numbers.txt', bytes: strToU8(`Takings, week by week\n\n${'7\n\n'.repeat(250_000)}`) });
    expect(source.paragraphs.length).toBe(250_001);
    const arrows = await readSource({ name: 'arrows.srt', bytes: strToU8(`1\n00:00:00,000 --> 00:00:01,000\n${'--> on\n'.repeat(100_000)}`) });
    expect(arrows.paragraphs.length).toBe(100_000);
    for (const name of ['wrapped.txt', 'wrapped.md', 'wrapped.rst']) {
      const line = '  these are indented words that go on and on\n';
      const wrapped = await readSource({ name, bytes: strToU8(line.repeat(100_000)) });
      expect(wrapped.paragraphs.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)).toBe(900_000);
    }
    const names = Array.from({ length: 40_000 }, (_, index) => `Mary: hello there\n\nMr ${'ab'.repeat(5).replaceAll(/./g, (_letter, at: number) => String.fromCharCode((at === 0 ? 65 : 97) + ((index >> (2 * at)) & 3)))}\n\nhello there again, all of you.\n`);
    expect(recognise(await readSource({ name: 'names.txt', bytes: strToU8(names.join('\n')) })).paragraphs.length).toBe(120_000);
    const notes = await readSource({ name: 'notes.vtt', bytes: strToU8(`WEBVTT\n\nNOTE\n${'a line of it\n'.repeat(100_000)}\n00:00:00.000 --> 00:00:01.000\nhello there\n`) });
    expect(notes.paragraphs.some((paragraph) => paragraph.text === 'hello there')).toBe(true);
  });

  test('encodings that are mixed in one file: what can’t be read is shown and counted, nothing else changes', async () => {
    const good = new TextEncoder().encode('Siân: Café “so”, née.\n\n'.repeat(40));
    const source = await readSource({ name: 'mixed.txt', bytes: Uint8Array.from([...good, ...[...'Ben: caf\u00e9 \u0093so\u0094'].map((letter) => letter.charCodeAt(0))]) });
    expect(source.encoding).toBe('utf-8');
    expect(source.paragraphs[0]?.text).toBe('Siân: Café “so”, née.');
    expect(source.paragraphs.at(-1)?.text).toBe('Ben: caf\ufffd \ufffdso\ufffd');
    expect(source.report.find(({ kind }) => kind === 'look')?.text).toMatch(/3 characters could not be read/);
  });

  test('twenty thousand speakers, and fifty megabytes of talk in captions', async () => {
    const talk = Array.from({ length: 20_000 }, (_, index) => `Speaker ${index}: These are my words, all of them.\n\nSpeaker ${index}: And again.`).join('\n\n');
    expect(recognise(await readSource({ name: 'many.txt', bytes: strToU8(talk) })).speakers).toHaveLength(20_000);
    const cue = (index: number) => `${index}\n00:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')},000 --> 00:59:59,000\nMary: ${'words and words of talk '.repeat(60)}\n\n`;
    const captions = strToU8(Array.from({ length: 33_000 }, (_, index) => cue(index)).join(''));
    expect(captions.length).toBeGreaterThan(45_000_000);
    const source = await readSource({ name: 'long.srt', bytes: captions });
    expect(source.paragraphs).toHaveLength(33_000);
    expect(source.report.map(({ text }) => text).join(' ')).toMatch(/out of order in time/);
  });

  test('markup of web pages is words or nothing, never code', async () => {
    const source = await readSource({ name: 'web.md', bytes: strToU8('Mary: hello <script>alert(1)</script> <img src=x onerror=alert(2)>there\n\n[click](javascript:alert(3)) <b>now</b>') });
    const text = source.paragraphs.map((paragraph) => paragraph.text).join('\n');
    expect(text).toBe('Mary: hello alert(1) there\nclick now');
  });
});

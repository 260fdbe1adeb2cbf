import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../domain/sources/recognise.ts';
import { wordsOf } from '../../domain/sources/words.ts';
import { readSource } from './read-source.ts';

const read = (name: string, text: string) => readSource({ name, bytes: new TextEncoder().encode(text) });
const texts = async (name: string, text: string) => (await read(name, text)).paragraphs.map((paragraph) => paragraph.text);

describe('encodings', () => {
  const text = 'Siân: “Café” costs £5 – née, aye…\r\nBen: Naïve?\r\n';
  const wide = (little: boolean, mark: boolean) => {
    const units = [...(mark ? '\ufeff' : ''), ...text.normalize('NFD')].join('');
    return Uint8Array.from([...units].flatMap((unit) => (little ? [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8] : [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255])));
  };
  const oneByte = Uint8Array.from([...text], (letter) => ({ '“': 0x93, '”': 0x94, '–': 0x96, '…': 0x85 })[letter] ?? letter.charCodeAt(0));
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', strToU8(text), 'utf-8'],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...strToU8(text)]), 'utf-8'],
    ['UTF-8, decomposed', strToU8(text.normalize('NFD')), 'utf-8'],
    ['UTF-16, little end first, with a mark', wide(true, true), 'utf-16le'],
    ['UTF-16, big end first, with a mark', wide(false, true), 'utf-16be'],
    ['UTF-16, little end first, without a mark', wide(true, false), 'utf-16le'],
    ['UTF-16, big end first, without a mark', wide(false, false), 'utf-16be'],
    ['Windows-1252', oneByte, 'windows-1252'],
  ])('%s', async (_, bytes, encoding) => {
    const source = await readSource({ name: 'talk.txt', bytes });
    expect(source.encoding).toBe(encoding);
    expect(source.paragraphs.map((paragraph) => paragraph.text)).toEqual(['Siân: “Café” costs £5 – née, aye…', 'Ben: Naïve?']);
  });

  test('one broken byte does not turn a UTF-8 file into another alphabet', async () => {
    const bytes = strToU8(`${text}é é é é é é é é x`);
    bytes[bytes.length - 1] = 0xff;
    const source = await readSource({ name: 'talk.txt', bytes });
    expect(source.encoding).toBe('utf-8');
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/One character could not be read/);
  });

  test('invisible and control characters go, and it is said', async () => {
    const source = await read('talk.txt', 'co\u00adoper\u200bate \u202ereversed\u202c\u0007 with\u00a0space');
    expect(source.paragraphs[0]?.text).toBe('cooperate reversed with space');
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/4 invisible characters.*control character/);
  });
});

describe('plain text', () => {
  test('empty lines part paragraphs; lines that are thoughts of their own stay apart', async () => {
    expect(await texts('a.txt', 'Mary: One.\nBen: Two.\n\n\nMary: Three.\n  \nAnd four.\n')).toEqual(['Mary: One.', 'Ben: Two.', 'Mary: Three.', 'And four.']);
  });

  test('lines broken at the edge of the page are joined, headings and lists are not', async () => {
    const wrapped = [
      'Creating trust', 'People who are needed come when they are asked in a way that makes them', 'feel that they matter, and that takes long.', 'It took us the whole of the long-', 'term plan and the better part of two winters to learn how to do it in', 'Millbank and Craigend.', '',
      '\uf0b7 First, somebody has to be there every week and has to be there when it', 'rains as well.', '\uf0b7 Second, tea.', '',
    ].join('\n');
    const source = await read('a.txt', wrapped);
    expect(source.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      'Creating trust',
      'People who are needed come when they are asked in a way that makes them feel that they matter, and that takes long.',
      'It took us the whole of the long-term plan and the better part of two winters to learn how to do it in Millbank and Craigend.',
      '• First, somebody has to be there every week and has to be there when it rains as well.',
      '• Second, tea.',
    ]);
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/joined into paragraphs/);
  });

  test('a wrapped transcript keeps its turns', async () => {
    const transcript = recognise(await read('a.txt', 'INT:   How did you first hear of it, and what made you come along on\n       that day in March?\nMARY:  A neighbour told me about it in the lift and I thought I might\n       as well. Then I\n       stayed.\nINT:   And then?\nMARY:  And then I came back every single week of that summer because\n       nobody asked me anything.\n'));
    expect(transcript.speakers.map(({ label, turns }) => [label, turns])).toEqual([['INT', 2], ['MARY', 2]]);
    expect(transcript.text.split('\n\n')).toHaveLength(4);
  });

  test('page ends, page numbers and footnotes inside a sentence are mended', async () => {
    const page = 'They had to learn how to listen to what people told them about the things that\nmattered most, which is what the whole of the work in Millbank was for and about, and which they then\n\n¹ See the annex.\n\n12\n\fbrought to the board in spring.\n\nThat was new.\n';
    const source = await read('a.txt', page);
    expect(source.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      'They had to learn how to listen to what people told them about the things that mattered most, which is what the whole of the work in Millbank was for and about, and which they then brought to the board in spring.',
      '¹ See the annex.',
      'That was new.',
    ]);
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/One page number was left out/);
  });

  test('Markdown or rst under the name of text is read as such', async () => {
    expect(await texts('a.txt', '# Morning\n\n**Mary**: One.\n\n**Ben**: *Two*.\n')).toEqual(['Morning', 'Mary: One.', 'Ben: Two.']);
    expect(await texts('a.txt', '.. raw:: html\n\n   <b>x</b>\n\nMorning\n=======\n\nWords.\n')).toEqual(['Morning', 'Words.']);
    expect(await texts('a.txt', 'Mary: *laughs* One.\n\nBen: *coughs* Two.\n')).toEqual(['Mary: *laughs* One.', 'Ben: *coughs* Two.']);
  });
});

describe('Markdown', () => {
  test('marks go, words stay, kinds are kept', async () => {
    const source = await read(
      'a.md',
      [
        '---', 'title: Morning', 'date: 2024-03-14', '---', '', '# A *morning*', '', 'Setext', '------', '', '**Mary:** it was **very** _good_, ~~bad~~ `code` [site](https://example.org/a_(b)) <https://example.org> and 2 * 3 * 4 = 24\\*',
        '', '> quoted words', '> go on', '', '- one', '  goes on', '- two', '1. first', '', '| a | b |', '|---|:-:|', '| c | d |', '', '![a picture](x.png)', '', 'Text[^1] and H<sub>2</sub>O<sup>2</sup> &amp; more.  ', 'Next line', '', '[^1]: A note.', '', '***', '', '<!-- hidden', 'words -->', '```', 'kept *as is*', '```',
      ].join('\n'),
    );
    expect(source.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['note', 'title: Morning\ndate: 2024-03-14'],
      ['heading', 'A morning'],
      ['heading', 'Setext'],
      ['text', 'Mary: it was very good, bad code site https://example.org and 2 * 3 * 4 = 24*'],
      ['text', 'quoted words go on'],
      ['list', '• one goes on'],
      ['list', '• two'],
      ['list', '1. first'],
      ['table', 'a\tb'],
      ['table', 'c\td'],
      ['text', 'a picture'],
      ['text', 'Text¹ and H2O² & more.\nNext line'],
      ['footnote', '¹ A note.'],
      ['text', 'kept *as is*'],
    ]);
    expect(source.title).toBe('A morning');
    expect(source.paragraphs[3]?.boldOpening).toBe(5);
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/dividing line.*hidden comment.*picture.*web address/);
  });
});

describe('reStructuredText', () => {
  test('marks go, words stay, web code is left out and counted', async () => {
    const source = await read(
      'a.rst',
      [
        '.. raw:: html', '', '   <a href="x">Official page</a>', '', '   <p>more</p>', '', 'Focus group (4 March 2022)', '==========================', '', '.. image:: x.png', '   :alt: y', '', '*(10.00 am)*', '', '**Facilitator**: Welcome\\_all, ``code *x*`` and :abbr:`NFSP (National Federation)`.', '',
        'Over', '----', '', '**Mary**: One [1]_ and `a site <https://example.org>`_.', 'goes on', '', '- item', '  more', '', '.. note:: Kept words.', '', '.. a comment', '', '.. [1] The note.', '', '+---+---+', '| a | b |', '+---+---+', '', '| verse one', '| verse two', '', '====', 'Both', '====', '', '----', '', 'End.',
      ].join('\n'),
    );
    expect(source.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Focus group (4 March 2022)'],
      ['text', '(10.00 am)'],
      ['text', 'Facilitator: Welcome_all, code *x* and NFSP (National Federation).'],
      ['heading', 'Over'],
      ['text', 'Mary: One ¹ and a site. goes on'],
      ['list', '• item more'],
      ['text', 'Kept words.'],
      ['footnote', '¹ The note.'],
      ['table', 'a\tb'],
      ['text', 'verse one'],
      ['text', 'verse two'],
      ['heading', 'Both'],
      ['text', 'End.'],
    ]);
    expect(source.title).toBe('Focus group (4 March 2022)');
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/2 lines of web code.*comment.*dividing line.*picture.*web address/);
  });
});

describe('captions', () => {
  test('WebVTT: voices, notes, styles, identifiers, settings, tags', async () => {
    const source = await read(
      'a.vtt',
      [
        'WEBVTT - a talk', 'Kind: captions', '', 'NOTE made up', 'over two lines', '', 'STYLE', '::cue { color: red }', '', 'intro-1', '00:01.000 --> 00:04.500 align:start', '<v.loud Mary Dunlop>We <i>came</i> &amp; <00:00:02.000>stayed</v>', '', '00:00:05.000 --> 00:00:06.000', '<v Ben>Why?</v> <v Mary Dunlop>Tea.', '', '00:00:06.500 --> 00:00:07.000', '', '00:00:08.000 --> 00:00:09.000', '- One.', '- Two.', '',
      ].join('\r\n'),
    );
    expect(source.paragraphs).toEqual([
      { text: 'made up\nover two lines', kind: 'note' },
      { text: 'We came & stayed', kind: 'text', voice: 'Mary Dunlop', startMs: 1000, endMs: 4500 },
      { text: 'Why?', kind: 'text', voice: 'Ben', startMs: 5000, endMs: 6000 },
      { text: 'Tea.', kind: 'text', voice: 'Mary Dunlop', startMs: 5000, endMs: 6000 },
      { text: 'One.', kind: 'text', startMs: 8000, endMs: 9000 },
      { text: 'Two.', kind: 'text', startMs: 8000, endMs: 9000 },
    ]);
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/4 captions were read.*One caption was without words.*styles/);
  });

  test('SubRip: numbers, commas, tags, labels, words that are numbers', async () => {
    const source = await read('a.srt', '1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}Mary: <i>Two</i>\r\nof them.\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\nBen: How many?\r\nMary: 12\r\n\r\n3\r\n00:00:03,500 --> 00:00:04,000\r\n2024\r\n');
    expect(source.paragraphs.map(({ text, startMs }) => [startMs, text])).toEqual([[1000, 'Mary: Two of them.'], [2500, 'Ben: How many?'], [2500, 'Mary: 12'], [3500, '2024']]);
    const transcript = recognise(source);
    expect(transcript.speakers.map((speaker) => speaker.label)).toEqual(['Mary', 'Ben']);
  });

  test('captions that overlap, go back or end too early are kept and told of', async () => {
    const source = await read('a.srt', '1\n00:00:05,000 --> 00:00:09,000\na\n\n2\n00:00:06,000 --> 00:00:07,000\nb\n\n3\n00:00:01,000 --> 00:00:00,500\nc\n');
    expect(source.paragraphs.map((paragraph) => paragraph.text)).toEqual(['a', 'b', 'c']);
    expect(source.report.map((line) => line.text).join(' ')).toMatch(/One caption was spoken while another.*out of order in time \(first at line 10\).*ended before it began/);
  });

  test('captions under the name of text are read as captions', async () => {
    const source = await read('a.txt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n');
    expect([source.format, source.paragraphs[0]?.startMs]).toEqual(['vtt', 0]);
  });
});

describe('what holds for every text', () => {
  const line = fc.oneof(fc.constantFrom('', '', 'Mary: we came', 'and then we went on for a long while because nobody said a word', 'Note: this', '(pause)', '12', 'A Title Here', '- item', '1. item', 'Q. why?', '00:01:02', 'INT:\tgo on', '   indented words', '¹ note'), fc.stringMatching(/^[a-zA-Zé ,.]{0,60}$/));

  test('no word of a plain text is lost, and bullets are all that is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const text = lines.join('\n');
        fc.pre(/[\p{L}\p{N}]/u.test(text));
        const source = await read('a.txt', text);
        const letters = (all: string) => [...all].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).sort().join('');
        expect(letters(source.paragraphs.map((paragraph) => paragraph.text).join(''))).toBe(letters(text.normalize('NFC')));
        const transcript = recognise(source);
        const openings = transcript.turns.map((turn) => turn.opening).join('');
        expect(letters(transcript.text + openings)).toBe(letters(text.normalize('NFC')));
        expect(transcript.text).toBe(transcript.text.normalize('NFC'));
        expect(transcript.words).toBe(wordsOf(transcript.text).length);
      }),
      { numRuns: 200 },
    );
  });

  test('any bytes give a source or a refusal, nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.txt', 'a.md', 'a.rst', 'a.docx', 'a.odt', 'a.rtf', 'a.vtt', 'a.srt', 'a.TextGrid', 'a.csv', 'a.xlsx', 'a', 'a.zip', 'a.pdf'), fc.constantFrom([], [...'{\\rtf1 a'].map((letter) => letter.charCodeAt(0)), [...'%PDF-1.7\n'].map((letter) => letter.charCodeAt(0)), [...'File type = "ooTextFile"\nObject class = "TextGrid"\n0 1 <exists> 1 '].map((letter) => letter.charCodeAt(0)), [...'a,b\n1,'].map((letter) => letter.charCodeAt(0)), [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0xff, 0xfe], [0x57, 0x45, 0x42, 0x56, 0x54, 0x54, 10]), async (bytes, name, front) => {
        const outcome = await readSource({ name, bytes: Uint8Array.from([...front, ...bytes]) }).then(
          (source) => recognise(source).words >= 0,
          (error: unknown) => (error as Error).name === 'Refusal',
        );
        expect(outcome).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

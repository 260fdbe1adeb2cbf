import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct } from './correct.ts';
import { recognise } from './recognise.ts';
import type { ReadParagraph, ReadSource, Transcript } from './transcript.ts';
import { wordsOf } from './words.ts';

function source(paragraphs: ReadonlyArray<string | ReadParagraph>, more: Partial<ReadSource> = {}): ReadSource {
  return {
    name: 'synthetic.txt',
    format: 'txt',
    encoding: 'utf-8',
    title: null,
    report: [],
    paragraphs: paragraphs.map((one) => (typeof one === 'string' ? { text: one, kind: 'text' } : one)),
    ...more,
  };
}

const said = (transcript: Transcript) =>
  transcript.paragraphs.map((paragraph) => {
    const turn = paragraph.turn === null ? undefined : transcript.turns[paragraph.turn];
    return [turn === undefined ? paragraph.kind : transcript.speakers[turn.speaker]?.label, transcript.text.slice(paragraph.start, paragraph.end)];
  });
const labels = (transcript: Transcript) => transcript.speakers.map((speaker) => speaker.label);

describe('turns that are numbered', () => {
  const item = (text: string): ReadParagraph => ({ text, kind: 'list' });
  test('have their speakers, and the number goes back with the label', () => {
    const transcript = recognise(source([item('1. Interviewer: What changed?'), item('2. Mairi: They listened.'), item('3. Interviewer: Since when?'), item('4. Mairi: Since spring.'), { text: 'And it stayed so.', kind: 'text' }]));
    expect(said(transcript)).toEqual([['Interviewer', 'What changed?'], ['Mairi', 'They listened.'], ['Interviewer', 'Since when?'], ['Mairi', 'Since spring.'], ['Mairi', 'And it stayed so.']]);
    expect(transcript.turns[1]?.opening).toBe('2. Mairi: ');
    expect(said(correct(transcript, [{ label: 'Mairi', notASpeaker: true }]))[1]).toEqual(['Interviewer', '2. Mairi: They listened.']);
  });

  test('are told apart from lists of things with a colon', () => {
    const list = ['Trust: it takes long.', 'Time: nobody has it.', 'Tea: always.', 'Place: near.', 'People: the same ones.'].map((text, index) => item(`${index + 1}. ${text}`));
    expect(recognise(source(list)).speakers).toEqual([]);
  });
});

describe('the ways in which transcripts name speakers', () => {
  const conversation: ReadonlyArray<readonly [string, string]> = [
    ['Interviewer', 'What changed for you?'],
    ['Mairi', 'They listened. Note: nobody had before.'],
    ['Interviewer', 'And then?'],
    ['Mairi', 'Three things: a cup of tea, time, and a phone number that somebody answered.'],
    ['Interviewer', 'Thank you.'],
    ['Mairi', 'Aye.'],
  ];
  type Way = [name: string, write: (who: string, words: string, index: number) => Array<string | ReadParagraph>, capitals?: boolean];
  const ways: Way[] = [
    ['a colon', (who, words) => [`${who}: ${words}`]],
    ['capitals', (who, words) => [`${who.toUpperCase()}: ${words}`], true],
    ['bold', (who, words) => [{ text: `${who}: ${words}`, kind: 'text', boldOpening: who.length }]],
    ['bold with the colon in it', (who, words) => [{ text: `${who}: ${words}`, kind: 'text', boldOpening: who.length + 1 }]],
    ['a tab', (who, words) => [`${who}:\t${words}`]],
    ['a tab and no colon', (who, words) => [`${who}\t${words}`]],
    ['a row of a table', (who, words) => [{ text: `${who}\t${words}`, kind: 'table' }]],
    ['a time in front', (who, words, index) => [`[00:0${index}:02] ${who}: ${words}`]],
    ['a time in front without brackets', (who, words, index) => [`00:0${index}:02 ${who}: ${words}`]],
    ['a time after the label', (who, words, index) => [`${who} [00:0${index}:02] ${words}`]],
    ['a time after the colon', (who, words, index) => [`${who}: [00:0${index}:02] ${words}`]],
    ['label and time on a line (Otter, Teams)', (who, words, index) => [`${who}  ${index}:02`, words]],
    ['label and time in brackets on a line (Rev)', (who, words, index) => [`${who} (0${index}:02):`, words]],
    ['bold label, time and a line break in one paragraph (Teams)', (who, words, index) => [{ text: `${who}   0:${index}3\n${words}`, kind: 'text', boldOpening: who.length }]],
    ['name in square brackets and a time (Zoom)', (who, words, index) => [`[${who}] 10:0${index}:05`, words]],
    ['time and name in a chat', (who, words, index) => [`10:0${index}:05\tFrom ${who} to Everyone:\t${words}`]],
    ['time, then label, on a line (Happy Scribe)', (who, words, index) => [`00:0${index}:01 ${who}`, words]],
    ['a stretch of time in front', (who, words, index) => [`00:0${index}:01 --> 00:0${index}:05 ${who}: ${words}`]],
    ['a line of its own with a colon', (who, words) => [`${who}:`, words]],
    ['a line of its own', (who, words) => [who, words]],
    ['a bold line of its own', (who, words) => [{ text: who, kind: 'text', emphasis: 'bold' }, words]],
    ['a heading of its own', (who, words) => [{ text: who, kind: 'heading', level: 3 }, words]],
    ['an arrow of captions', (who, words) => [`>> ${who.toUpperCase()}: ${words}`], true],
    ['a line break in one paragraph', (who, words) => [`${who}:\n${words}`]],
  ];
  test.each<Way>(ways)('%s', (...[, write, capitals = false]) => {
    const transcript = recognise(source(conversation.flatMap(([who, words], index) => write(who, words, index))));
    expect(said(transcript)).toEqual(conversation.map(([who, words]) => [capitals ? who.toUpperCase() : who, words]));
    expect(transcript.turns).toHaveLength(6);
    expect(transcript.speakers.map((speaker) => speaker.guess.role)).toEqual(['interviewer', 'participant']);
  });

  test('Q. and A.', () => {
    const transcript = recognise(source(['Q.  Where were you?', 'A.  At home.', 'Q.  Alone?', 'A.  No.', 'A friend was there.']));
    expect(said(transcript)).toEqual([['Q', 'Where were you?'], ['A', 'At home.'], ['Q', 'Alone?'], ['A', 'No.'], ['A', 'A friend was there.']]);
    expect(transcript.speakers.map((speaker) => speaker.guess.role)).toEqual(['interviewer', 'participant']);
  });

  test('I and R, P1 and P2', () => {
    expect(labels(recognise(source(['I: How was it?', 'R: Good.', 'I: Why?', 'R: People.'])))).toEqual(['I', 'R']);
    const group = recognise(source(['I: How was it?', 'P1: Good.', 'P2: Fine.', 'I: Why?', 'P1: People.', 'P12: All of it.']));
    expect(labels(group)).toEqual(['I', 'P1', 'P2', 'P12']);
    expect(group.speakers[0]?.guess.role).toBe('interviewer');
  });

  test('all the turns in one paragraph with line breaks, as some word processors leave them', () => {
    const transcript = recognise(source(['INT: One?\nMARY: Two.\nThree.\nINT: Four?\nMARY: Five.']));
    expect(said(transcript)).toEqual([['INT', 'One?'], ['MARY', 'Two.\nThree.'], ['INT', 'Four?'], ['MARY', 'Five.']]);
  });

  test('only the questions are bold', () => {
    const paragraphs = [1, 2, 3].flatMap((number): Array<string | ReadParagraph> => [{ text: `INT: Question ${number}?`, kind: 'text', boldOpening: 4 }, `Mairi: Answer ${number}.`]);
    expect(labels(recognise(source(paragraphs)))).toEqual(['INT', 'Mairi']);
  });

  test('names of many makes', () => {
    const turns = ['Jean-Luc O’Hara: Bonjour.', 'van der Berg: Hallo.', 'Jean-Luc O’Hara: So?', 'McKay: Aye.', 'van der Berg: Ja.', 'Siân ap Rhys: Ie.', 'Jean-Luc O’Hara: Hm?', 'van der Berg: Ok.'];
    expect(labels(recognise(source(turns)))).toEqual(['Jean-Luc O’Hara', 'van der Berg', 'McKay', 'Siân ap Rhys']);
    expect(labels(recognise(source(['JM: how was it', 'AB: good', 'JM: why', 'AB: people'])))).toEqual(['JM', 'AB']);
    expect(labels(recognise(source(['Reid, Tom (Council)   0:03', 'Hello.', 'Mairi Reid   0:10', 'Hi.', 'Mairi Reid stopped transcription'])))).toEqual(['Reid, Tom (Council)', 'Mairi Reid']);
  });

  test('a remark inside a label is no speaker of its own', () => {
    const transcript = recognise(source(['INT: One?', 'Mairi: Two.', 'Mairi (laughing): Three.', 'INT: Four?', 'Mairi: Five.', 'P1 (Millbank): Six.', 'P1 (Millbank): Seven.', 'P1 (Millbank): Eight.']));
    expect(labels(transcript)).toEqual(['INT', 'Mairi', 'P1 (Millbank)']);
    expect(said(transcript)[2]).toEqual(['Mairi', '(laughing) Three.']);
    expect(correct(transcript, [{ label: 'Mairi', notASpeaker: true }]).text).toContain('Mairi: (laughing) Three.');
  });

  test('answers set in italics are answers, a remark in italics is a remark', () => {
    const answers = [1, 2, 3, 4, 5].flatMap((number): Array<string | ReadParagraph> => [`INT: Question ${number}?`, `Mairi: Answer ${number}.`, { text: `And more of ${number}.`, kind: 'text', emphasis: 'italic' }]);
    expect(recognise(source(answers)).paragraphs.filter((paragraph) => paragraph.kind === 'note')).toHaveLength(0);
    expect(recognise(source([...answers.filter((one) => typeof one === 'string'), { text: 'The tape ends here', kind: 'text', emphasis: 'italic' }])).paragraphs.at(-1)?.kind).toBe('note');
  });

  test('spellings of one label meet; the commonest is shown', () => {
    const transcript = recognise(source(['Mary: a?', 'BEN: b.', 'MARY: c?', 'Ben: d.', 'Mary (cont.): e?', 'Ben: f.']));
    expect(labels(transcript)).toEqual(['Mary', 'Ben']);
  });
});

describe('what is no speaker', () => {
  test('ordinary words with a colon stay in the text', () => {
    const transcript = recognise(source(['Mary: One.', 'Ben: Two.', 'Note: this was quiet.', 'Mary: Three.', 'And: four.', 'And then we said: five.', 'Ben: Six.', 'Vaccines: seven.', 'And so on.', 'Mary: Eight.']));
    expect(labels(transcript)).toEqual(['Mary', 'Ben']);
    expect(transcript.text).toContain('Note: this was quiet.');
    expect(transcript.text).toContain('Vaccines: seven.');
    expect(transcript.report.map((line) => line.text).join(' ')).toContain('“Vaccines:”');
  });

  test('a glossary, a form and a list of factors have no speakers', () => {
    for (const paragraphs of [
      ['Delivery Team: the people who deliver.', 'Learning Partner: those who learn.', 'Leading Indicators: signs of change.', 'Outcomes: what people want to see.'],
      ['Date: 3 May 2024', 'Place: Millbank', 'Present: four people', 'Date: 4 May 2024', 'Place: Craigend', 'Present: five people'],
      ['Action: ring the school', 'Owner: the coordinator', 'Action: write to the board', 'Owner: the chair', 'Action: meet', 'Owner: all'],
      ['Figure 1: stocks', 'Figure 2: flows', 'Figure 3: costs', 'Table 1: moves'],
      ['Contents', 'Introduction\t3', 'Findings\t5', 'Annex\t9'],
    ]) {
      expect(labels(recognise(source(paragraphs)))).toEqual([]);
    }
  });

  test('headings that come back are not speakers', () => {
    const section = (name: string): ReadParagraph[] => [{ text: name, kind: 'heading', level: 2 }, { text: 'Some words about it that go on for a while.', kind: 'text' }];
    expect(labels(recognise(source([...section('Overview'), ...section('Findings'), ...section('Overview'), ...section('Findings')])))).toEqual([]);
  });

  test('a wish makes a speaker, or unmakes one', () => {
    const paragraphs = ['Mary: One.', 'Ben: Two.', 'Vaccines: seven.', 'And so on.', 'Mary: Three.', 'Ben: Four.', 'Mary: Five.', 'Ben: Six.'];
    expect(labels(recognise(source(paragraphs), { speakers: ['vaccines'] }))).toEqual(['Mary', 'Ben', 'Vaccines']);
    expect(labels(recognise(source(paragraphs), { notSpeakers: ['BEN'] }))).toEqual(['Mary']);
  });
});

describe('turns, notes and headings', () => {
  const transcript = recognise(
    source([
      { text: 'Session 1', kind: 'heading', level: 1 },
      '(10.00 am)',
      'Facilitator: Welcome.',
      'Who begins?',
      'Mary: I do.',
      '(laughter)',
      'So I came in March.',
      { text: 'Second Part', kind: 'heading', level: 2 },
      'Here the recording stops for a while.',
      'Facilitator: Go on?',
      'Mary: Right.',
      { text: '¹ A note.', kind: 'footnote' },
    ]),
  );

  test('continuing paragraphs belong to the turn; notes and headings to none', () => {
    expect(said(transcript)).toEqual([
      ['heading', 'Session 1'],
      ['note', '(10.00 am)'],
      ['Facilitator', 'Welcome.'],
      ['Facilitator', 'Who begins?'],
      ['Mary', 'I do.'],
      ['note', '(laughter)'],
      ['Mary', 'So I came in March.'],
      ['heading', 'Second Part'],
      ['text', 'Here the recording stops for a while.'],
      ['Facilitator', 'Go on?'],
      ['Mary', 'Right.'],
      ['note', '¹ A note.'],
    ]);
    expect(transcript.turns).toHaveLength(4);
  });

  test('counts and first words', () => {
    expect(transcript.speakers.map(({ label, turns, words, firstWords }) => ({ label, turns, words, firstWords }))).toEqual([
      { label: 'Facilitator', turns: 2, words: 5, firstWords: 'Welcome.' },
      { label: 'Mary', turns: 2, words: 8, firstWords: 'I do.' },
    ]);
    expect(transcript.words).toBe(wordsOf(transcript.text).length);
  });

  test('a heading that nothing marks is seen, and costs nobody their words', () => {
    const guessed = recognise(source(['Mary: One.', 'Ben: Two.', 'Questions From the Chair', 'Still Ben.', 'Mary: Three.', 'Ben: Four.', 'Mary: Five.']));
    expect(said(guessed)[2]).toEqual(['heading', 'Questions From the Chair']);
    expect(said(guessed)[3]).toEqual(['Ben', 'Still Ben.']);
  });
});

describe('captions', () => {
  const cue = (voice: string | undefined, text: string, startMs: number, endMs: number): ReadParagraph => ({ text, kind: 'text', startMs, endMs, ...(voice === undefined ? {} : { voice }) });

  test('captions of one speaker become a turn and keep their times', () => {
    const transcript = recognise(source([cue('Mary', 'I went to the', 0, 900), cue('Mary', 'garden.', 1000, 1500), cue('Mary', 'Later.', 20_000, 21_000), cue('Ben', 'Why?', 20_500, 20_900), cue('Mary', 'Because.', 21_000, 22_000)], { format: 'vtt' }));
    expect(said(transcript)).toEqual([['Mary', 'I went to the garden.'], ['Mary', 'Later.'], ['Ben', 'Why?'], ['Mary', 'Because.']]);
    expect(transcript.turns.map(({ speaker, startMs, endMs }) => [speaker, startMs, endMs])).toEqual([[0, 0, 21_000], [1, 20_500, 20_900], [0, 21_000, 22_000]]);
    expect(transcript.cues.map((one) => [transcript.text.slice(one.start, one.end), one.startMs])).toEqual([['I went to the', 0], ['garden.', 1000], ['Later.', 20_000], ['Why?', 20_500], ['Because.', 21_000]]);
  });

  test('captions without speakers are joined into sentences', () => {
    const transcript = recognise(source([cue(undefined, 'We began', 0, 900), cue(undefined, 'in spring.', 1000, 1500), cue(undefined, 'It rained.', 9000, 9500)], { format: 'srt' }));
    expect(said(transcript)).toEqual([['text', 'We began in spring.'], ['text', 'It rained.']]);
    expect(transcript.cues).toHaveLength(3);
  });
});

describe('when, what kind, which title', () => {
  const conversation = ['Interviewer: One?', 'Mary: Two.', 'Interviewer: Three?', 'Mary: Four.'];
  test.each<[string, Partial<ReadSource>, string[], string | undefined, string | undefined]>([
    ['the title', { title: 'Focus group at Millbank (4 March 2022)' }, [], '2022-03-04', 'day'],
    ['the name', { name: 'interview_2023-11-02_craigend.docx' }, [], '2023-11-02', 'day'],
    ['the name without dashes', { name: '20231102 interview.docx' }, [], '2023-11-02', 'day'],
    ['a line at the beginning', {}, ['Date: Thursday 2nd of November 2023'], '2023-11-02', 'day'],
    ['a line with the day first', {}, ['Recorded 2/11/2023'], '2023-11-02', 'day'],
    ['a year in two figures', { title: 'FG2 Millbank 2/11/23' }, [], '2023-11-02', 'day'],
    ['a month', { title: 'Learning update, May 2020' }, [], '2020-05-01', 'month'],
    ['a season', { title: 'Story from autumn 2023' }, [], '2023-09-01', 'season'],
    ['nothing', {}, ['It draws on a review of December 2019 and on many other things that were written since then.'], undefined, undefined],
  ])('the date from %s', (_, more, first, from, precision) => {
    const { date } = recognise(source([...first, ...conversation], more));
    expect([date?.from, date?.precision]).toEqual([from, precision]);
    if (date !== undefined) expect(date.why).toMatch(/\.$/);
  });

  test('the kind', () => {
    const kind = (paragraphs: Array<string | ReadParagraph>, more: Partial<ReadSource> = {}) => recognise(source(paragraphs, more)).kindGuess.kind;
    expect(kind(conversation)).toBe('interview');
    expect(kind(conversation, { title: 'Focus Group 2' })).toBe('focus group');
    expect(kind(['Facilitator: a?', 'Ann: b', 'Bea: c', 'Cat: d', 'Facilitator: e?', 'Ann: f', 'Bea: g', 'Cat: h'])).toBe('focus group');
    expect(kind(['Ms Hay: a?', 'Counsel: May it please my Lady?', 'Ms Hay: c', 'Counsel: d?'])).toBe('hearing');
    expect(kind(['We went to the park and watched.'], { name: 'field notes millbank.txt' })).toBe('observation');
    expect(kind(['Words that nobody speaks.'])).toBe('document');
    expect(kind(['Words that nobody speaks.'], { title: 'Interview guide' })).toBe('document');
    expect(kind(conversation, { title: 'Programme board meeting' })).toBe('meeting note');
  });

  test('the title is what the file says, else its first line, else its name', () => {
    expect(recognise(source(conversation, { title: 'Given' })).title).toBe('Given');
    expect(recognise(source(['Morning at Millbank', ...conversation])).title).toBe('Morning at Millbank');
    expect(recognise(source(conversation, { name: 'day1_consultation01.vtt' })).title).toBe('day1 consultation01');
  });
});

describe('corrections', () => {
  const transcript = recognise(source(['Counsel: One?', 'Ms Hay: Two.', 'Ms Carey: Three?', 'Note well: no.', 'Ms Hay: Four.', 'Counsel: Five?', 'Ms Hay: Six.'], {}), { speakers: ['Note well'] });

  test('renaming and merging', () => {
    const corrected = correct(transcript, [{ label: 'Ms Carey', sameAs: 'Counsel' }, { label: 'Counsel', rename: 'Ms Carey for the programme', role: 'interviewer' }]);
    expect(labels(corrected)).toEqual(['Ms Carey for the programme', 'Ms Hay', 'Note well']);
    expect(corrected.speakers[0]).toMatchObject({ turns: 3, guess: { role: 'interviewer', why: 'You said so.' } });
    expect(corrected.text).toBe(transcript.text);
  });

  test('a label that was none goes back into the text, its words to whoever spoke before', () => {
    const corrected = correct(transcript, [{ label: 'Note well', notASpeaker: true }]);
    expect(labels(corrected)).not.toContain('Note well');
    expect(said(corrected).slice(2, 4)).toEqual([['Ms Carey', 'Three?'], ['Ms Carey', 'Note well: no.']]);
    expect(corrected.turns).toHaveLength(transcript.turns.length - 1);
  });

  test('a label on a line of its own goes back as a line of its own', () => {
    const alone = recognise(source(['Mary', 'One.', 'Ben', 'Two.', 'Mary', 'Three.', 'Ben', 'Four.']));
    expect(said(correct(alone, [{ label: 'Ben', notASpeaker: true }]))).toEqual([['Mary', 'One.'], ['Mary', 'Ben'], ['Mary', 'Two.'], ['Mary', 'Three.'], ['Mary', 'Ben'], ['Mary', 'Four.']]);
  });

  test('roles stay through later corrections; unknown labels and circles are passed over', () => {
    const once = correct(transcript, [{ label: 'Ms Hay', role: 'other' }]);
    const twice = correct(once, [{ label: 'Counsel', rename: 'C' }, { label: 'nobody', rename: 'x' }, { label: 'Ms Carey', sameAs: 'Note well' }, { label: 'Note well', sameAs: 'Ms Carey' }]);
    expect(twice.speakers.find((speaker) => speaker.label === 'Ms Hay')?.guess.role).toBe('other');
    expect(twice.turns).toHaveLength(transcript.turns.length);
    expect(correct(transcript, [])).toBe(transcript);
  });
});

describe('what holds for every text', () => {
  const word = fc.constantFrom('we', 'went', 'Note:', 'Mary', 'garden.', 'why?', 'And', '(pause)', 'Questions From the Chair', '3', 'née', '“so', '🙂');
  const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
  const opening = fc.constantFrom('', '', 'Mary: ', 'Ben: ', 'INT: ', '[00:01:02] Mary: ', 'Mary\n', 'Q. ', 'A. ', 'Note: ', 'And then: ', 'Ben\t');
  const paragraph: fc.Arbitrary<ReadParagraph> = fc.record({ opening, words, kind: fc.constantFrom('text', 'text', 'text', 'text', 'heading', 'note', 'list', 'footnote', 'table') }).map(({ opening: label, words: rest, kind }) => ({ text: label + rest, kind }) as ReadParagraph);

  test('ranges are ordered and cover the text, turns hold their paragraphs, and no word is lost', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 30 }), (paragraphs) => {
        const transcript = recognise(source(paragraphs));
        let at = 0;
        transcript.paragraphs.forEach((one, index) => {
          expect(one.start).toBe(index === 0 ? 0 : at + 2);
          expect(one.end).toBeGreaterThan(one.start);
          if (index > 0) expect(transcript.text.slice(at, one.start)).toBe('\n\n');
          expect(one.kind === 'speech').toBe(one.turn !== null);
          if (one.turn !== null) {
            const turn = transcript.turns[one.turn];
            expect(turn !== undefined && turn.start <= one.start && one.end <= turn.end).toBe(true);
          }
          at = one.end;
        });
        expect(at).toBe(transcript.text.length);
        transcript.turns.reduce((end, turn) => {
          expect(turn.start).toBeGreaterThanOrEqual(end);
          return turn.end;
        }, 0);
        // With the openings put back, the words are those of the file, in its order.
        const begun = new Set<number>();
        const back = transcript.paragraphs.map((one) => {
          const first = one.turn !== null && !begun.has(one.turn);
          if (one.turn !== null) begun.add(one.turn);
          return (first && one.turn !== null ? (transcript.turns[one.turn]?.opening ?? '') : '') + transcript.text.slice(one.start, one.end);
        });
        expect(wordsOf(back.join('\n'))).toEqual(wordsOf(paragraphs.map((one) => one.text).join('\n')));
        expect(transcript.speakers.reduce((sum, speaker) => sum + speaker.turns, 0)).toBe(transcript.turns.length);
        // Taking every speaker back leaves the file's words as plain text.
        const plain = correct(transcript, transcript.speakers.map((speaker) => ({ label: speaker.label, notASpeaker: true })));
        expect(plain.turns).toHaveLength(0);
        expect(wordsOf(plain.text)).toEqual(wordsOf(paragraphs.map((one) => one.text).join('\n')));
        expect(correct(correct(transcript, []), [{ label: 'Mary', rename: 'M' }])).toEqual(correct(transcript, [{ label: 'Mary', rename: 'M' }]));
      }),
      { numRuns: 300 },
    );
  });
});

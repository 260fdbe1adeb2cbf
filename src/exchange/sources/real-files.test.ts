import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../domain/disclosure/identifiers.ts';
import { recognise } from '../../domain/sources/recognise.ts';
import type { Transcript } from '../../domain/sources/transcript.ts';
import { groupRecordings, weaveSources } from '../../domain/sources/weave.ts';
import { wordsOf } from '../../domain/sources/words.ts';
import { readSource } from './read-source.ts';

const root = resolve(process.env.KIST_REAL_FILES ?? resolve(import.meta.dirname, '../../../../shared/data'));
const transcripts = join(root, 'transcripts');
const seeds = resolve(root, '../reference/seeds');
const present = existsSync(transcripts);
if (!present) console.warn(`Skipped: no real transcripts at ${transcripts}; set KIST_REAL_FILES to their folder.`);

const inquiry = (name: string) => join(transcripts, 'uk-covid-inquiry-m8', name);
const import_ = async (path: string) => {
  const bytes = new Uint8Array(readFileSync(path));
  return recognise(await readSource({ name: basename(path), bytes }));
};
const speakers = (transcript: Transcript) => transcript.speakers.map(({ label, turns, words, guess }) => [label, turns, words, guess.role]);
/** Turns as who said what, in words. */
const turns = (transcript: Transcript) =>
  transcript.turns.map((turn, index) => [
    transcript.speakers[turn.speaker]?.label,
    transcript.paragraphs.filter((paragraph) => paragraph.turn === index).flatMap((paragraph) => wordsOf(transcript.text.slice(paragraph.start, paragraph.end))).join(' '),
  ]);
/** The words of a marked-up file, its labels left out: what must be in the text. Written on its own, to check the readers. */
const plainWords = (text: string) =>
  wordsOf(
    text
      .replace(/^\.\. raw:: html\n\n(?: .*\n|\n(?= ))*/gm, '')
      .replace(/^[=\-^]{3,}$/gm, '')
      .replace(/^\*\*[^*\n]+\*\*:/gm, '')
      .replace(/:abbr:`([^`]*)`/g, '$1')
      .replace(/^\*(.*)\*$/gm, '$1')
      .replace(/\\/g, ''),
  );

describe.skipIf(!present)('real transcripts', () => {
  const marked = present ? readdirSync(transcripts).flatMap((folder) => readdirSync(join(transcripts, folder)).map((name) => join(transcripts, folder, name))).filter((path) => path.endsWith('.rst')) : [];

  test.each(marked.map((path) => [basename(path), path] as const))('%s: every paragraph, every word, every turn', async (_, path) => {
    const text = readFileSync(path, 'utf8');
    const transcript = await import_(path);
    expect(wordsOf(transcript.text).join(' ')).toBe(plainWords(text).join(' '));
    const labelled = [...text.matchAll(/^\*\*([^*\n]+)\*\*:/gm)].map((found) => found[1]);
    expect(transcript.turns.map((turn) => transcript.speakers[turn.speaker]?.label)).toEqual(labelled);
    const blocks = text.split(/\n{2,}/).filter((block) => block.trim() !== '' && !/^(?:\.\.| )/.test(block));
    expect(transcript.paragraphs).toHaveLength(blocks.length);
    expect(transcript.date?.precision).toBe('day');
    expect(transcript.date?.from).toBe(basename(path, '.rst'));
  });

  test.each(['docx', 'odt', 'rtf', 'pdf'])('one hearing day as %s and as rst is the same: every paragraph, speaker and turn', async (format) => {
    const [other, text] = await Promise.all([import_(inquiry(`2025-10-08.${format}`)), import_(inquiry('2025-10-08.rst'))]);
    expect(other.text === text.text).toBe(true);
    expect(other.paragraphs.map(({ level: _, ...rest }) => rest)).toEqual(text.paragraphs.map(({ level: _, ...rest }) => rest));
    expect(other.paragraphs.map(({ level }) => level === undefined)).toEqual(text.paragraphs.map(({ level }) => level === undefined));
    expect(speakers(other)).toEqual(speakers(text));
    expect(turns(other)).toEqual(turns(text));
    expect(other.kindGuess.kind).toBe('hearing');
    expect(other.title).toBe('8 October 2025');
    expect(other.date?.from).toBe('2025-10-08');
  });

  test('two TextGrids of one consultation are woven into what its captions hold', async () => {
    const folder = join(transcripts, 'primock57');
    const grids = await Promise.all(['day1_consultation01_doctor.TextGrid', 'day1_consultation01_patient.TextGrid'].map((name) => readSource({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })));
    expect(groupRecordings(grids)).toEqual([[0, 1]]);
    const woven = recognise(weaveSources(grids));
    const vtt = await import_(join(folder, 'day1_consultation01.vtt'));
    const said = (transcript: Transcript) => {
      const words = new Map<string, string[]>();
      for (const [label, text] of turns(transcript)) words.set(label!, [...(words.get(label!) ?? []), text!]);
      return [...words].map(([label, texts]) => [label, texts.join(' ')]);
    };
    expect(said(woven)).toEqual(said(vtt));
    expect(woven.turns.map(({ startMs }) => startMs)).toEqual(woven.turns.map(({ startMs }) => startMs!).toSorted((one, other) => one - other));
    expect(turns(woven)).toEqual(turns(vtt));
    expect(woven.turns.map(({ startMs }) => startMs)).toEqual(vtt.turns.map(({ startMs }) => startMs));
    expect(woven.speakers.map((speaker) => [speaker.label, speaker.guess.role])).toEqual([['Doctor', 'interviewer'], ['Patient', 'participant']]);
  });

  test('one hearing day as plain text and as rst is the same', async () => {
    const [plain, text] = await Promise.all([import_(inquiry('2025-10-09.txt')), import_(inquiry('2025-10-09.rst'))]);
    expect(plain.text).toBe(text.text);
    expect(plain.paragraphs.map(({ kind, turn }) => [kind, turn])).toEqual(text.paragraphs.map(({ kind, turn }) => [kind, turn]));
    expect(speakers(plain)).toEqual(speakers(text));
    expect(turns(plain)).toEqual(turns(text));
  });

  test.each(['day1_consultation01', 'day1_consultation02', 'day1_consultation03', 'day2_consultation01'])('%s: WebVTT and SubRip give the same turns', async (name) => {
    const folder = join(transcripts, 'primock57');
    const [vtt, srt] = await Promise.all([import_(join(folder, `${name}.vtt`)), import_(join(folder, `${name}.srt`))]);
    expect(turns(vtt)).toEqual(turns(srt));
    expect(speakers(vtt)).toEqual(speakers(srt));
    expect(vtt.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(srt.cues.map(({ startMs, endMs }) => [startMs, endMs]));
    expect(vtt.turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(srt.turns.map(({ startMs, endMs }) => [startMs, endMs]));
    expect(vtt.cues).toHaveLength(readFileSync(join(folder, `${name}.vtt`), 'utf8').split('-->').length - 1);
    expect(vtt.speakers.map((speaker) => [speaker.label, speaker.guess.role])).toEqual([['Doctor', 'interviewer'], ['Patient', 'participant']]);
    expect(vtt.report.map((line) => line.text).join(' ')).toMatch(/spoken while another still ran/);
  });

  test('who leads is guessed right where the labels or the questions say so', async () => {
    const roles = async (path: string) => Object.fromEntries((await import_(path)).speakers.map((speaker) => [speaker.label, speaker.guess.role]));
    expect(await roles(join(transcripts, 'post-office-focus-groups/2022-03-11.rst'))).toMatchObject({ Facilitator: 'interviewer', 'Sian Thomas': 'participant', 'Paul Brannlund': 'participant', 'Wendy Burke': 'participant', 'Carol Charlton': 'participant' });
    expect(await roles(inquiry('2025-10-09.rst'))).toMatchObject({ 'Counsel Inquiry': 'interviewer', 'Lead 8': 'interviewer', 'Mr Wagner KC': 'interviewer', 'Mr John Msp': 'participant', 'The Witness': 'participant', 'Lady Hallett': 'other' });
  });

  test('names of speakers are found in a focus group, and what a patient says of his birth', async () => {
    const group = await import_(join(transcripts, 'post-office-focus-groups/2022-03-11.rst'));
    const hits = findIdentifiers(group.text, group.speakers.map((speaker) => speaker.label));
    expect(new Set(hits.map((hit) => hit.text))).toEqual(new Set(['Wyn', 'Wendy', 'Sian', 'Paul', 'Carol', 'Thomas', 'Charlton', 'Wyn Williams', 'Burke', 'Sian Thomas', 'Wendy Burke', 'Carol Charlton', 'Williams', 'Brannlund']));
    const talk = await import_(join(transcripts, 'primock57/day2_consultation01.vtt'));
    expect(findIdentifiers(talk.text, []).map((hit) => hit.kind)).toEqual(['date-of-birth']);
  });
});

describe.skipIf(!existsSync(seeds))('the programme’s own documents', () => {
  const files = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];
  const letters = (text: string) => {
    const counts: Record<string, number> = {};
    for (const [letter] of text.matchAll(/[\p{L}\p{N}]/gu)) counts[letter] = (counts[letter] ?? 0) + 1;
    return counts;
  };

  test.each(files)('%s reads well', async (name) => {
    const transcript = await import_(join(seeds, name));
    expect(transcript.speakers).toEqual([]);
    expect(transcript.kindGuess.kind).toBe('document');
    const bare =
      readFileSync(join(seeds, name), 'utf8')
        .normalize('NFC')
        .replace(/<sup>&<\/sup>lt;sup>/g, '<sup>')
        .replace(/&[a-z]+;|<\/?(?:sup|a|br|ul|li)\b[^<>]*>/g, '')
        .replace(/\]\(((?:https?|mailto):[^()\s]*)\)/g, ']')
        .replace(/[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]/g, (sign) => sign.normalize('NFKC'));
    expect(letters(transcript.text.normalize('NFKC'))).toEqual(letters(bare.normalize('NFKC')));
    const paragraphs = transcript.paragraphs.map((paragraph) => transcript.text.slice(paragraph.start, paragraph.end));
    expect(paragraphs.filter((paragraph) => /^\p{Ll}{2}/u.test(paragraph)).length).toBeLessThan(paragraphs.length * 0.04);
    expect(paragraphs.filter((paragraph) => /\*\*|<sup|\\_|\n /.test(paragraph))).toEqual([]);
    expect(transcript.paragraphs.filter((paragraph) => paragraph.kind === 'heading').length).toBeGreaterThan(10);
  });
});

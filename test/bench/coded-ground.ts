/** A vault full of coded conversations, written straight into its tables: to be asked, not to be made again as people make it. Invented words, invented codings. */
import { v7 as uuid } from 'uuid';
import type Database from 'better-sqlite3';
import { standingIn } from '../../src/domain/coding/standing.ts';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';
import { deep, deepPassages, deepText } from './deep-source.ts';
import { countWords } from '../../src/domain/sources/words.ts';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openWritable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { type Ground, type OpenVault, passphrase } from './ground.ts';

export type Coded = {
  vault: OpenVault;
  dataKey: Uint8Array;
  coders: readonly string[];
  codes: readonly string[];
  codings: number;
  texts: readonly string[];
  /** The long source that is coded thickly; the last of the texts. */
  deepId: string;
  plain: Database.Database;
};

/** As many codes, and as many codings a conversation, as a council has after some years: with the long source 50,000 codings with 200 codes by three coders. */
const codeCount = 200;
const codingsEach = 90;

const made = new WeakMap<Ground, Promise<Coded>>();

/** The vault, made once for all areas that ask it. */
export function codedVault(ground: Ground): Promise<Coded> {
  if (!made.has(ground)) made.set(ground, makeCodedVault(ground));
  return made.get(ground)!;
}

type Talk = { text: string; paragraphs: { start: number; end: number; kind: string; turn: number | null }[]; turns: { start: number; end: number; speaker: number }[]; speakers: string[] };

/** One paragraph a turn, labels taken off: what importing makes of these conversations. */
function readTalk(file: string): Talk {
  const talk: Talk = { text: '', paragraphs: [], turns: [], speakers: [] };
  for (const paragraph of file.trimEnd().split('\n\n')) {
    const [label, words] = /^([^:]+): ([^]*)$/.exec(paragraph)?.slice(1) ?? [];
    const start = talk.text === '' ? 0 : talk.text.length + 2;
    talk.text += `${talk.text === '' ? '' : '\n\n'}${words ?? paragraph}`;
    const end = talk.text.length;
    if (label === undefined) {
      talk.paragraphs.push({ start, end, kind: 'heading', turn: null });
      continue;
    }
    if (!talk.speakers.includes(label)) talk.speakers.push(label);
    talk.turns.push({ start, end, speaker: talk.speakers.indexOf(label) });
    talk.paragraphs.push({ start, end, kind: 'speech', turn: talk.turns.length - 1 });
  }
  return talk;
}

/** Passages of a conversation: a few words to a few sentences, mostly in one turn, thicker in some turns than in others so that codes meet. */
function* somePassages({ turns }: Talk, count: number, random: () => number): Iterable<{ start: number; end: number }> {
  const busy = Array.from({ length: 12 }, () => Math.floor(random() * turns.length));
  for (let number = 0; number < count; number += 1) {
    const at = random() < 0.6 ? busy[Math.floor(random() * busy.length)]! : Math.floor(random() * turns.length);
    const { start, end } = turns[at]!;
    const from = start + Math.floor(random() * Math.max(1, end - start - 20));
    const last = random() < 0.1 ? turns[Math.min(turns.length - 1, at + 1 + Math.floor(random() * 2))]! : turns[at]!;
    yield { start: from, end: Math.min(last.end, Math.max(from + 10, from + Math.floor(random() * (last.end - from)))) };
  }
}

async function makeCodedVault(ground: Ground): Promise<Coded> {
  const vault = await ground.newVault('Coded');
  await vault.service.close();
  const dataKey = await unseal(readEnvelope(vault.path), 'passphrase', passphrase);
  const database = openWritable(databaseFile(vault.path), dataKey);
  const plain = ground.plainDatabase('plain-coded');
  plain.exec(`
    CREATE TABLE coding (code INTEGER NOT NULL, source INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, first_turn INTEGER NOT NULL, last_turn INTEGER NOT NULL) STRICT;
    CREATE TABLE turn (source INTEGER NOT NULL, number INTEGER NOT NULL, interviewer INTEGER NOT NULL, PRIMARY KEY (source, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE text (source INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT`);
  const random = seededRandom(50_000);
  const at = '2024-06-01T09:00:00.000Z';
  const insertInto = (table: string, columns: string): ((...values: unknown[]) => void) => {
    const statement = database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.split(',').map(() => '?').join(',')})`);
    return (...values) => void statement.run(...values);
  };
  const [putPlain, putPlainTurn, putPlainText] = [plain.prepare('INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?)'), plain.prepare('INSERT INTO turn VALUES (?, ?, ?)'), plain.prepare('INSERT INTO text VALUES (?, ?)')];
  const codes = Array.from({ length: codeCount }, () => uuid());
  // Short when everything else is: about 300,000 characters with 5,000 codings beside conversations of full length.
  const deepWords = Math.min(deep.words, 6 * ground.size.wordsEach);
  const deepCodings = Math.round((deep.codings * deepWords) / deep.words);
  const texts: string[] = [];
  const coders: string[] = [];
  let codings = 0;
  let deepId = '';
  plain.exec('BEGIN');
  database.transaction(() => {
    const first = database.prepare('SELECT id FROM coder').pluck().get() as string;
    coders.push(first, uuid(), uuid());
    const coder = insertInto('coder', 'id, name, initials, colour, version');
    coders.slice(1).forEach((id, number) => coder(id, `Coder ${number + 2}`, `C${number + 2}`, 'slate', 1));
    const place = insertInto('place', 'id, name, parent_id, version');
    const places = Array.from({ length: 6 }, () => uuid());
    places.forEach((id, number) => place(id, `Place ${number + 1}`, number === 0 ? null : places[0], 1));
    const voice = insertInto('voice', 'id, pseudonym, stakeholder_group, place_id, role_full, role_general, area, credited_as, attributes, note, consent_state, consent_audiences, consent_attribution, consent_until, consent_note, version');
    const voices = Array.from({ length: ground.size.transcripts }, () => uuid());
    voices.forEach((id, number) => voice(id, `Voice ${number + 1}`, `Group ${(number % 4) + 1}`, places[number % 6], '', '', '', '', JSON.stringify({ ward: `Ward ${number % 9}` }), '', 'unknown', '{}', 'none', null, '', 1));
    const code = insertInto('code', 'id, parent_id, name, definition, use_when, not_when, colour, position, version');
    // Forty codes at the top with four below each.
    codes.forEach((id, number) => code(id, number % 5 === 0 ? null : codes[number - (number % 5)], `${ground.library.words[600 + number]} ${number + 1}`, '', '', '', 'heather', number, 1));
    const source = insertInto('source', 'id, title, kind, date, place_id, note, format, file_name, file_hash, revision_id, words, paragraphs, turns, added_at, removed, version');
    const revision = insertInto('revision', 'id, source_id, number, text, text_hash, at');
    const paragraph = insertInto('paragraph', 'revision_id, number, start, "end", kind, level, turn');
    const turn = insertInto('turn', 'revision_id, number, start, "end", speaker');
    const speaker = insertInto('speaker', 'id, source_id, number, label, role, voice_id, words, version');
    const coding = insertInto('coding', 'id, code_id, source_id, revision_id, start, "end", quote_hash, coder_id, at, memo, version, first_word, last_word, first_turn, last_turn');
    const files = [...ground.library.transcripts, { name: 'a-long-conversation.txt', text: deepText({ words: deepWords }) }];
    files.forEach(({ name, text: file }, number) => {
      const talk = readTalk(file);
      const [sourceId, revisionId] = [uuid(), uuid()];
      const isDeep = number === files.length - 1;
      if (isDeep) deepId = sourceId;
      texts.push(talk.text);
      const month = `2023-${String((number % 12) + 1).padStart(2, '0')}`;
      const date = JSON.stringify({ from: `${month}-10`, to: `${month}-11`, precision: 'day', text: `${month}-10` });
      source(sourceId, `Conversation ${number + 1}`, number % 5 === 0 ? 'focus group' : 'interview', date, number % 7 === 0 ? null : places[number % 6], '', 'txt', name, name, revisionId, countWords(talk.text), talk.paragraphs.length, talk.turns.length, at, 0, 1);
      revision(revisionId, sourceId, 1, talk.text, '', at);
      talk.paragraphs.forEach((one, index) => paragraph(revisionId, index + 1, one.start, one.end, one.kind, one.kind === 'heading' ? 1 : null, one.turn));
      talk.turns.forEach((one, index) => {
        turn(revisionId, index, one.start, one.end, one.speaker);
        putPlainTurn.run(number, index, talk.speakers[one.speaker] === 'Interviewer' ? 1 : 0);
      });
      const words = talk.speakers.map((_, index) => talk.turns.filter((one) => one.speaker === index).reduce((sum, one) => sum + countWords(talk.text.slice(one.start, one.end)), 0));
      talk.speakers.forEach((label, index) => speaker(uuid(), sourceId, index, label, label === 'Interviewer' ? 'interviewer' : 'participant', label === 'Interviewer' ? null : voices[(number * 3 + index) % voices.length], words[index], 1));
      putPlainText.run(number, talk.text);
      const stands = standingIn(talk.text, talk.turns);
      for (const { start, end } of isDeep ? deepPassages(talk.text, talk.paragraphs, deepCodings, random) : somePassages(talk, codingsEach, random)) {
        const chosen = Math.floor(random() ** 2 * codeCount);
        const standing = stands({ start, end });
        coding(uuid(), codes[chosen], sourceId, revisionId, start, end, '', coders[Math.floor(random() * 3)], at, '', 1, standing.firstWord, standing.lastWord, standing.firstTurn, standing.lastTurn);
        putPlain.run(chosen, number, start, end, standing.firstTurn, standing.lastTurn);
        codings += 1;
      }
    });
  })();
  plain.exec('COMMIT; CREATE INDEX coding_code ON coding(code); CREATE INDEX coding_source ON coding(source, start); ANALYZE');
  database.close();
  await vault.call('vault.unlock', { path: vault.path, passphrase });
  return { vault, dataKey, coders, codes, codings, texts, deepId, plain };
}

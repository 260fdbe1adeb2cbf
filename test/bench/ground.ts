/** What the areas of the bench stand on: invented data, vaults made as anybody would make them, and plain databases beside them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Input, MethodName, Output } from '../../src/contract/index.ts';
import { dayNumber } from '../../src/domain/flows/days.ts';
import { generateSpells, inventedPlan, spellsAsText } from '../../src/domain/flows/generate.ts';
import { seededRandom } from '../../src/domain/flows/seeded-random.ts';
import { OPEN, type SpellSet } from '../../src/domain/flows/spells.ts';
import { createService, pathInbox, type Service } from '../../src/service/index.ts';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openReadable, type Readable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { inventedLibrary, type Library } from './invented-words.ts';

/** `spellsPerPerson` is what people would have without the end of the window; about two thirds of it fit in. */
export type Size = { transcripts: number; wordsEach: number; people: number; spellsPerPerson: number; turns: number };

/** `council`: some five million words in 500 conversations; a million spells of 85,000 people. */
export const sizes = {
  small: { transcripts: 24, wordsEach: 8000, people: 4000, spellsPerPerson: 9, turns: 7 },
  council: { transcripts: 500, wordsEach: 10_000, people: 85_000, spellsPerPerson: 18.5, turns: 5 },
} as const satisfies Record<string, Size>;

export const passphrase = 'correct wobbly heron teapot';
export const window = { from: dayNumber(2014, 1, 1), to: dayNumber(2024, 1, 1) };

export type OpenVault = {
  path: string;
  service: Service;
  call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** A second connection, to look past the service. */
  beside(): Promise<Readable>;
};

export type Ground = {
  size: Size;
  folder: string;
  library: Library;
  /** The transcripts as files. */
  files(): string[];
  spells(): SpellSet;
  /** The spells as a file. */
  spellFile(): string;
  newVault(name: string): Promise<OpenVault>;
  /** A vault that holds all transcripts and a few codes. */
  libraryVault(): Promise<OpenVault>;
  /** A vault that holds all spells, and the dataset. */
  flowVault(): Promise<{ vault: OpenVault; datasetId: string }>;
  /** A database without encryption that keeps its promises as a vault does: write-ahead log, every commit on the disk. */
  plainDatabase(name: string): Database.Database;
  /** The spells in a plain database, in the order of the measures. */
  plainSpells(): Database.Database;
  close(): Promise<void>;
};

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

export function createGround(size: Size): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'kist-bench-'));
  const closing: (() => unknown)[] = [];
  const library = inventedLibrary({ ...size, seed: 20_240_712 });
  const spells = once(() => generateSpells({ ...size, window, random: seededRandom(85_000) }));

  const newVault: Ground['newVault'] = async (name) => {
    const service = createService({ inbox: pathInbox, resources: join(import.meta.dirname, '..', '..', 'resources') });
    closing.push(() => service.close());
    const call: OpenVault['call'] = async (method, input) => {
      const answer = await service.call(method, input);
      if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
      return answer.value as never;
    };
    const { path } = await call('vault.create', { name, folder, passphrase });
    const beside = once(async () => {
      const database = openReadable(databaseFile(path), await unseal(readEnvelope(path), 'passphrase', passphrase));
      closing.push(() => database.close());
      return database;
    });
    return { path, service, call, beside };
  };

  const files = once(() =>
    library.transcripts.map(({ name, text }) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    }),
  );
  const spellFile = once(() => {
    const path = join(folder, 'spells.csv');
    const { header, rows } = spellsAsText(spells());
    writeFileSync(path, `${header.join(',')}\n${rows.map((cells) => cells.join(',')).join('\n')}\n`);
    return path;
  });
  const plainDatabase: Ground['plainDatabase'] = (name) => {
    const database = new Database(join(folder, `${name}.db`));
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    closing.push(() => database.close());
    return database;
  };

  return {
    size,
    folder,
    library,
    files,
    spells,
    spellFile,
    newVault,
    plainDatabase,
    libraryVault: once(async () => {
      const vault = await newVault('Library');
      await vault.call('sources.store', { files: files().map((file) => ({ file })) });
      return vault;
    }),
    flowVault: once(async () => {
      const vault = await newVault('Flows');
      const { mapping } = await vault.call('flows.prepare', { files: [spellFile()] });
      const states = mapping.states.map((state) => ({ ...state, rank: inventedPlan.states.indexOf(state.name) }));
      const { dataset } = await vault.call('flows.store', { files: [spellFile()], mapping: { ...mapping, states }, linkPassphrase: passphrase, extractDate: '2023-12-31', synthetic: true });
      return { vault, datasetId: dataset.id };
    }),
    plainSpells: once(() => {
      const database = plainDatabase('plain-spells');
      createPlainSpells(database);
      insertPlainSpells(database, spells());
      database.exec('CREATE INDEX spell_person ON spell(person)');
      database.exec('ANALYZE');
      return database;
    }),
    async close() {
      for (const close of closing.toReversed()) await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function createPlainSpells(database: Database.Database): void {
  database.exec('CREATE TABLE spell (number INTEGER PRIMARY KEY, person INTEGER NOT NULL, state INTEGER NOT NULL, start_day INTEGER NOT NULL, end_day INTEGER, place INTEGER NOT NULL, stream INTEGER NOT NULL) STRICT');
}

/** One statement a row in one transaction, as one writes it by hand. */
export function insertPlainSpells(database: Database.Database, { spells }: SpellSet): void {
  const insert = database.prepare('INSERT INTO spell (person, state, start_day, end_day, place, stream) VALUES (?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let index = 0; index < spells.count; index += 1) {
      const end = spells.endDay[index]!;
      insert.run(spells.person[index], spells.state[index], spells.startDay[index], end === OPEN ? null : end, spells.place[index], spells.stream[index]);
    }
  })();
}

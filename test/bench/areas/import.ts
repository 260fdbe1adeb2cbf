import { readFileSync } from 'node:fs';
import { cleanSpells } from '../../../src/domain/flows/clean.ts';
import { guessColumns } from '../../../src/domain/flows/guess-columns.ts';
import { statesOfColumn } from '../../../src/domain/flows/names.ts';
import { readTable } from '../../../src/exchange/flows/read-table.ts';
import { createPlainSpells, type Ground, insertPlainSpells, passphrase } from '../ground.ts';
import { inTurns } from '../measure.ts';
import { row, type Row } from '../rows.ts';

export async function* importing(ground: Ground): AsyncGenerator<Row> {
  yield await transcripts(ground);
  yield await tableOfSpells(ground);
  yield await cleaning(ground);
}

/** Reading, recognising speakers, storing and indexing, through the service; against inserting the same paragraphs, nothing else. */
async function transcripts(ground: Ground): Promise<Row> {
  const vault = await ground.newVault('Import');
  const files = ground.files();
  const turns = Math.min(ground.size.turns, files.length - 1);
  const each = Math.floor(files.length / (turns + 1));
  const lot = <Value>(list: readonly Value[], turn: number): Value[] => list.slice(turn * each, (turn + 1) * each);
  const paragraphs = ground.library.transcripts.map(({ text }) => text.trimEnd().split('\n\n'));
  const plain = ground.plainDatabase('plain-import');
  plain.exec('CREATE TABLE paragraph (source INTEGER, number INTEGER, body TEXT, PRIMARY KEY (source, number)) STRICT, WITHOUT ROWID');
  const insert = plain.prepare('INSERT INTO paragraph VALUES (?, ?, ?)');
  const insertAll = plain.transaction((turn: number) => {
    for (const [source, its] of lot(paragraphs, turn).entries()) for (const [number, body] of its.entries()) insert.run(turn * each + source, number, body);
  });
  const times = await inTurns(turns, (turn) => vault.call('sources.store', { files: lot(files, turn).map((file) => ({ file })) }), insertAll);
  const megabytes = (each / files.length) * (ground.library.bytes / 1e6);
  return row('import', 'transcripts read, stored and indexed', 'plain insert of the paragraphs', { unit: 'MB/s', value: megabytes / (times.value / 1000), baseline: megabytes / (times.baseline / 1000), budget: 80 });
}

/** Parsing, cleaning, replacing person numbers, checking small numbers and storing, through the service; against inserting rows that are numbers already. */
async function tableOfSpells(ground: Ground): Promise<Row> {
  const vault = await ground.newVault('Import of spells');
  const file = ground.spellFile();
  const set = ground.spells();
  const plain = ground.plainDatabase('plain-import-of-spells');
  const isLarge = set.spells.count > 200_000;
  const times = await inTurns(
    isLarge ? 1 : 3,
    () => vault.call('flows.store', { files: [file], linkPassphrase: passphrase, evenIfHere: true, synthetic: true }),
    () => {
      plain.exec('DROP TABLE IF EXISTS spell');
      createPlainSpells(plain);
      insertPlainSpells(plain, set);
    },
    isLarge ? 0 : 1,
  );
  const rate = (milliseconds: number): number => set.spells.count / (milliseconds / 1000);
  return row('import', 'a table of spells, from the file into the vault', 'plain insert of the spells', { unit: 'spells/s', value: rate(times.value), baseline: rate(times.baseline), budget: 40 });
}

/** The cleaning ledger alone, after parsing. */
async function cleaning(ground: Ground): Promise<Row> {
  const table = readTable(readFileSync(ground.spellFile()), { fileName: 'spells.csv' });
  const { roles, dateFormat } = guessColumns(table);
  const states = statesOfColumn(table.rows, roles.indexOf('state'));
  const set = ground.spells();
  const plain = ground.plainDatabase('plain-cleaning');
  const times = await inTurns(
    3,
    () => cleanSpells({ tables: [table], roles, dateFormat, states }),
    () => {
      plain.exec('DROP TABLE IF EXISTS spell');
      createPlainSpells(plain);
      insertPlainSpells(plain, set);
    },
  );
  const rate = (milliseconds: number): number => set.spells.count / (milliseconds / 1000);
  return row('import', 'cleaning a parsed table of spells', 'plain insert of the spells', { unit: 'spells/s', value: rate(times.value), baseline: rate(times.baseline), budget: 2.5 });
}

/** The spells in DuckDB, in memory: what an analyst who asks millions of rows every day would take. */
import { DuckDBInstance } from '@duckdb/node-api';
import { OPEN, type SpellSet } from '../../src/domain/flows/spells.ts';

export type DuckSpells = { ask(sql: string): Promise<readonly unknown[][]>; close(): void };

export async function createDuckSpells({ spells }: SpellSet): Promise<DuckSpells> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('CREATE TABLE spell (number INTEGER, person INTEGER, state SMALLINT, start_day INTEGER, end_day INTEGER, place SMALLINT, stream SMALLINT)');
  const appender = await connection.createAppender('spell');
  for (let index = 0; index < spells.count; index += 1) {
    appender.appendInteger(index);
    appender.appendInteger(spells.person[index]!);
    appender.appendSmallInt(spells.state[index]!);
    appender.appendInteger(spells.startDay[index]!);
    const end = spells.endDay[index]!;
    if (end === OPEN) appender.appendNull();
    else appender.appendInteger(end);
    appender.appendSmallInt(spells.place[index]!);
    appender.appendSmallInt(spells.stream[index]!);
    appender.endRow();
  }
  appender.closeSync();
  return {
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

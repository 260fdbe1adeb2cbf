import type { Statement } from 'better-sqlite3';
import type { Readable } from './open.ts';

const kept = new WeakMap<Readable, Map<string, Statement>>();

/**
 * A statement prepared once for each connection: work that writes a hundred thousand rows would else spend most of its time
 * preparing. For SQL of which there are few; goes with its connection.
 */
export function prepared(database: Readable, sql: string): Statement {
  let ofConnection = kept.get(database);
  if (!ofConnection) kept.set(database, (ofConnection = new Map()));
  let statement = ofConnection.get(sql);
  if (!statement) ofConnection.set(sql, (statement = database.prepare(sql) as unknown as Statement));
  return statement;
}

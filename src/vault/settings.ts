/** Settings of a vault that everybody who works in it shares. A setting that nobody has made is not there. */
import type { Change } from './change.ts';
import type { Readable } from './open.ts';

/** The value of a setting; null when nobody has made it. */
export function readSetting<Value>(database: Readable, id: string): Value | null {
  const value = database.prepare('SELECT value FROM setting WHERE id = ?').pluck().get(id) as string | undefined;
  return value === undefined ? null : (JSON.parse(value) as Value);
}

/** Makes, changes or (null) takes back a setting. */
export function writeSetting(change: Change, id: string, value: unknown): void {
  const isMade = readSetting(change.database, id) !== null;
  if (value === null) {
    if (isMade) change.remove('setting', id);
  } else if (isMade) {
    change.update('setting', id, { value: JSON.stringify(value) });
  } else {
    change.insert('setting', { id, value: JSON.stringify(value) });
  }
}

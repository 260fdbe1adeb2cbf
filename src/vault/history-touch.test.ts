import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from './migrations/index.ts';
import { createDatabase } from './open.ts';

test('a history from before this was kept learns which source and code each change is about, also where a change names neither', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kist-touch-'));
  const database = createDatabase(join(folder, 'vault.db'), randomBytes(32));
  migrate(database, 1);
  database.exec(`INSERT INTO coder (id, name, initials, colour, version) VALUES ('me', 'Me', 'ME', 'heather', 1)`);
  const events = [
    [{ do: 'insert', table: 'code', id: 'trust', after: { id: 'trust', name: 'Trust' } }],
    [{ do: 'insert', table: 'coding', id: 'one', after: { id: 'one', code_id: 'trust', source_id: 'evening' } }],
    [{ do: 'update', table: 'coding', id: 'one', before: { memo: '' }, after: { memo: 'A hinge.' } }],
    [{ do: 'update', table: 'coding', id: 'one', before: { code_id: 'trust' }, after: { code_id: 'cake' } }],
    [{ do: 'update', table: 'coding', id: 'one', before: { memo: 'A hinge.' }, after: { memo: '' } }],
    [{ do: 'remove', table: 'coding', id: 'one', before: { id: 'one', code_id: 'cake', source_id: 'evening' } }],
    [{ do: 'insert', table: 'place', id: 'millbank', after: { id: 'millbank', name: 'Millbank' } }],
  ];
  for (const [index, steps] of events.entries()) {
    database.prepare(`INSERT INTO history (seq, at, coder_id, method, kind, target_seq, undoable, payload_hash, previous_hash, hash) VALUES (?, '', 'me', 'x.y', 'done', NULL, 1, '', '', '')`).run(index + 1);
    database.prepare('INSERT INTO history_payload (seq, salt, payload) VALUES (?, ?, ?)').run(index + 1, '', index === 4 ? null : JSON.stringify({ label: 'x', steps }));
  }
  migrate(database);
  const touched = Object.groupBy(database.prepare('SELECT thing, seq FROM history_touch ORDER BY seq, thing').all() as { thing: string; seq: number }[], ({ seq }) => String(seq));
  expect(Object.fromEntries(Object.entries(touched).map(([seq, rows]) => [seq, rows!.map(({ thing }) => thing)]))).toEqual({
    1: ['codebook', 'trust'],
    2: ['evening', 'trust'],
    3: ['evening', 'trust'],
    4: ['cake', 'evening', 'trust'],
    6: ['cake', 'evening'],
  });
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { find, writeFile } from '../../test/small-sources.ts';

let vault: TestVault;
const codes: Record<string, string> = {};

/** Seven parents, six carers and two workers, each in a talk of their own; everybody speaks of trust, two parents and a worker of money. */
beforeAll(async () => {
  vault = await openTestVault();
  for (const name of ['Trust', '=1+1', "Kirstin's words"]) codes[name] = (await vault.call('codebook.create', { name })).id;
  for (let number = 1; number <= 15; number += 1) {
    const text = `Talk ${number} (synthetic)\n\nInterviewer: How are things, number ${number}?\n\nKirstin ${number}: We trust them. Money is short, and that is that.\n`;
    const { sources } = await vault.call('sources.store', {
      files: [{ file: writeFile(vault, `talk${number}.txt`, text), kind: 'interview', speakers: [{ label: `Kirstin ${number}`, voice: { pseudonym: `Alder ${number}`, group: number <= 7 ? 'Parents' : number <= 13 ? 'Carers' : 'Workers' } }] }],
    });
    await vault.call('coding.apply', { ...(await find(vault, sources[0]!.id, 'We trust them.')), codeId: codes.Trust! });
    if ([1, 2, 14].includes(number)) await vault.call('coding.apply', { ...(await find(vault, sources[0]!.id, 'Money is short')), codeId: codes['=1+1']! });
  }
}, 120_000);
afterAll(() => vault.close());

type Request = Omit<Input<'questions.exportMatrix'>, 'audience'>;
const byGroup: Request = { rows: { by: 'code' }, columns: { by: 'group' }, count: 'voices' };

async function exported(request: Request, audience: Input<'questions.exportMatrix'>['audience']) {
  const made = await vault.call('questions.exportMatrix', { ...request, audience });
  const text = Buffer.from(made.file.base64, 'base64').toString('utf8');
  const [table = '', about = ''] = text.replace(/^\ufeff/, '').split('\r\n\r\n');
  return { ...made, text, table: table.split('\r\n'), about };
}

describe('a matrix as a file', () => {
  test('for the team: plain numbers with what they are out of, recorded', async () => {
    const { table, about, file, recordId, notes } = await exported({ ...byGroup, share: 'of column' }, 'team');
    expect(table).toEqual([
      'Code,Carers,"Carers, % of column",Parents,"Parents, % of column",Workers,"Workers, % of column",no voice recorded,"no voice recorded, % of column",out of (voices)',
      'Trust,6,100,7,100,2,100,0,,15', "'=1+1,0,0,2,28.6,1,50,0,,3", "Kirstin's words,0,0,0,0,0,0,0,,0", 'out of (voices),6,,7,,2,,0,,15',
    ]);
    expect(about).toContain('Out of,15 interviews with 15 voices; interviewers left out.');
    expect(notes).toEqual([expect.stringMatching(/^1 name holds what looks like somebody's name/)]);
    const record = (await vault.call('reports.exports', {})).exports.find(({ id }) => id === recordId)!;
    expect(record).toMatchObject({ audience: 'team', title: 'Codes by groups', format: 'csv', held: 0, hash: createHash('sha256').update(Buffer.from(file.base64, 'base64')).digest('hex') });
    expect([record.contents.sourceIds.length, record.contents.voiceIds.length]).toEqual([15, 15]);
    expect(file.name).toMatch(/^codes-by-groups-team-\d{4}-\d\d-\d\d\.csv$/);
  });

  test('beyond the team: small numbers are hidden, and what would give them away; names stay in', async () => {
    const { table, about, notes } = await exported({ ...byGroup, share: 'of all' }, 'public');
    // Carers, parents, workers, nobody, each with a share; two workers, and the parents from whom and from the total they could be worked out.
    expect(table[1]!.split(',')).toEqual(['Trust', '6', '40', 'not shown', 'not shown', 'not shown', 'not shown', '0', '0', '15']);
    expect(table[2]).toMatch(/^'=1\+1,0,0,not shown,not shown,not shown,not shown,0,0,not shown$/);
    expect(table[3]).toBe('row 3 (name not shown),0,0,0,0,0,0,0,0,0');
    expect(about).not.toMatch(/Out of|Kirstin|Alder/);
    expect(notes.join(' ')).toMatch(/fewer than 5 people stand behind them.+1 name is not shown/);
  });

  test('nothing goes out where every number is small', async () => {
    expect(await vault.answer('questions.exportMatrix', { rows: { by: 'code' }, columns: { by: 'voice' }, count: 'codings', audience: 'board' })).toMatchObject({ ok: false, error: { code: 'gate-closed', message: expect.stringContaining('Count by groups') } });
    expect((await vault.call('reports.exports', {})).exports.filter(({ audience }) => audience === 'board')).toEqual([]);
  });

  test('numbers of codings that are about nobody in particular go out as they are', async () => {
    const { table } = await exported({ rows: { by: 'code', codeIds: [codes.Trust!] }, columns: { by: 'kind' }, count: 'codings' }, 'partners');
    expect(table).toEqual(['Code,interviews,out of (codings)', 'Trust,15,15', 'out of (codings),18,18']);
  });

  test('voices that withdrew are counted for nobody beyond the team', async () => {
    const { voices } = await vault.call('voices.list', {});
    const voice = voices.find(({ pseudonym }) => pseudonym === 'Alder 1')!;
    await vault.call('voices.setConsent', { id: voice.id, consent: { ...voice.consent, state: 'withdrawn' } });
    const request: Request = { rows: { by: 'code', codeIds: [codes.Trust!] }, columns: { by: 'kind' }, count: 'codings' };
    const { table, notes } = await exported(request, 'partners');
    expect(table[1]).toBe('Trust,14,14');
    expect(notes.join(' ')).toContain('withdrew');
    expect((await exported(request, 'team')).table[1]).toBe('Trust,15,15');
  });
});

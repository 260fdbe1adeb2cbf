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

  test('how often codes are together among all words is about nobody in particular, and goes out as it is', async () => {
    const { table } = await exported({ rows: { by: 'code' }, columns: { by: 'code', codeIds: [codes.Trust!, codes['=1+1']!] }, count: 'codings' }, 'partners');
    expect(table.slice(0, 3)).toEqual(["Code,Trust,'=1+1,out of (codings)", 'Trust,15,0,15', "'=1+1,0,3,3"]);
  });

  test('what a few people said does not go out as a part of the words, as a month, or as a saved question', async () => {
    const byCode: Request = { rows: { by: 'code' }, columns: { by: 'code' }, count: 'codings' };
    const refused = async (request: Request, why: RegExp): Promise<void> => {
      expect(await vault.answer('questions.exportMatrix', { ...request, audience: 'public' })).toMatchObject({ ok: false, error: { code: 'gate-closed', message: expect.stringMatching(why) } });
    };
    const one = (await vault.call('voices.list', {})).voices.find(({ group }) => group === 'Workers')!;
    const before = (await vault.call('reports.exports', {})).exports.length;
    for (const restriction of [{ voiceIds: [one.id] }, { groups: ['Workers'] }, { sourceIds: [(await vault.call('sources.list', {})).sources[0]!.id] }]) await refused({ ...byCode, restriction }, /Fewer than 5 people/);
    const { sources } = await vault.call('sources.list', {});
    const date = (day: string, after: string) => ({ from: day, to: after, text: day, precision: 'day' as const });
    for (const [at, { id }] of sources.entries()) await vault.call('sources.edit', { id, date: at === 0 ? date('2024-02-01', '2024-02-02') : date('2024-05-01', '2024-05-02') });
    const { table } = await exported({ rows: { by: 'code', codeIds: [codes.Trust!] }, columns: { by: 'period', every: 'month' }, count: 'words' }, 'partners').catch(() => ({ table: [] }));
    expect(table.join()).not.toMatch(/Trust,3,/);
    const { id: question } = await vault.call('questions.save', { name: 'Trust of workers', asks: { find: { is: 'code', codeId: codes.Trust! }, restriction: { groups: ['Workers'] } } });
    const { id: around } = await vault.call('questions.save', { name: 'Trust, asked around', asks: { find: { is: 'saved', questionId: question } } });
    for (const id of [question, around]) await refused({ ...byCode, rows: { by: 'saved', questionIds: [id] } }, /“Trust of workers” asks among a part/);
    expect((await vault.call('reports.exports', {})).exports.length - before).toBeLessThanOrEqual(1);
  });

  test('two matrices can’t be taken from one another to learn what a few people said', async () => {
    const voiceIds = (await vault.call('voices.list', {})).voices.map(({ id }) => id);
    await exported(byGroup, 'public');
    for (const left of [1, 4]) {
      const answer = await vault.answer('questions.exportMatrix', { ...byGroup, restriction: { voiceIds: voiceIds.slice(left) }, audience: 'board' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'gate-closed', message: expect.stringContaining(left === 1 ? 'of 1 person' : 'of 4 people') } });
    }
    await exported({ ...byGroup, restriction: { voiceIds: voiceIds.slice(1) } }, 'team');
    const trust = { codeIds: [codes.Trust!] };
    await exported({ rows: { by: 'code', ...trust }, columns: { by: 'code', ...trust }, count: 'voices', restriction: { voiceIds: voiceIds.slice(6) } }, 'board');

    const stored = await vault.call('sources.store', { files: [{ file: writeFile(vault, 'late.txt', 'Talk 16 (synthetic)\n\nInterviewer: How are things?\n\nKirstin 16: We trust them, late as it is.\n'), kind: 'interview', speakers: [{ label: 'Kirstin 16', voice: { pseudonym: 'Alder 16', group: 'Parents' } }] }] });
    const { notes, text } = await exported(byGroup, 'public');
    expect(notes.join(' ')).toContain('words of 1 person came in');
    expect(text).not.toContain('came in');
    await vault.call('sources.remove', { id: stored.sources[0]!.id });
  });

  test('titles of sources, names of coders and what is written on a few voices stay in beyond the team', async () => {
    const { voices } = await vault.call('voices.list', {});
    for (const [at, { id }] of voices.entries()) await vault.call('voices.edit', { id, attributes: { Home: at === 0 ? 'Hill Street 3' : at < 8 ? 'rents' : 'owns' } });
    const lines = async (by: 'source' | 'coder', audience: 'public' | 'board') => (await exported({ rows: { by }, columns: { by: 'code', codeIds: [codes.Trust!] }, count: 'sources' }, audience).catch(() => ({ text: '' }))).text;
    expect(await lines('source', 'public')).not.toContain('Talk');
    expect(await lines('coder', 'public')).not.toContain('First coder');
    const home = await exported({ rows: { by: 'attribute', name: 'Home' }, columns: { by: 'code' }, count: 'voices' }, 'public');
    expect(home.text).toContain('rents');
    expect(home.text).toContain('Value 1 (not shown)');
    expect(home.text).not.toContain('Hill Street');
  });

  test('voices that withdrew are counted for nobody beyond the team', async () => {
    const { voices } = await vault.call('voices.list', {});
    const voice = voices.find(({ pseudonym }) => pseudonym === 'Alder 1')!;
    await vault.call('voices.setConsent', { id: voice.id, consent: { ...voice.consent, state: 'withdrawn' } });
    const request: Request = { rows: { by: 'code', codeIds: [codes.Trust!] }, columns: { by: 'code', codeIds: [codes.Trust!] }, count: 'codings' };
    const { table, notes } = await exported(request, 'partners');
    expect(table[1]).toBe('Trust,14,14');
    expect(notes.join(' ')).toContain('withdrew');
    expect((await exported(request, 'team')).table[1]).toBe('Trust,15,15');
  });
});

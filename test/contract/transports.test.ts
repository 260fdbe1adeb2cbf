import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/index.ts';
import { evening } from '../small-sources.ts';
import { testPassphrase } from '../open-vault.ts';
import { type Transport, transports } from './transports.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What each transport answered to the same questions, with what differs by nature (ids, times, paths) taken out. */
const told = new Map<string, string[]>();

function plain(answer: unknown): string {
  return JSON.stringify(answer)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.-]+Z/g, 'TIME')
    .replace(/([0-9A-Z]{5}-){4}[0-9A-Z]{5}/g, 'KEY')
    .replace(/[^"“]*kist-contract-\w+/g, 'FOLDER')
    .replace(/head [0-9a-f]{12}/g, 'HEAD')
    .replace(/"bytes":\d+/g, 'BYTES');
}

describe.each(transports)('the contract through %s', (kind, open) => {
  let transport: Transport;
  const log: string[] = [];
  beforeAll(async () => {
    transport = await open();
    told.set(kind, log);
  });
  afterAll(() => transport.close());

  async function ask(name: string, input: unknown = {}, callId?: string): Promise<Answer<any>> {
    const answer = await transport.call(name, input, callId);
    log.push(`${name} ${plain(answer)}`);
    return answer;
  }
  async function value(name: string, input: unknown = {}, callId?: string): Promise<any> {
    const answer = await ask(name, input, callId);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value;
  }
  const until = async (condition: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 500 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).toBe(true);
  };

  test('without a vault, only what needs none is answered', async () => {
    expect(await value('vault.state')).toMatchObject({ open: false });
    expect(await value('vault.strength', { passphrase: testPassphrase })).toMatchObject({ enough: true });
    for (const name of ['programme.get', 'codebook.list', 'flows.list', 'vault.check', 'history.undo']) expect(await ask(name)).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  test('what is not of the contract is refused', async () => {
    for (const name of ['', 'vault', 'vault.nothing', 'Vault.list', '__proto__', 'constructor', 'vault.list ']) expect(await ask(name)).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    for (const input of [[], 'words', 3, { extra: 1 }, { path: 7 }]) expect(await ask('vault.list', input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect((await ask('vault.list', null)).ok).toBe(true);
  });

  test('long work reports how far it is, to the call that asked', async () => {
    const made = await value('vault.create', { name: 'Contract', folder: transport.folder, passphrase: testPassphrase }, 'making');
    expect(made).toMatchObject({ name: 'Contract' });
    await until(() => transport.heard.some((event) => event.kind === 'progress' && event.callId === 'making' && event.fraction >= 0 && event.fraction <= 1 && event.words !== ''));
  });

  test('changes are stored, told to whoever listens, and refused on an older version', async () => {
    expect(await value('programme.edit', { name: 'Come Ben', groups: ['Parents and carers', 'Bairns'] })).toEqual({ version: 2 });
    await until(() => transport.heard.some((event) => event.kind === 'changed' && event.method === 'programme.edit'));
    expect(await ask('programme.edit', { name: 'Other', expectedVersion: 1 })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    const heard = transport.heard.length;
    await value('programme.get');
    expect(transport.heard.length).toBe(heard);
  });

  test('words come back as they went, whatever script they are in', async () => {
    const words = 'Ceilidh naïve — “quoted” \\ / \u0000 \u2028 \ud83e\uddf8\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f العربية \u{1f469}\u200d\u{1f467}';
    const description = `${words}${'y'.repeat(20_000 - words.length)}`;
    await value('programme.edit', { description });
    expect((await value('programme.get')).description).toBe(description);
    expect(await ask('programme.edit', { description: 'y'.repeat(20_001) })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  test('a file that was chosen can be read and stored; nothing else can be named', async () => {
    const file = await transport.addFile('evening.txt', bytes(evening));
    expect(file).toMatchObject({ name: 'evening.txt', bytes: bytes(evening).length });
    const prepared = await value('sources.prepare', { files: [file.token] });
    expect(prepared.files[0]).toMatchObject({ problem: null, speakers: [{ label: 'Interviewer' }, { label: 'Morag' }] });
    const stored = await value('sources.store', { files: [{ file: file.token }] });
    expect(stored.sources).toHaveLength(1);
    for (const token of ['/etc/passwd', '../package.json', 'no such token', import.meta.filename]) {
      expect((await value('sources.prepare', { files: [token] })).files[0].problem).toMatchObject({ code: 'unreadable-file' });
      expect(await ask('sources.store', { files: [{ file: token }] })).toMatchObject({ ok: false, error: { code: 'unreadable-file' } });
    }
  });

  test('reading, coding, finding, taking back', async () => {
    const { sources } = await value('sources.list');
    const read = await value('sources.read', { id: sources[0].id });
    const start = (read.text as string).indexOf('Being listened to');
    const coded = await value('coding.applyNew', { sourceId: sources[0].id, start, end: start + 'Being listened to'.length, name: 'Being listened to' });
    expect((await value('coding.quotes', { codeId: coded.codeId })).quotes).toMatchObject([{ text: 'Being listened to' }]);
    expect((await value('search.find', { words: 'listened' })).total).toBeGreaterThan(1);
    expect((await value('history.undo')).label).toContain('Being listened to');
    expect((await value('coding.list', { sourceId: sources[0].id })).codings).toEqual([]);
    await value('history.redo');
    expect((await value('coding.list', { sourceId: sources[0].id })).codings).toHaveLength(1);
    expect(await ask('coding.apply', { sourceId: sources[0].id, start: 0, end: 10_000_000, codeId: coded.codeId })).toMatchObject({ ok: false });
    expect(await ask('sources.read', { id: 'nobody' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('long work that is stopped stores nothing', async () => {
    const before = (await value('sources.list')).sources.length;
    const speech = Array.from({ length: 6000 }, (_, number) => `Morag: ${'They asked and we said so. '.repeat(12)}(${number})\n\nInterviewer: And then?\n`).join('\n');
    const large = await transport.addFile('a long day.txt', bytes(speech));
    const storing = transport.call('sources.store', { files: [{ file: large.token }] }, 'stop me');
    transport.cancel('stop me');
    expect(await storing).toMatchObject({ ok: false, error: { code: 'cancelled', message: expect.stringContaining('Nothing was stored') } });
    expect((await value('sources.list')).sources).toHaveLength(before);
  });

  test('many calls at once are each answered', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, number) => transport.call(number % 2 === 0 ? 'programme.get' : 'programme.addPlace', number % 2 === 0 ? {} : { name: `Place ${number}` })));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await value('programme.get')).places).toHaveLength(20);
    expect((await value('history.list', { limit: 500 })).entries.map(({ seq }: { seq: number }) => seq)).toEqual(expect.arrayContaining([1, 20]));
  });

  test('the whole vault is sound', async () => expect(await value('vault.check')).toMatchObject({ sound: true }));

  test('locked, nothing is answered; unlocked, everything is there; files chosen before are not', async () => {
    const file = await transport.addFile('again.txt', bytes(evening));
    const { path } = await value('vault.state');
    await transport.lock();
    await until(() => transport.heard.some((event) => event.kind === 'locked' && event.why === 'person'));
    expect(await ask('programme.get')).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await ask('vault.unlock', { path, passphrase: 'not this one at all' })).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    await value('vault.unlock', { path, passphrase: testPassphrase });
    expect((await value('programme.get')).name).toBe('Come Ben');
    expect((await value('sources.list')).sources).toHaveLength(1);
    if (kind !== 'in process') expect((await transport.call('sources.prepare', { files: [file.token] })) as any).toMatchObject({ value: { files: [{ problem: { code: 'unreadable-file' } }] } });
  });
});

test('all three gave the same answers to the same questions', () => {
  const [first, ...others] = [...told.values()];
  expect(first!.length).toBeGreaterThan(50);
  for (const other of others) expect(other).toEqual(first);
});

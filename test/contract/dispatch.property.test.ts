import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { type Answer, contract, type Entry, type MethodName } from '../../src/contract/index.ts';
import { createService, grantedInbox, type Service } from '../../src/service/index.ts';
import { openTestVault, resourcesFolder, testPassphrase, type TestVault } from '../open-vault.ts';
import { evening } from '../small-sources.ts';
import { arbitraryOf, type Schema } from './from-schema.ts';
import { createKnown } from './known.ts';

let vault: TestVault;
let service: Service;
const inbox = grantedInbox();
const known = createKnown();

beforeAll(async () => {
  vault = await openTestVault({ sample: true });
  await vault.service.close();
  service = createService({ inbox, resources: resourcesFolder, checkAnswers: true });
  expect((await service.call('vault.unlock', { path: vault.path, passphrase: testPassphrase })).ok).toBe(true);
}, 120_000);
afterAll(async () => {
  await service.close();
  await vault.close();
});

function mustBeWellAnswered(what: string, answer: Answer<unknown>): void {
  if (answer.ok) return;
  expect({ what, ...answer.error }).toMatchObject({ code: expect.stringMatching(new RegExp(`^(${errorCodes.filter((code) => code !== 'internal').join('|')})$`)), message: expect.stringMatching(/^\S.*[.!?]$/s) });
}

/** Methods that open, close or copy vaults have their own tests; here they would only be slow, or write anywhere. */
const leftOut = /^vault\.(create|createSample|unlock|unlockWithRecoveryKey|changePassphrase|backup|backups|restore|list)$/;
const asked = (Object.keys(contract) as MethodName[]).filter((name) => !leftOut.test(name));

describe('dispatch', () => {
  test('any name and any input at all: an answer, never a throw, never a fault, and only the contract is known', async () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'), fc.constantFrom(...asked).map((name) => name.toUpperCase()), fc.constantFrom(...asked).map((name) => `${name} `), fc.anything() as fc.Arbitrary<string>);
    await fc.assert(
      fc.asyncProperty(names, fc.anything(), async (name, input) => {
        const answer = await service.call(name, input);
        expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
      }),
      { numRuns: 300 },
    );
  });

  test('every method, any input at all: refused in plain words, or answered as the contract says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...asked), fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true }), async (name, input) => {
        mustBeWellAnswered(name, await service.call(name, input));
      }),
      { numRuns: 600 },
    );
  });

  test('every method, inputs of its own shape over everything that is there: the same; and the vault stays sound', async () => {
    const ask = async (name: string, input: unknown): Promise<any> => {
      const answer = await service.call(name, input);
      mustBeWellAnswered(`${name} ${JSON.stringify(input)}`, answer);
      if (answer.ok) known.remember(name, answer.value);
      return answer;
    };
    for (const name of asked) if ((contract[name] as Entry).kind === 'query') await ask(name, {});
    for (const { id } of (await ask('sources.list', {})).value.sources) await ask('sources.read', { id });
    for (const { id } of (await ask('claims.list', {})).value.claims) await ask('claims.get', { id });
    for (const { id } of (await ask('theory.list', {})).value.theories) await ask('theory.get', { id });
    for (const file of ['one.txt', 'two.txt', 'three.txt']) known.remember('sources', { file: inbox.addBytes(file, new TextEncoder().encode(`${evening}\n${file}\n`)).token });

    const answered = new Map<string, number>();
    // Removing seldom, so that there is something to ask about.
    const seldom = (name: string): boolean => /remove|merge|undo|strength/i.test(name);
    const names = fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...asked.filter(seldom)) }, { weight: 15, arbitrary: fc.constantFrom(...asked.filter((name) => !seldom(name))) });
    const calls = names.chain((name) => arbitraryOf((contract[name] as Entry).input as unknown as Schema, known.poolsFor(name)).map((input) => [name, input] as const));
    await fc.assert(
      fc.asyncProperty(calls, async ([name, input]) => {
        if ((await ask(name, input)).ok) answered.set(name, (answered.get(name) ?? 0) + 1);
      }),
      // What is there changes from call to call, so a smaller example would be another one.
      { numRuns: 4000, endOnFailure: true },
    );
    // The test proves little if everything was refused.
    expect(answered.size).toBeGreaterThan(asked.length / 2);
    expect(await service.call('vault.check', {})).toMatchObject({ value: { sound: true } });
  }, 300_000);

  test('all of it can be taken back, as far as nothing of another coder stands on it, and the vault stays sound', async () => {
    const { coders } = ((await service.call('team.coders', {})) as any).value as { coders: { id: string }[] };
    let taken = 0;
    // Round after round, because what one coder takes back may free what another did before.
    for (let before = -1; before < taken; ) {
      before = taken;
      for (const { id } of coders) {
        await service.call('team.become', { id });
        for (;;) {
          const answer = await service.call('history.undo', {});
          mustBeWellAnswered('history.undo', answer);
          if (!answer.ok) {
            expect(['nothing-to-undo', 'conflict']).toContain(answer.error.code);
            break;
          }
          taken += 1;
        }
      }
    }
    expect(taken).toBeGreaterThan(0);
    expect(await service.call('vault.check', {})).toMatchObject({ value: { sound: true } });
  }, 300_000);
});

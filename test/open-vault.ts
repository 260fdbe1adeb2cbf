import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Input, MethodName, Output } from '../src/contract/index.ts';
import { createService, pathInbox, type Service } from '../src/service/index.ts';

export const testPassphrase = 'correct wobbly heron teapot';
export const resourcesFolder = join(import.meta.dirname, '..', 'resources');

export type TestVault = {
  service: Service;
  folder: string;
  path: string;
  recoveryKey: string;
  /** Calls a method and answers its value; a refusal is thrown. */
  call<Name extends MethodName>(name: Name, input?: Input<Name>): Promise<Output<Name>>;
  answer(name: string, input?: unknown): Promise<Answer<unknown>>;
  /** Ends the service and unlocks the vault in a new one, as after closing and opening Kist. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** A service over a real encrypted vault in a temporary folder, every answer checked against the contract. */
export async function openTestVault(options: { sample?: boolean } = {}): Promise<TestVault> {
  const folder = mkdtempSync(join(tmpdir(), 'kist-test-'));
  const start = (): Service => createService({ inbox: pathInbox, resources: resourcesFolder, checkAnswers: true });
  let service = start();
  const call: TestVault['call'] = async (name, input) => {
    const answer = await service.call(name, input ?? {});
    if (!answer.ok) throw Object.assign(new Error(`${name}: ${answer.error.code}: ${answer.error.message}`), { code: answer.error.code });
    return answer.value as never;
  };
  const made = await call(options.sample ? 'vault.createSample' : 'vault.create', { name: 'Test', folder, passphrase: testPassphrase } as never) as { path: string; recoveryKey: string };
  return {
    get service() {
      return service;
    },
    folder,
    path: made.path,
    recoveryKey: made.recoveryKey,
    call,
    answer: (name, input = {}) => service.call(name, input),
    async restart() {
      await service.close();
      service = start();
      await call('vault.unlock', { path: made.path, passphrase: testPassphrase });
    },
    async close() {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

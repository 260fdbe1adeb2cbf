/** A process that opens a vault and gives it a new key, and ends itself in the middle, at the step that it is told. */
import { renewKey } from '../../src/vault/new-key.ts';
import { unlockVault } from '../../src/vault/unlock.ts';

const { VAULT = '', PASSPHRASE = '', NEW_PASSPHRASE = '', STEP = '' } = process.env;
let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === Number(STEP)) process.kill(process.pid, 'SIGKILL');
};
const { vault, renewed } = await unlockVault(VAULT, PASSPHRASE, { step });
// With a change of key that was cut short, finishing it is what is to be interrupted.
if (renewed === null) await renewKey(vault, NEW_PASSPHRASE, step);
vault.close();

/** Where secrets come from on the command line: the environment, else a hidden question; never an argument. */
import { askHidden } from './hidden-prompt.ts';
import { stopped } from './problem.ts';

/** Fields of the contract that hold a secret: how it is asked for, and the variable that serves in its place. */
export const secretFields = {
  passphrase: { question: 'Passphrase of the vault: ', variable: 'KIST_PASSPHRASE' },
  newPassphrase: { question: 'New passphrase: ', variable: 'KIST_NEW_PASSPHRASE' },
  linkPassphrase: { question: 'Passphrase of the key for person numbers: ', variable: 'KIST_LINK_PASSPHRASE' },
  recoveryKey: { question: 'Recovery key: ', variable: 'KIST_RECOVERY_KEY' },
} as const;
export type SecretField = keyof typeof secretFields;

export const isSecretField = (name: string): name is SecretField => Object.hasOwn(secretFields, name);

/** `twice`: for a new secret, which nobody could get back if it was mistyped. */
export async function secretFor(field: SecretField, options: { twice?: boolean } = {}): Promise<string> {
  const { question, variable } = secretFields[field];
  const given = process.env[variable];
  if (given !== undefined) return given;
  const typed = await askHidden(question);
  if (typed === null) {
    throw stopped('wrong-passphrase', `${question.replace(/: $/, '')}: none was given, and there is no terminal on which to ask for it. Nothing was done. Set ${variable}, or run this in a terminal.`);
  }
  if (options.twice && (await askHidden('The same again: ')) !== typed) throw stopped('bad-input', 'The two are not the same. Nothing was done. Try again.');
  return typed;
}

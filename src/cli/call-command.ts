/** `kist call`: any method of the contract, JSON in and JSON out. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { contract, type Entry, isMethodName } from '../contract/index.ts';
import { type Arguments, textOption } from './arguments.ts';
import type { Command } from './command.ts';
import { stopped, valueOf } from './problem.ts';
import { isSecretField, secretFor } from './secrets.ts';
import { withSession } from './vault-commands.ts';

type Made = { name: string; mediaType: string; base64: string };

const shapeOf = (schema: unknown): Record<string, unknown> => (schema as { shape?: Record<string, unknown> }).shape ?? {};

async function readInput(given: Arguments): Promise<Record<string, unknown>> {
  const typed = given.words[2] ?? '{}';
  const fromPipe = typed === '-';
  let input: unknown;
  try {
    input = JSON.parse(fromPipe ? await text(process.stdin) : typed);
  } catch (error) {
    throw stopped('bad-input', `The input ${fromPipe ? 'from the pipe ' : ''}is not well-formed JSON (${(error as Error).message}). Nothing was changed. Put it in single quotes, or give it through a pipe with “-”.`);
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw stopped('bad-input', 'The input of a method is a JSON object: {"name": "value"}. Nothing was changed.');
  const secret = fromPipe ? undefined : Object.keys(input).find(isSecretField);
  if (secret !== undefined) {
    throw stopped('not-allowed', `“${secret}” may not stand in an argument: it would stay in the shell's history, and other accounts could see it. Nothing was done. Leave it out: Kist asks for it, or takes it from the environment; or give the whole input through a pipe with “-”.`);
  }
  return input as Record<string, unknown>;
}

/** Secrets that the method needs and the input leaves out. */
async function addSecrets(entry: Entry, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const all = { ...input };
  for (const field of Object.keys(shapeOf(entry.input)).filter(isSecretField)) {
    all[field] ??= await secretFor(field, { twice: field === 'newPassphrase' });
  }
  return all;
}

/** Writes the file that a method made, and answers the rest with where it went. */
function saveMadeFile(value: unknown, to: string): unknown {
  const { file, ...rest } = value as { file: Made };
  try {
    writeFileSync(to, Buffer.from(file.base64, 'base64'));
  } catch (error) {
    throw stopped('disk', `The file could not be written to ${to} (${(error as NodeJS.ErrnoException).code}). It was made, and what was recorded of it stands. Choose another place and call again.`);
  }
  return { ...rest, file: { name: file.name, mediaType: file.mediaType, path: to } };
}

export const callCommand: Command = {
  usage: "kist call VAULT area.verb '{json}' [--as INITIALS] [--out FILE]",
  summary: 'Call any method of the contract; prints the answer as JSON.',
  more: [
    'VAULT is a path or a name; “-” for methods that need no vault. “-” in the place of the JSON reads it from a pipe.',
    '--as INITIALS   make the change in the name of this coder',
    '--out FILE      write the file that the method makes, instead of printing it',
    'Exit code 0, or 1 with {"error": {"code", "message"}} on the error stream.',
  ].join('\n'),
  options: { as: 'text', out: 'text' },
  words: [2, 3],
  async run(given) {
    const [vault, name] = given.words as [string, string];
    if (!isMethodName(name)) throw stopped('unknown-method', `There is no method “${name}”. Nothing was changed. \`kist methods\` lists them all.`);
    const entry: Entry = contract[name];
    const out = textOption(given, 'out');
    if (out !== undefined && !Object.hasOwn(shapeOf(entry.output), 'file')) throw stopped('bad-input', `${name} makes no file, so there is nothing to write to ${out}. Nothing was changed.`);
    const typed = await readInput(given);
    if (vault === '-' && entry.needs === 'vault') throw stopped('locked', `${name} needs a vault: name it in the place of “-”. Nothing was changed.`);
    return withSession(async ({ unlock, answer }) => {
      if (vault !== '-') await unlock(vault, textOption(given, 'as'));
      const value = valueOf(await answer(name, await addSecrets(entry, typed)));
      const shown = out === undefined ? value : saveMadeFile(value, resolve(out));
      return { words: JSON.stringify(shown, null, 2), value: shown };
    });
  },
};

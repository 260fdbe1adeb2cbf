/** The command line: the same service as the windows use, from a terminal. */
import { flagOption, type OptionKinds, readArguments } from './arguments.ts';
import { callCommand } from './call-command.ts';
import type { Command, Outcome } from './command.ts';
import { demoCommand } from './demo-command.ts';
import { importCommand } from './import-command.ts';
import { methodsCommand } from './methods-command.ts';
import { problemOf, stopped } from './problem.ts';
import { backupCommand, checkCommand, newCommand, openSampleCommand, restoreCommand } from './vault-commands.ts';

const commands: Readonly<Record<string, Command>> = {
  new: newCommand,
  'open-sample': openSampleCommand,
  import: importCommand,
  call: callCommand,
  methods: methodsCommand,
  check: checkCommand,
  backup: backupCommand,
  restore: restoreCommand,
  demo: demoCommand,
};

const everywhere: OptionKinds = { help: 'flag', json: 'flag' };

function help(about?: string): string {
  const command = about !== undefined && Object.hasOwn(commands, about) ? commands[about] : undefined;
  if (command) return [command.usage, '', command.summary, ...(command.more ? ['', command.more] : [])].join('\n');
  const wide = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  return [
    'Kist: an offline workbench for mixed-methods sensemaking and contribution analysis.',
    '',
    ...Object.values(commands).map(({ usage, summary }) => `${usage.padEnd(wide)}  ${summary}`),
    `${'kist help [COMMAND]'.padEnd(wide)}  This page, or more about one command.`,
    '',
    'VAULT is the path of a vault, or its name in the folder where Kist keeps vaults.',
    'Passphrases are asked for, or taken from KIST_PASSPHRASE (for person numbers: KIST_LINK_PASSPHRASE); never from arguments.',
    '--json prints the outcome as JSON. Exit code 0, or 1 with the error as JSON on the error stream.',
    'Through npm, --silent keeps its own lines out: npm run --silent kist -- methods --json',
  ].join('\n');
}

async function run(typed: readonly string[]): Promise<Outcome & { json: boolean }> {
  const [name = 'help', ...rest] = typed;
  if (['help', '--help', '-h'].includes(name)) return { words: help(rest[0]), json: false };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw stopped('bad-input', `There is no command “${name}”. Nothing was done. \`kist help\` lists what there is.`);
  const given = readArguments(rest, { ...everywhere, ...command.options });
  if (flagOption(given, 'help')) return { words: help(name), json: false };
  const [least, most] = command.words;
  if (given.words.length < least || given.words.length > most) throw stopped('bad-input', `Used so: ${command.usage}. Nothing was done.`);
  return { ...(await command.run(given)), json: flagOption(given, 'json') };
}

async function main(): Promise<void> {
  try {
    const { words, value, json, failed } = await run(process.argv.slice(2));
    process.stdout.write(`${json && value !== undefined ? JSON.stringify(value, null, 2) : words}\n`);
    if (failed) throw Object.assign(new Error(failed.message), { problem: failed });
  } catch (error) {
    process.stderr.write(`${JSON.stringify({ error: problemOf(error) })}\n`);
    process.exitCode = 1;
  }
}

// A reader that has seen enough (`kist methods | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
void main();

import { z } from 'zod';
import { contract, type Entry, type MethodName } from '../contract/index.ts';
import { flagOption } from './arguments.ts';
import type { Command } from './command.ts';

/** One line of the contract as plain data, with JSON Schemas (2020-12) of what goes in and what comes out. */
export function describeMethod(name: MethodName): Record<string, unknown> {
  const { input, output, ...rest }: Entry = contract[name];
  return { name, ...rest, input: z.toJSONSchema(input, { io: 'input' }), output: z.toJSONSchema(output) };
}

export const methodsCommand: Command = {
  usage: 'kist methods [AREA|METHOD] [--json]',
  summary: 'Everything that may be asked of a vault; with --json also the shapes of questions and answers.',
  options: {},
  words: [0, 1],
  async run(given) {
    const part = given.words[0];
    const names = (Object.keys(contract) as MethodName[]).filter((name) => part === undefined || name === part || name.startsWith(`${part}.`));
    const wide = Math.max(0, ...names.map((name) => name.length));
    const words = names.map((name) => {
      const entry: Entry = contract[name];
      return `${name.padEnd(wide)}  ${entry.kind.padEnd(7)}  ${(entry.undoable ? 'undoable' : '').padEnd(8)}  ${entry.summary}`;
    });
    return { words: words.join('\n'), value: flagOption(given, 'json') ? names.map(describeMethod) : undefined };
  },
};

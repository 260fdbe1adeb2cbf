/** What somebody typed after `kist`. */
import { parseArgs } from 'node:util';
import { stopped } from './problem.ts';

/** Options that commands know: `text` takes a value, `flag` does not. */
export type OptionKinds = Readonly<Record<string, 'text' | 'flag'>>;
export type Arguments = { readonly words: readonly string[]; readonly options: Readonly<Record<string, string | boolean | undefined>> };

/** A passphrase on the command line would stand in the shell's history and in the list of processes that everybody can read. */
const secretOption = /^--?(p|pw|pass|password|passphrase|new-passphrase|link-passphrase|recovery-key|key)(=|$)/i;

export function readArguments(typed: readonly string[], kinds: OptionKinds): Arguments {
  const secret = typed.find((word) => secretOption.test(word));
  if (secret) {
    throw stopped(
      'not-allowed',
      `Kist takes no passphrase as an argument (${secret.replace(/=.*/, '')}): it would stay in the shell's history, and other accounts could see it in the list of processes. Nothing was done. Type it when Kist asks, or set KIST_PASSPHRASE.`,
    );
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...typed],
      options: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'text' ? ('string' as const) : ('boolean' as const) }])),
      allowPositionals: true,
      strict: true,
    });
    return { words: positionals, options: values };
  } catch (error) {
    throw stopped('bad-input', `${(error as Error).message.split('. ')[0]}. Nothing was done. \`kist help\` lists what there is.`);
  }
}

export const textOption = ({ options }: Arguments, name: string): string | undefined => (typeof options[name] === 'string' ? (options[name] as string) : undefined);
export const flagOption = ({ options }: Arguments, name: string): boolean => options[name] === true;

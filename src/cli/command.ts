import type { Arguments, OptionKinds } from './arguments.ts';

/** What a command leaves behind: words for a person, a value for a program (`--json`), and how it ends. */
export type Outcome = { words: string; value?: unknown; failed?: { code: 'vault-damaged'; message: string } };

export type Command = {
  readonly usage: string;
  readonly summary: string;
  /** More about it, for `kist help COMMAND`. */
  readonly more?: string;
  readonly options: OptionKinds;
  /** How many words it takes at least and at most. */
  readonly words: readonly [number, number];
  run(given: Arguments): Promise<Outcome>;
};

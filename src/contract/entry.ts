import type { z } from 'zod';

/**
 * What an answer holds, which decides how a host may treat it.
 * - `plain`: nothing about people (versions, settings, counts of one's own work);
 * - `words`: words of or about people: never cached, never logged;
 * - `released`: figures that have passed the disclosure gate.
 */
export type Holds = 'plain' | 'words' | 'released';

/** One line of the contract: what may be asked, in which shape, and what comes back. */
export type Entry<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly kind: Kind;
  /** One plain sentence; `kist methods` prints it. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly holds: Holds;
  /** `nothing`: works while no vault is open. */
  readonly needs: 'vault' | 'nothing';
  /** A command whose event can be undone and redone. */
  readonly undoable: boolean;
  /** Long work: reports progress and can be cancelled. */
  readonly long: boolean;
};

type Options = Partial<Pick<Entry, 'holds' | 'needs' | 'undoable' | 'long'>>;

/** A question: changes nothing. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  summary: string,
  input: Input,
  output: Output,
  options: Options = {},
): Entry<'query', Input, Output> {
  return { kind: 'query', summary, input, output, holds: 'words', needs: 'vault', undoable: false, long: false, ...options };
}

/** A change: one immediate transaction, one event in the history; undoable unless it says otherwise. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  summary: string,
  input: Input,
  output: Output,
  options: Options = {},
): Entry<'command', Input, Output> {
  return { kind: 'command', summary, input, output, holds: 'words', needs: 'vault', undoable: true, long: false, ...options };
}

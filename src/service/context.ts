import type { CommandName, Contract, Input, MethodName, Output, Parsed } from '../contract/index.ts';
import type { Change } from '../vault/change.ts';
import type { Slice } from '../vault/in-slices.ts';
import type { Readable } from '../vault/open.ts';
import type { Vault } from '../vault/vault.ts';
import type { Inbox, ReadingInbox } from './inbox.ts';

/** What every handler may use besides its input. */
export type Context = {
  /** Reading connection of the open vault. */
  readonly database: Readable;
  /** Folder of the open vault. */
  readonly vaultPath: string;
  /** Whose hands are on the keyboard. */
  readonly coderId: string;
  readonly inbox: ReadingInbox;
  /** Folder with the sample programme. */
  readonly resources: string;
  /** Now, ISO 8601 UTC. */
  now(): string;
  newId(): string;
  /** Says how far long work has come (0 to 1) and what it is doing; throws `cancelled` when the person has stopped it. */
  report(fraction: number, words: string): void;
};

/** What a command may use: its change, inside one transaction. */
export type CommandContext = Context & { readonly change: Change };

/** The session of one service: the vault that is open and who works in it. */
export type Session = {
  vault: Vault | null;
  coderId: string;
  failedUnlocks: number;
  /** What opens, makes or restores a vault comes one after the other. */
  opening: Promise<unknown>;
};

/** What vault-level handlers may use: they open and close, so they run outside any transaction. */
export type ControlContext = Omit<Context, 'database' | 'vaultPath' | 'coderId' | 'inbox'> & {
  readonly inbox: Inbox;
  readonly session: Session;
  /** Runs one transaction with one event in the vault that is now open. */
  write<Value>(method: MethodName, undoable: boolean, work: (context: CommandContext) => Value): Value;
  /** Runs work that no other connection may meet: the lane is closed first, and long reading waits until it is done. */
  withoutLane<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Calls another method of the contract in the vault that is now open, as a step that undo does not take back; `inbox` says which files it may read. */
  call<N extends MethodName>(name: N, input: Input<N>, inbox: Inbox): Promise<Output<N>>;
};

type Name<Kind extends 'query' | 'command'> = { [N in MethodName]: Contract[N]['kind'] extends Kind ? N : never }[MethodName];

/** Answers a question. */
export type Ask<N extends Name<'query'>> = (context: Context, input: Parsed<N>) => Output<N> | Promise<Output<N>>;
/** Makes a change, synchronously, inside the transaction that dispatch holds. */
export type Make<N extends CommandName> = (context: CommandContext, input: Parsed<N>) => Output<N>;
/** Long work in two steps: read and think off the writer's thread, then store in one short transaction. */
export type PrepareAndStore<N extends CommandName, Prepared> = {
  prepare(context: Context, input: Parsed<N>): Promise<Prepared>;
  store(context: CommandContext, input: Parsed<N>, prepared: Prepared): Output<N>;
};
/**
 * Long work that stores so much that even storing takes a while: a generator, which gives way between lots of rows. In between questions are answered and a stop is
 * noticed (`report` throws it), while whatever else would write waits; all of it stands in one transaction, which is kept or gone as a whole.
 */
export type PrepareAndStoreInSlices<N extends CommandName, Prepared> = {
  prepare(context: Context, input: Parsed<N>): Promise<Prepared>;
  slices(context: CommandContext, input: Parsed<N>, prepared: Prepared): Generator<Slice, Output<N>, void>;
  /** Takes back what was made outside the database, where the transaction was not kept. */
  takeBack?(context: Context, prepared: Prepared): void;
};
/** Opens, closes, copies or checks the vault itself. */
export type Control<N extends MethodName> = { control(context: ControlContext, input: Parsed<N>): Output<N> | Promise<Output<N>> };

export type Handler<N extends MethodName> =
  | Control<N>
  | (N extends Name<'query'> ? Ask<N> : never)

  | (N extends CommandName ? Make<N> | PrepareAndStore<N, any> | PrepareAndStoreInSlices<N, any> : never);

/** The handlers of the areas named, one per method: `satisfies Handlers<'sources' | 'voices'>`. */
export type Handlers<Area extends string> = { [N in Extract<MethodName, `${Area}.${string}`>]: Handler<N> };

/** How long work speaks to whoever waits for it. */
export type Hooks = {
  progress?(fraction: number, words: string): void;
  /** Looked at by long work; true once the person has stopped it. */
  cancelled?(): boolean;
};

/** The one way into a vault: parses the input, runs the handler, writes the event with the change, and answers in one shape. */
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { type Answer, contract, type Entry, isMethodName, type MethodName } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { beginChange } from '../vault/change.ts';
import { appendEvent } from '../vault/history.ts';
import { inSlices, type Slice } from '../vault/in-slices.ts';
import { damageOf } from '../vault/open.ts';
import { forgetTrueCounts } from '../vault/true-counts.ts';
import { databaseFile } from '../vault/vault.ts';
import type { CommandContext, Context, ControlContext, Hooks, Session } from './context.ts';
import { handlers } from './handlers.ts';
import type { Inbox } from './inbox.ts';
import { inProcessLane, type Lane, type LaneStarter, runReadingHalf } from './lane.ts';
import { problemOf } from './problem.ts';

export type ServiceOptions = {
  inbox: Inbox;
  resources: string;
  now?: () => string;
  newId?: () => string;
  /** Starts the lane on which long reading runs; in the caller's own thread if left out. */
  startLane?: LaneStarter;
  /** Parse every answer against the contract too; for tests. */
  checkAnswers?: boolean;
};

export type Service = {
  call(name: string, input: unknown, hooks?: Hooks): Promise<Answer<unknown>>;
  /** Told after every stored change. Answers how to stop listening. */
  onChange(listener: (method: MethodName) => void): () => void;
  close(): Promise<void>;
};

/** Handlers are typed one by one where they are written; here they are looked up by name. */
type AnyHandler = any;

export function createService(options: ServiceOptions): Service {
  const now = options.now ?? (() => new Date().toISOString());
  const newId = options.newId ?? uuid;
  const session: Session = { vault: null, coderId: '', failedUnlocks: 0, opening: Promise.resolve() };
  const listeners = new Set<(method: MethodName) => void>();
  let lane: Lane | null = null;
  /** Work that no lane may run beside; null while there is none. */
  let aloneWork: Promise<unknown> | null = null;
  /** Storing in slices holds the one transaction of the one connection: whatever else may write waits for it, and it waits for what was begun before. */
  let storing: Promise<unknown> | null = null;
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;

  async function closeLane(): Promise<void> {
    const open = lane;
    lane = null;
    await open?.close();
  }

  async function withoutLane<Value>(work: () => Promise<Value>): Promise<Value> {
    const running = closeLane().then(work);
    aloneWork = running;
    try {
      return await running;
    } finally {
      aloneWork = null;
    }
  }

  function requireVault(): NonNullable<Session['vault']> {
    if (!session.vault) throw new Refusal('locked', 'No vault is open. Everything that was saved is safe. Unlock a vault first.');
    return session.vault;
  }

  function reporter(hooks: Hooks): Context['report'] {
    return (fraction, words) => {
      if (hooks.cancelled?.()) throw new Refusal('cancelled', 'Stopped at your wish. Nothing was stored.');
      hooks.progress?.(fraction, words);
    };
  }

  function contextFor(hooks: Hooks, inbox: Inbox = options.inbox): Context {
    const vault = requireVault();
    return { database: vault.database, vaultPath: vault.path, coderId: session.coderId, inbox, resources: options.resources, now, newId, report: reporter(hooks) };
  }

  /** The event of a change; undo and redo append their own. */
  function keep(change: ReturnType<typeof beginChange>, method: MethodName, undoable: boolean): void {
    if (change.steps.length > 0 && method !== 'history.undo' && method !== 'history.redo') appendEvent(change, method, { undoable: undoable && !change.isKeptFromUndo });
  }

  /** One immediate transaction: the change and its event, or neither. */
  function write<Value>(method: MethodName, undoable: boolean, work: (context: CommandContext) => Value, hooks: Hooks): Value {
    const context = contextFor(hooks);
    const { database } = requireVault();
    const value = database
      .transaction(() => {
        const change = beginChange(database, session.coderId, now(), newId);
        const result = work({ ...context, change });
        keep(change, method, undoable);
        return result;
      })
      .immediate();
    for (const listener of listeners) listener(method);
    return value;
  }

  /** Waits until nobody stores in slices. */
  async function storedWhole(): Promise<void> {
    while (storing !== null) await storing.catch(() => undefined);
  }

  /** Between slices: what has come in meanwhile is heard. */
  async function rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (isClosing) throw new Refusal('locked', 'The vault was locked before this was stored. Nothing of it was stored, and everything saved before is safe.');
  }

  /** The same in one transaction that gives way now and then: the change and its event, or neither. */
  async function writeInSlices<Value>(method: MethodName, undoable: boolean, work: (context: CommandContext) => Generator<Slice, Value, void>, hooks: Hooks, within: boolean): Promise<Value> {
    // A step of vault-level work runs within what would be waited for.
    while (!within && (storing !== null || underWay.size > 0)) {
      reporter(hooks)(0.7, 'Waiting for other work to end');
      await Promise.race([Promise.allSettled([storing, ...underWay]), new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    const context = contextFor(hooks);
    const { database } = requireVault();
    function* slices(): Generator<Slice, Value, void> {
      const change = beginChange(database, session.coderId, now(), newId);
      const result = yield* work({ ...context, change });
      keep(change, method, undoable);
      return result;
    }
    // Said before the first row is written: whoever hears of it and asks for something else waits already.
    const running = Promise.resolve().then(() => inSlices(database, slices, rest));
    storing = running;
    try {
      const value = await running;
      for (const listener of listeners) listener(method);
      return value;
    } finally {
      storing = null;
    }
  }

  /** A step of vault-level work: other files may be read, everything happens in this thread, and undo does not take it back. */
  type Within = { inbox: Inbox };

  async function run(name: MethodName, input: unknown, hooks: Hooks, within?: Within): Promise<unknown> {
    const entry: Entry = contract[name];
    const handler: AnyHandler = handlers[name];
    const undoable = entry.undoable && !within;
    if (typeof handler === 'object' && 'control' in handler) {
      if (!within) await storedWhole();
      if (entry.needs === 'vault') requireVault();
      const before = session.vault;
      const context: ControlContext = {
        session,
        inbox: options.inbox,
        resources: options.resources,
        now,
        newId,
        report: reporter(hooks),
        withoutLane,
        write: (method, isUndoable, work) => write(method, isUndoable, work, hooks),
        call: async (method, given, inbox) => (await run(method, contract[method].input.parse(given), { ...(hooks.cancelled && { cancelled: hooks.cancelled }) }, { inbox })) as never,
      };
      const controlling = Promise.resolve(handler.control(context, input));
      underWay.add(controlling);
      const value = await controlling.finally(() => underWay.delete(controlling));
      if (session.vault !== before) {
        await closeLane();
      }
      if (entry.kind === 'command') for (const listener of listeners) listener(name);
      return value;
    }
    const context = contextFor(hooks, within?.inbox);
    const readingHalf = async (): Promise<unknown> => {
      if (within) return runReadingHalf(name, context, input);
      while (aloneWork !== null) await aloneWork.catch(() => undefined);
      lane ??= (options.startLane ?? inProcessLane)({ databasePath: databaseFile(context.vaultPath), dataKey: requireVault().dataKey, context: () => contextFor({}), inbox: options.inbox, resources: options.resources });
      return lane.run(name, input, { ...hooks, coderId: session.coderId, vaultPath: context.vaultPath });
    };
    if (entry.kind === 'query') return entry.long ? readingHalf() : handler(context, input);
    if (typeof handler === 'function') {
      if (storing !== null && !within) await storedWhole();
      return write(name, undoable, (commandContext) => handler(commandContext, input), hooks);
    }
    const prepared = await readingHalf();
    if ('slices' in handler) {
      try {
        return await writeInSlices(name, undoable, (commandContext) => handler.slices(commandContext, input, prepared), hooks, within !== undefined);
      } catch (error) {
        handler.takeBack?.(context, prepared);
        throw error;
      }
    }
    if (storing !== null && !within) await storedWhole();
    // The last moment to stop: from here on everything is stored, or nothing.
    context.report(1, 'Storing');
    return write(name, undoable, (commandContext) => handler.store(commandContext, input, prepared), hooks);
  }

  return {
    async call(name, input, hooks = {}) {
      try {
        // What comes over a wire need be no name at all, and some things can't even be written as one.
        const asked: unknown = name;
        if (typeof asked !== 'string' || !isMethodName(name)) throw new Refusal('unknown-method', `There is no method “${typeof asked === 'string' ? asked.slice(0, 100) : typeof asked}”. Nothing was changed. \`kist methods\` lists them all.`);
        const parsed = parseInput(name, input ?? {});
        if (!parsed.success) throw badInput(name, parsed.error);
        const value = await run(name, parsed.data, hooks);
        if (options.checkAnswers) contract[name].output.parse(value);
        return { ok: true, value };
      } catch (error) {
        return { ok: false, error: problemOf(session.vault ? damageOf(error, databaseFile(session.vault.path)) : error) };
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosing = true;
      await closeLane();
      await storedWhole();
      isClosing = false;
      if (session.vault) forgetTrueCounts(session.vault.database);
      session.vault?.close();
      session.vault = null;
    },
  };
}

/** What holds itself (a question in a question) may be written deeper than can be read. */
function parseInput(name: MethodName, input: unknown): z.ZodSafeParseResult<unknown> {
  try {
    return contract[name].input.safeParse(input);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('bad-input', `${name} can't take that: it is nested too deeply. Nothing was changed.`);
    throw error;
  }
}

function badInput(name: string, error: z.ZodError): Refusal {
  const issues = error.issues.map((issue) => ({ at: issue.path.join('.') || '(whole input)', problem: issue.message }));
  const first = issues[0];
  return new Refusal('bad-input', `${name} can't take that: ${first?.at}: ${first?.problem}. Nothing was changed.`, issues);
}

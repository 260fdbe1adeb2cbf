/** What a host and its vault process say to each other; plain data over a message port. */
import type { Answer, ChosenFile } from '../../contract/index.ts';

export type ToVault =
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'cancel'; id: number }
  /** A file that the person chose, by path or (from a browser) by its bytes. */
  | { kind: 'add-path'; id: number; path: string }
  | { kind: 'add-bytes'; id: number; name: string; bytes: Uint8Array }
  /** Close the vault as it should be closed; the process is ended right after, or when it takes too long. */
  | { kind: 'close'; id: number };

export type FromVault =
  | { kind: 'answer'; id: number; answer: Answer<unknown> }
  | { kind: 'progress'; id: number; fraction: number; words: string }
  | { kind: 'added'; id: number; file: ChosenFile | null }
  | { kind: 'changed'; method: string }
  | { kind: 'closed' };

/** One end of a message port, whatever carries it. */
export type Port<Out, In> = { post(message: Out): void; onMessage(listener: (message: In) => void): void };

import type { Answer } from './errors.ts';
import type { MadeFile } from './shapes.ts';

/** A file that a person chose: the token stands for it in the contract. */
export type ChosenFile = { token: string; name: string; bytes: number };

/** What the native menu may ask of the window; `go.` is followed by the key of a room. Locking, quitting, zoom and the clipboard are done by the host. */
export const menuActions = [
  'vault.new',
  'vault.open',
  'vault.sample',
  'vault.backUp',
  'sources.import',
  'flows.import',
  'reports.export',
  'edit.undo',
  'edit.redo',
  'edit.find',
  'edit.jump',
  'go.home',
  'go.sources',
  'go.codebook',
  'go.voices',
  'go.memos',
  'go.questions',
  'go.agreement',
  'go.search',
  'go.flows',
  'go.framework',
  'go.claims',
  'go.timeline',
  'go.briefs',
  'go.history',
  'go.vault',
  'go.help',
  'view.theme.system',
  'view.theme.light',
  'view.theme.dark',
  'help.keys',
] as const;
export type MenuAction = (typeof menuActions)[number];

/** What a window is told without asking. */
export type WindowEvent =
  | { kind: 'progress'; callId: string; fraction: number; words: string }
  /** Something was stored; what is on the screen may be out of date. */
  | { kind: 'changed'; method: string }
  /** No vault is open any more: locked by the person, by idleness or sleep, or because its process ended. */
  | { kind: 'locked'; why: 'person' | 'idle' | 'sleep' | 'crash' }
  /** An item of the native menu. */
  | { kind: 'menu'; action: MenuAction };

/** Enough of a dropped file for every host. */
export type DroppedFile = { readonly name: string; arrayBuffer(): Promise<ArrayBuffer> };

/**
 * All that a window knows of the world: preload puts it at `window.kist` in Electron, the loopback page puts the same there over HTTP.
 */
export type KistWindow = {
  readonly host: { kind: 'electron' | 'loopback'; choosesFolders: boolean };
  /** Any method of the contract. `callId` names the call for progress and `cancel`. */
  call(name: string, input: unknown, callId?: string): Promise<Answer<unknown>>;
  cancel(callId: string): void;
  /** Listens; answers how to stop listening. */
  on(listener: (event: WindowEvent) => void): () => void;
  /** Lets the person choose files to read; empty when they change their mind. */
  chooseFiles(options: { many: boolean; extensions: string[]; folder?: boolean }): Promise<ChosenFile[]>;
  /** Files dropped on the window. */
  takeFiles(files: readonly DroppedFile[]): Promise<ChosenFile[]>;
  chooseFolder(): Promise<string | null>;
  /** Saves a made file where the person says; null when they change their mind. */
  saveFile(file: MadeFile): Promise<string | null>;
  /** Ends the vault's process; its memory goes with it. */
  lock(why?: 'person' | 'idle'): Promise<void>;
};

import { origin, pathOfOurs } from './origin.ts';

/** Who sent a message, as far as the main process can know it. */
export type Sender = {
  /** Of the web contents that sent it. */
  readonly contentsId: number;
  /** Null when the frame is gone by now. */
  readonly frame: { readonly address: string; readonly origin: string; readonly isTop: boolean } | null;
};

/** Only the top frame of Kist's own window, with the exact origin, is listened to. */
export function isKistWindow(sender: Sender, windowContentsId: number | null): boolean {
  const { frame } = sender;
  return windowContentsId !== null && sender.contentsId === windowContentsId && frame !== null && frame.isTop && frame.origin === origin && pathOfOurs(frame.address) !== null;
}

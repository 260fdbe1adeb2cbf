import { origin } from './origin.ts';

export type PermissionAsked = {
  readonly permission: string;
  /** Who asks, as Chromium writes origins (it may add a slash). */
  readonly origin: string;
  readonly isMainFrame: boolean;
};

/** Putting words that somebody chose on the clipboard, after a click. Reading the clipboard is not among it. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Camera, microphone, place, notifications, devices, screens, fonts and all the rest: no. */
export function mayUse({ permission, origin: asking, isMainFrame }: PermissionAsked): boolean {
  return isMainFrame && asking.replace(/\/$/, '') === origin && granted.has(permission);
}

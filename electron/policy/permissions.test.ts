import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayUse } from './permissions.ts';

/** What Electron 45 knows by name. */
const known = ['ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'clipboard-read', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection', 'keyboardLock', 'local-fonts', 'local-network-access', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal', 'payment-handler', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial', 'speaker-selection', 'storage-access', 'top-level-storage-access', 'usb', 'vr', 'web-printing', 'window-management', 'unknown'];

describe('permissions', () => {
  test.each(known)('%s is refused', (permission) => expect(mayUse({ permission, origin: 'app://kist', isMainFrame: true })).toBe(false));

  test('words that somebody chose may go to the clipboard, from our page alone', () => {
    const permission = 'clipboard-sanitized-write';
    expect(mayUse({ permission, origin: 'app://kist', isMainFrame: true })).toBe(true);
    expect(mayUse({ permission, origin: 'app://kist/', isMainFrame: true })).toBe(true);
    expect(mayUse({ permission, origin: 'app://kist', isMainFrame: false })).toBe(false);
    expect(mayUse({ permission, origin: 'https://kist', isMainFrame: true })).toBe(false);
    expect(mayUse({ permission, origin: '', isMainFrame: true })).toBe(false);
  });

  test('nobody else is given anything', () => {
    fc.assert(fc.property(fc.constantFrom(...known, 'clipboard-sanitized-write'), fc.webUrl(), fc.boolean(), (permission, origin, isMainFrame) => !mayUse({ permission, origin, isMainFrame })));
  });
});

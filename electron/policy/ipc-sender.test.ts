import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKistWindow, type Sender } from './ipc-sender.ts';

const ours: Sender = { contentsId: 7, frame: { address: 'app://kist/index.html#/sources', origin: 'app://kist', isTop: true } };

describe('who is listened to', () => {
  test('the top frame of our window', () => expect(isKistWindow(ours, 7)).toBe(true));
  test('nobody while there is no window', () => expect(isKistWindow(ours, null)).toBe(false));
  test('no other contents', () => expect(isKistWindow(ours, 8)).toBe(false));
  test('no frame that is gone', () => expect(isKistWindow({ ...ours, frame: null }, 7)).toBe(false));
  test('no frame inside', () => expect(isKistWindow({ ...ours, frame: { ...ours.frame!, isTop: false } }, 7)).toBe(false));
  test('no sandboxed frame with our address', () => expect(isKistWindow({ ...ours, frame: { ...ours.frame!, origin: 'null' } }, 7)).toBe(false));

  test('every forged frame is refused: all of window, top, origin and address have to be right', () => {
    const address = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('app://kist/index.html', 'app://kist.evil/', 'app://kist@evil/', 'about:blank', ''));
    const origin = fc.oneof(fc.webUrl({ withQueryParameters: false }), fc.string(), fc.constantFrom('app://kist', 'app://kist/', 'APP://KIST', 'null', 'app://'));
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 8 }), fc.option(fc.record({ address, origin, isTop: fc.boolean() })), fc.option(fc.constant(7)), (contentsId, frame, windowId) => {
        const right = windowId === 7 && contentsId === 7 && frame !== null && frame.isTop && frame.origin === 'app://kist' && frame.address.startsWith('app://kist/');
        expect(isKistWindow({ contentsId, frame }, windowId)).toBe(right);
      }),
    );
  });
});

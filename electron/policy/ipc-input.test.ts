import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCall, readCallId, readChooseFiles, readLock, readMadeFile, readNothing, readTaken } from './ipc-input.ts';

const readers = { readCall, readCallId, readChooseFiles, readLock, readMadeFile, readNothing, readTaken };

describe('what comes over the channels', () => {
  test('as preload sends it', () => {
    expect(readCall(['vault.state', {}, undefined])).toEqual({ name: 'vault.state', input: {}, callId: undefined });
    expect(readCall(['vault.state', undefined, 'a#1'])).toEqual({ name: 'vault.state', input: undefined, callId: 'a#1' });
    expect(readCallId(['a#1'])).toBe('a#1');
    expect(readChooseFiles([{ many: true, extensions: ['.TXT', 'docx'] }])).toEqual({ many: true, folder: false, extensions: ['TXT', 'docx'] });
    expect(readTaken([[{ path: '/a/b.txt' }, { name: 'c.txt', bytes: new Uint8Array(2) }]])).toEqual([{ path: '/a/b.txt' }, { name: 'c.txt', bytes: new Uint8Array(2) }]);
    expect(readNothing([])).toBe(true);
    expect(readMadeFile([{ name: 'a.html', mediaType: 'text/html', base64: 'YWI=' }])).toEqual({ name: 'a.html', mediaType: 'text/html', base64: 'YWI=' });
    expect([readLock([]), readLock([undefined]), readLock(['idle'])]).toEqual(['person', 'person', 'idle']);
  });

  test.each([
    ['a name that is no text', readCall, [1, {}]],
    ['an endless name', readCall, ['x'.repeat(101), {}]],
    ['too many arguments', readCall, ['vault.state', {}, 'a', 'b']],
    ['a call id that is no text', readCall, ['vault.state', {}, {}]],
    ['an extension with a path in it', readChooseFiles, [{ many: true, extensions: ['txt/../..'] }]],
    ['options that are a list', readChooseFiles, [[]]],
    ['a path with an end in it', readTaken, [[{ path: '/a\0b' }]]],
    ['an empty path', readTaken, [[{ path: '' }]]],
    ['bytes that are none', readTaken, [[{ name: 'a', bytes: [1, 2] }]]],
    ['a file without a name', readTaken, [[{ name: '', bytes: new Uint8Array(1) }]]],
    ['base64 that is none', readMadeFile, [{ name: 'a.html', mediaType: 'text/html', base64: 'a b=' }]],
    ['base64 cut short', readMadeFile, [{ name: 'a.html', mediaType: 'text/html', base64: 'abc' }]],
    ['a reason to lock that only the host knows', readLock, ['sleep']],
    ['words where nothing is asked', readNothing, ['x']],
  ] as const)('%s is refused', (_what, read, given) => expect((read as (given: readonly unknown[]) => unknown)(given)).toBeNull());

  test('whatever comes, a reader answers null or the shape it promises, and throws nothing', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSet: true, withTypedArray: true, withSparseArray: true, withBoxedValues: true });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (given) => {
        const call = readCall(given);
        if (call) expect([typeof call.name, call.callId === undefined || typeof call.callId === 'string']).toEqual(['string', true]);
        const chosen = readChooseFiles(given);
        if (chosen) expect(chosen.extensions.every((extension) => /^[a-z0-9]+$/i.test(extension))).toBe(true);
        for (const file of readTaken(given) ?? []) expect('path' in file ? typeof file.path : file.bytes instanceof Uint8Array).toBeTruthy();
        const made = readMadeFile(given);
        if (made) expect([typeof made.name, typeof made.mediaType, typeof made.base64]).toEqual(['string', 'string', 'string']);
        for (const read of Object.values(readers)) read(given);
      }),
    );
  });

  test('near misses of the real shapes are looked at field by field', () => {
    const field = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.array(fc.string(), { maxLength: 3 }), fc.uint8Array({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.record({ path: field, name: field, bytes: field }, { requiredKeys: [] }), (file) => {
        const taken = readTaken([[file]]);
        if (taken === null) return true;
        const [one] = taken;
        return 'path' in one! ? typeof file.path === 'string' && file.path !== '' : file.path === undefined && typeof file.name === 'string' && file.bytes instanceof Uint8Array;
      }),
    );
  });
});

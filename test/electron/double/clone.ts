/**
 * Values on their way between a page and the main process, in the two forms of Electron: what structured clone takes arrives,
 * what it refuses is refused. Each function stands alone, because its source is also run inside the page.
 */

/** As JSON; throws, in Electron's words, on what can't be cloned. */
export function encode(value: unknown): string {
  const pack = (one: unknown): unknown => {
    if (one === undefined) return { $: 'undefined' };
    if (typeof one === 'bigint') return { $: 'bigint', of: String(one) };
    if (typeof one === 'number' && !Number.isFinite(one)) return { $: 'number', of: String(one) };
    if (typeof one === 'function' || typeof one === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof one !== 'object' || one === null) return one;
    if (one instanceof Promise || one instanceof WeakMap) throw new Error('An object could not be cloned.');
    if (one instanceof Date) return { $: 'date', of: one.getTime() };
    if (one instanceof ArrayBuffer || ArrayBuffer.isView(one)) {
      const bytes = one instanceof ArrayBuffer ? new Uint8Array(one) : new Uint8Array(one.buffer, one.byteOffset, one.byteLength);
      let text = '';
      for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      return { $: one instanceof ArrayBuffer ? 'buffer' : 'bytes', of: btoa(text) };
    }
    if (Array.isArray(one)) return one.map(pack);
    if (one instanceof Map) return { $: 'map', of: [...one].map(pack) };
    if (one instanceof Set) return { $: 'set', of: [...one].map(pack) };
    return { $: 'object', of: Object.entries(one).map(([name, field]) => [name, pack(field)]) };
  };
  return JSON.stringify(pack(value));
}

export function decode(text: string): unknown {
  const unpack = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.map(unpack);
    const { $: kind, of } = one as { $: string; of?: unknown };
    if (kind === 'undefined') return undefined;
    if (kind === 'bigint') return BigInt(of as string);
    if (kind === 'number') return Number(of);
    if (kind === 'date') return new Date(of as number);
    if (kind === 'map') return new Map((of as unknown[]).map(unpack) as [unknown, unknown][]);
    if (kind === 'set') return new Set((of as unknown[]).map(unpack));
    if (kind === 'object') return Object.fromEntries((of as [string, unknown][]).map(([name, field]) => [name, unpack(field)]));
    const bytes = Uint8Array.from(atob(of as string), (letter) => letter.charCodeAt(0));
    return kind === 'buffer' ? bytes.buffer : bytes;
  };
  return unpack(JSON.parse(text));
}

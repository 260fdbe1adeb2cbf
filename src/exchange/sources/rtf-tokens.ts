/**
 * One step through a rich text file. `word` has the parameter that stood behind it, or undefined; `byte` is one byte of
 * text in whatever code page holds there, whether it stood there as itself or in hexadecimal digits.
 */
export type RtfHandlers = {
  readonly open: () => void;
  readonly close: () => void;
  readonly word: (word: string, parameter: number | undefined) => void;
  readonly symbol: (symbol: string) => void;
  readonly byte: (byte: number) => void;
  /** True while everything but braces may be passed over: the inside of pictures and the like. */
  readonly passing: () => boolean;
};

const [backslash, opening, closing, quote] = [0x5c, 0x7b, 0x7d, 0x27];
const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const hexOf = (byte: number | undefined): number => (byte === undefined ? -1 : isDigit(byte) ? byte - 0x30 : byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : byte >= 0x41 && byte <= 0x46 ? byte - 0x37 : -1);

/** Walks through rich text (RTF specification 1.9.1, "RTF syntax"), one time over the bytes, without recursion. */
export function walkRtf(bytes: Uint8Array, handle: RtfHandlers): void {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    at += 1;
    if (byte === opening) handle.open();
    else if (byte === closing) handle.close();
    else if (byte !== backslash) {
      // Line ends are those of the file, not of the text.
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0 && !handle.passing()) handle.byte(byte);
    } else if (isLetter(bytes[at])) {
      const start = at;
      while (isLetter(bytes[at]) && at - start < 40) at += 1;
      const word = String.fromCharCode(...bytes.subarray(start, at));
      let parameter: number | undefined;
      const negative = bytes[at] === 0x2d && isDigit(bytes[at + 1]);
      if (negative) at += 1;
      if (isDigit(bytes[at])) {
        parameter = 0;
        for (let digits = 0; isDigit(bytes[at]); at += 1, digits += 1) if (digits < 10) parameter = parameter * 10 + (bytes[at]! - 0x30);
        if (negative) parameter = -parameter;
      }
      if (bytes[at] === 0x20) at += 1;
      if (word === 'bin') at = Math.min(bytes.length, at + Math.max(0, parameter ?? 0));
      else handle.word(word, parameter);
    } else if (bytes[at] === quote) {
      const high = hexOf(bytes[at + 1]);
      const low = hexOf(bytes[at + 2]);
      at += 1 + (high === -1 ? 0 : low === -1 ? 1 : 2);
      if (high !== -1 && low !== -1 && !handle.passing()) handle.byte(high * 16 + low);
    } else if (at < bytes.length) {
      const symbol = String.fromCharCode(bytes[at]!);
      at += 1;
      if (symbol === '\n' || symbol === '\r') handle.word('par', undefined);
      else handle.symbol(symbol);
    }
  }
}

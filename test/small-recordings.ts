/** Small recordings for tests, made from nothing: a tone, silence, and what only looks like a recording. */

/** A tone as an uncompressed wave file (8 bit, mono, 8000 samples a second). */
export function waveFile(seconds: number, tone = 440): Uint8Array {
  const rate = 8000;
  const samples = Math.round(seconds * rate);
  const bytes = Buffer.alloc(44 + samples);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1) bytes[44 + at] = 128 + Math.round(90 * Math.sin((2 * Math.PI * tone * at) / rate));
  return bytes;
}

/** Silence as mp3: frames of MPEG 1, layer III, 128 kbit/s, 44.1 kHz, each 417 bytes and about 26 ms long. */
export function mp3File(frames: number): Uint8Array {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0xc4]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

const box = (kind: string, ...content: Uint8Array[]): Buffer => {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, inside]);
};

/** The boxes of an mp4 file without anything to play: enough to be recognised, or, without its index, to be found damaged. */
export function mp4Boxes({ film, index = true }: { film: boolean; index?: boolean }): Uint8Array {
  const words = (text: string): Buffer => Buffer.from(text, 'latin1');
  return Buffer.concat([
    box('ftyp', words(film ? 'isom\0\0\0\0' : 'M4A \0\0\0\0')),
    box('mdat', Buffer.alloc(70_000, 7)),
    ...(index ? [box('moov', box('hdlr', Buffer.alloc(8), words(film ? 'vide' : 'soun')))] : []),
  ]);
}

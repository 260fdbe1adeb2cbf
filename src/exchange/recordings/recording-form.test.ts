import { describe, expect, test } from 'vitest';
import { mp3File, mp4Boxes, waveFile } from '../../../test/small-recordings.ts';
import { recordingForm } from './recording-form.ts';

const fileOf = (bytes: Uint8Array, name = 'talk') => ({ name, bytes: bytes.length, read: async (at: number, length: number) => bytes.subarray(at, at + length) });
const words = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const ebml = (docType: string, codecs: string): Uint8Array => Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f]), words(docType), Buffer.alloc(40), words(codecs), Buffer.alloc(100)]);

describe('a recording is known by what is in it', () => {
  const tagged = Buffer.concat([words('ID3\x04\x00\x00\x00\x00\x02\x00'), Buffer.alloc(256), mp3File(3)]);
  test.each<[string, Uint8Array, string]>([
    ['wav', waveFile(0.1), 'audio/wav'],
    ['mp3', mp3File(3), 'audio/mpeg'],
    ['mp3 behind a tag', tagged, 'audio/mpeg'],
    ['m4a', mp4Boxes({ film: false }), 'audio/mp4'],
    ['mp4', mp4Boxes({ film: true }), 'video/mp4'],
    ['Opus in Ogg', words(`OggS${'\0'.repeat(24)}OpusHead\x01\x01`), 'audio/ogg'],
    ['WebM with sound', ebml('B\x82\x84webm', 'A_OPUS'), 'audio/webm'],
    ['WebM with picture', ebml('B\x82\x84webm', 'V_VP9 A_OPUS'), 'video/webm'],
  ])('%s, whatever it is called', async (_what, bytes, mediaType) => {
    expect(await recordingForm(fileOf(bytes, 'notes.txt'))).toEqual({ mediaType });
  });

  test.each<[string, Uint8Array, string, RegExp]>([
    ['an empty file', new Uint8Array(0), 'empty-file', /empty/],
    ['a transcript', words('Interviewer: How was it?'), 'unknown-format', /mp3, m4a, wav/],
    ['FLAC', words('fLaC\0\0\0\x22'), 'unknown-format', /FLAC/],
    ['a Matroska film', ebml('B\x82\x88matroska', 'V_MPEG4'), 'unknown-format', /Matroska/],
    ['QuickTime', Buffer.concat([Buffer.from([0, 0, 0, 20]), words('ftypqt  '), Buffer.alloc(8)]), 'unknown-format', /QuickTime/],
    ['AVI', words('RIFF\0\0\0\0AVI LIST'), 'unknown-format', /AVI/],
    ['an mp4 without its index', mp4Boxes({ film: false, index: false }), 'damaged-file', /index is missing/],
    ['an mp4 that breaks off', mp4Boxes({ film: true }).subarray(0, 40_000), 'damaged-file', /index is missing/],
    ['an mp3 tag with nothing behind it', words('ID3\x04\x00\x00\x00\x00\x02\x00'), 'damaged-file', /no sound follows/],
    ['a wave file that says nothing of its sound', words(`RIFF\0\0\0\0WAVE${'\0'.repeat(40)}`), 'damaged-file', /how its sound/],
    ['an Ogg page of something else', words(`OggS${'\0'.repeat(60)}`), 'damaged-file', /no sound/],
  ])('%s is refused, with the reason', async (_what, bytes, code, message) => {
    await expect(recordingForm(fileOf(bytes))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('boxes that lie about their length do not make it walk for ever', async () => {
    const lying = Buffer.from(mp4Boxes({ film: true, index: false }));
    lying.writeUInt32BE(4, 16);
    await expect(recordingForm(fileOf(lying))).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

import { Refusal } from '../../domain/refusal.ts';

/** What a recording is, whatever its name says. */
export type RecordingForm = { readonly mediaType: 'audio/mpeg' | 'audio/mp4' | 'audio/wav' | 'audio/ogg' | 'audio/webm' | 'video/mp4' | 'video/ogg' | 'video/webm' };

/** A file that is too large to hold: its name, its length, and bytes from any place in it (fewer at its end). */
export type MediaFile = { readonly name: string; readonly bytes: number; read(position: number, length: number): Promise<Uint8Array> };

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));
const holds = (bytes: Uint8Array, words: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(words, 0, 'latin1');

const plays = 'Kist plays mp3, m4a, wav, ogg, webm and mp4.';
const otherKind = (name: string, what: string): Refusal => new Refusal('unknown-format', `“${name}” is ${what}. ${plays} Nothing was stored. Save it as one of these in the program that made it, and choose it again.`);
const damaged = (name: string, what: string): Refusal => new Refusal('damaged-file', `“${name}” is damaged: ${what}. Nothing was stored. Copy it anew from the recorder, or open and save it in a sound editor, and choose it again.`);

/** Recordings and other files that people take for some, by the bytes at their beginning. */
const others: readonly (readonly [at: number, mark: string, what: string])[] = [
  [0, 'fLaC', 'a FLAC recording'],
  [0, '#!AMR', 'an AMR recording, as some telephones make them'],
  [0, 'FORM', 'an AIFF recording'],
  [0, 'RF64', 'a wave file of a kind for very long recordings (RF64)'],
  [0, '\x30\x26\xb2\x75', 'a Windows Media recording (wma, wmv)'],
  [0, 'caff', 'a Core Audio recording'],
  [0, '.snd', 'an old Sun sound file'],
  [0, '%PDF', 'a PDF, not a recording'],
  [0, 'PK\x03\x04', 'a zip archive or an Office document, not a recording'],
  [0, '\x89PNG', 'a picture, not a recording'],
  [0, '\xff\xd8\xff', 'a picture, not a recording'],
  [0, 'WEBVTT', 'a subtitle file, not a recording'],
];

/**
 * Recognises a recording by what is in it: mp3 (ISO 11172-3), mp4 and m4a (ISO 14496-12), wav (RIFF), Ogg (RFC 3533), WebM (a Matroska with its own
 * document type). Throws a `Refusal` that says why another file is none, or that this one is damaged: without words to a sound that can't be played, nobody is served.
 */
export async function recordingForm(file: MediaFile): Promise<RecordingForm> {
  const { name } = file;
  if (file.bytes === 0) throw new Refusal('empty-file', `“${name}” is empty. Nothing was stored. It may not have been copied to the end: copy it anew from the recorder.`);
  const head = await file.read(0, 64 * 1024);
  if (ascii(head, 0, 4) === 'RIFF') return wave(name, head);
  if (ascii(head, 0, 4) === 'OggS') return ogg(name, head);
  if (ascii(head, 4, 4) === 'ftyp') return mp4(file, head);
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return matroska(name, head);
  if (ascii(head, 0, 3) === 'ID3' || frameAt(head, 0) !== 'none') return mpeg(file, head);
  const other = others.find(([at, mark]) => ascii(head, at, mark.length) === mark);
  throw otherKind(name, other ? other[2] : 'not a recording that Kist knows');
}

function wave(name: string, head: Uint8Array): RecordingForm {
  const form = ascii(head, 8, 4);
  if (form === 'AVI ') throw otherKind(name, 'an AVI film');
  if (form !== 'WAVE') throw otherKind(name, 'not a recording that Kist knows');
  if (!holds(head, 'fmt ')) throw damaged(name, 'it says that it is a wave file and does not say how its sound is stored');
  return { mediaType: 'audio/wav' };
}

function ogg(name: string, head: Uint8Array): RecordingForm {
  if (holds(head, 'theora')) return { mediaType: 'video/ogg' };
  if (holds(head, 'vorbis') || holds(head, 'OpusHead') || holds(head, 'FLAC') || holds(head, 'Speex')) return { mediaType: 'audio/ogg' };
  throw damaged(name, 'it begins as an Ogg recording and holds no sound that Kist knows');
}

function matroska(name: string, head: Uint8Array): RecordingForm {
  if (!holds(head.subarray(0, 256), 'webm')) throw otherKind(name, 'a Matroska film (mkv)');
  if (!/[AV]_[A-Z0-9]/.test(Buffer.from(head).toString('latin1'))) throw damaged(name, 'it begins as a WebM recording and holds neither sound nor picture');
  return { mediaType: holds(head, 'V_') ? 'video/webm' : 'audio/webm' };
}

/** Walks the boxes of the file to its index (`moov`), which a recorder that was switched off too early leaves out. */
async function mp4(file: MediaFile, head: Uint8Array): Promise<RecordingForm> {
  const brand = ascii(head, 8, 4);
  if (brand === 'qt  ' || ['heic', 'heix', 'mif1', 'avif'].includes(brand)) throw otherKind(file.name, brand === 'qt  ' ? 'a QuickTime film (mov)' : 'a picture, not a recording');
  let at = 0;
  for (let boxes = 0; at + 8 <= file.bytes && boxes < 100_000; boxes += 1) {
    const box = await file.read(at, 16);
    const view = new DataView(box.buffer, box.byteOffset, box.byteLength);
    const kind = ascii(box, 4, 4);
    const short = view.getUint32(0);
    const length = short === 1 && box.length === 16 ? Number(view.getBigUint64(8)) : short === 0 ? file.bytes - at : short;
    if (length < 8 || !/^[\x20-\x7e]{4}$/.test(kind)) break;
    if (kind === 'moov') {
      if (at + length > file.bytes) break;
      const index = await file.read(at, Math.min(length, 4 * 1024 * 1024));
      return { mediaType: holds(index, 'vide') ? 'video/mp4' : 'audio/mp4' };
    }
    at += length;
  }
  throw damaged(file.name, 'its index is missing, as when a recorder is switched off before it has finished, or a copy breaks off');
}

/** What an MPEG frame header at a place says (ISO 11172-3, 2.4.1.3); AAC in its own wrapping begins alike. */
function frameAt(bytes: Uint8Array, at: number): 'mp3' | 'aac' | 'none' {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first !== 0xff || second === undefined || third === undefined || (second & 0xe0) !== 0xe0) return 'none';
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'aac' : 'none';
  const version = (second >> 3) & 3;
  return version !== 1 && third >> 4 !== 15 && third >> 4 !== 0 && ((third >> 2) & 3) !== 3 ? 'mp3' : 'none';
}

async function mpeg(file: MediaFile, head: Uint8Array): Promise<RecordingForm> {
  let sound = head;
  if (ascii(head, 0, 3) === 'ID3') {
    // The length of the tag before the sound is written in four times seven bits (ID3v2, 3.1).
    const tag = ((head[6]! & 127) << 21) | ((head[7]! & 127) << 14) | ((head[8]! & 127) << 7) | (head[9]! & 127);
    sound = await file.read(10 + tag, 64 * 1024);
  }
  for (let at = 0; at < sound.length; at += 1) {
    const frame = frameAt(sound, at);
    if (frame === 'mp3') return { mediaType: 'audio/mpeg' };
    if (frame === 'aac' && at === 0) throw otherKind(file.name, 'an AAC recording without a container');
  }
  throw damaged(file.name, 'it begins as an mp3 recording and no sound follows');
}

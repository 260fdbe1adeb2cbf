import type { Recording } from '../../../../contract/index.ts';
import { counted } from '../../coding/in-words.ts';

const forms: Readonly<Record<string, string>> = { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/wav': 'wav', 'audio/ogg': 'ogg', 'audio/webm': 'webm', 'video/mp4': 'mp4', 'video/ogg': 'ogg', 'video/webm': 'webm' };

/** Endings that the chooser offers; what is inside decides. */
export const recordingEndings = ['mp3', 'm4a', 'wav', 'ogg', 'oga', 'opus', 'webm', 'mp4', 'm4v', 'ogv'];

export const isFilm = (recording: Pick<Recording, 'mediaType'>): boolean => recording.mediaType.startsWith('video/');

/** "12 MB", "340 KB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return bytes < 1024 ** 3 ? `${Math.round(bytes / 1024 ** 2)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

/** "Sound (mp3), 12 MB". */
export function recordingInWords(recording: Recording): string {
  return `${isFilm(recording) ? 'Film' : 'Sound'} (${forms[recording.mediaType] ?? recording.mediaType}), ${sizeInWords(recording.bytes)}`;
}

/** "2 minutes 5 seconds", for those who hear it. */
export function lengthInWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? counted(seconds, 'second') : `${counted(minutes, 'minute')} ${counted(seconds % 60, 'second')}`;
}

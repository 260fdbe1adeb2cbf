import type { MadeFile } from '../../../contract/index.ts';

/** How long the browser may take to begin reading the file. */
const keptFor = 60_000;

/** Hands a made file to the browser, which saves it where it saves files. Answers its name. */
export function download(file: MadeFile): string {
  const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
  return file.name;
}

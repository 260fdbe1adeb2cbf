/** What the first bytes of a file say that it is, whatever its name. */
export type TrueForm =
  | 'zip'
  | 'compound' // OLE: old Word or Excel, or an encrypted new one
  | 'pdf'
  | 'rtf'
  | 'image'
  | 'sound or film'
  | 'archive' // packed in another way than zip
  | 'program'
  | 'database'
  | 'text or unknown';

const signatures: ReadonlyArray<readonly [TrueForm, ReadonlyArray<number | null>]> = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['sound or film', [0x52, 0x49, 0x46, 0x46]],
  ['sound or film', [0x49, 0x44, 0x33]],
  ['sound or film', [0x4f, 0x67, 0x67, 0x53]],
  ['sound or film', [0x66, 0x4c, 0x61, 0x43]],
  ['sound or film', [0x1a, 0x45, 0xdf, 0xa3]],
  ['sound or film', [0xff, 0xfb]],
  ['sound or film', [null, null, null, null, 0x66, 0x74, 0x79, 0x70]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['database', [...'SQLite format 3'].map((letter) => letter.charCodeAt(0))],
];

/** Recognises a file by its signature. PDF readers accept up to a kilobyte before the mark, so this does as well. */
export function sniff(bytes: Uint8Array): TrueForm {
  for (const [form, signature] of signatures) {
    if (bytes.length >= signature.length && signature.every((byte, index) => byte === null || bytes[index] === byte)) return form;
  }
  if (bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.subarray(0, 512).includes(0)) return 'program';
  if (indexOf(bytes.subarray(0, 1024), [0x25, 0x50, 0x44, 0x46, 0x2d]) !== -1) return 'pdf';
  return 'text or unknown';
}

/** Whether a compound file is a newer Office file under a password: it then holds a stream of this name (MS-OFFCRYPTO 2.3.4.4). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  return indexOf(bytes, name) !== -1;
}

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1 && at + wanted.length <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

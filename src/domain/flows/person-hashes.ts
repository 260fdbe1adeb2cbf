/** The keyed hashes of people as they come from the vault: sixteen bytes each, one person after the other, in the order of person numbers. */

const length = 16;

/** How many people the bytes speak of. */
export const hashedPeople = (hashes: Uint8Array): number => Math.floor(hashes.length / length);

/** A person's hash as text: equal for the same person, and nothing else is read from it. */
export function hashText(hashes: Uint8Array, person: number): string {
  let text = '';
  for (let at = person * length; at < (person + 1) * length; at += 2) text += String.fromCharCode((hashes[at]! << 8) | hashes[at + 1]!);
  return text;
}

/** Hashes of chosen people, one after the other. */
export function takeHashes(from: readonly { readonly hashes: Uint8Array; readonly person: number }[]): Uint8Array {
  const taken = new Uint8Array(from.length * length);
  from.forEach(({ hashes, person }, at) => taken.set(hashes.subarray(person * length, (person + 1) * length), at * length));
  return taken;
}

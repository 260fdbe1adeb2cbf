/** The form under which names meet: case, accents' encoding and spacing don't make two codes of one. */
export function nameKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The first of `named` that already bears the name. */
export function findByName<Named extends { readonly name: string }>(named: readonly Named[], name: string): Named | undefined {
  const key = nameKey(name);
  return named.find((one) => nameKey(one.name) === key);
}

/** Words of a passage as the name of a code (in-vivo coding): on one line, cut at a word when longer than a name may be. */
export function nameFromWords(words: string, most = 120): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.lastIndexOf(' ', most - 1);
  return `${flat.slice(0, cut > most / 2 ? cut : most - 1).toWellFormed().trimEnd()}…`;
}

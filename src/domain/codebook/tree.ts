/** Anything that nests by pointing at what it stands under; null at the top. */
export type Branch = { readonly id: string; readonly parentId: string | null };

/** The ids of a branch and of everything under it, parents before children. */
export function withBelow(branches: readonly Branch[], id: string): string[] {
  const children = new Map<string, string[]>();
  for (const branch of branches) {
    if (branch.parentId === null) continue;
    const siblings = children.get(branch.parentId);
    if (siblings) siblings.push(branch.id);
    else children.set(branch.parentId, [branch.id]);
  }
  const found = [id];
  for (let at = 0; at < found.length; at += 1) found.push(...(children.get(found[at]!) ?? []));
  return found;
}

/** Whether a branch is `above` itself or stands somewhere under it. */
export function isWithin(branches: readonly Branch[], id: string, above: string): boolean {
  return withBelow(branches, above).includes(id);
}

/** The names from the top down to a branch, for telling things of the same name apart. */
export function pathOf<B extends Branch & { readonly name: string }>(byId: ReadonlyMap<string, B>, id: string): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at = byId.get(id); at !== undefined && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    seen.add(at.id);
    names.unshift(at.name);
  }
  return names;
}

/** What taking in a codebook does to the one that is here: it adds codes and fills gaps, and never writes over what somebody has written. */
import type { Code } from '../../contract/index.ts';
import { isCodeColourName } from './colours.ts';
import { nameKey } from './names.ts';
import type { WrittenCode } from './written-code.ts';

/** The part of a code that an import may fill. */
export type Fillable = Pick<Code, 'definition' | 'useWhen' | 'notWhen' | 'family' | 'aliases' | 'scale'>;
type Standing = Pick<Code, 'id' | 'parentId' | 'name'> & Fillable;

export type PlannedCode = {
  read: WrittenCode;
  would: 'add' | 'fill in' | 'nothing';
  /** The code that it is already; null for one that is to be added. */
  id: string | null;
  /** The fields that would be filled. */
  fill: Partial<Fillable>;
};

export const pathKey = (path: readonly string[]): string => JSON.stringify(path.map(nameKey));

/**
 * Where one line says more about a code that another has named already, the two are one code; codes above that no line
 * names are put in before those that stand under them. The order of the lines stays.
 */
export function oncePerCode(lines: readonly WrittenCode[]): WrittenCode[] {
  const byPath = new Map<string, WrittenCode>();
  for (const line of lines) {
    for (let depth = 1; depth <= line.path.length; depth += 1) {
      const path = line.path.slice(0, depth);
      const key = pathKey(path);
      const there = byPath.get(key);
      if (depth < line.path.length) {
        if (!there) byPath.set(key, { path, definition: '', useWhen: '', notWhen: '', colour: '', family: '', aliases: [], scale: null });
      } else {
        byPath.set(key, there ? { ...there, ...gapsOf(there, line), colour: there.colour || line.colour } : line);
      }
    }
  }
  return [...byPath.values()];
}

/** The fields that are empty in `there` and said in `read`; other names are added to those that are there. */
function gapsOf(there: Fillable, read: Fillable): Partial<Fillable> {
  const known = new Set(there.aliases.map(nameKey));
  const more = read.aliases.filter((alias) => !known.has(nameKey(alias)) && known.add(nameKey(alias)));
  return {
    ...(there.definition.trim() === '' && read.definition.trim() !== '' && { definition: read.definition }),
    ...(there.useWhen.trim() === '' && read.useWhen.trim() !== '' && { useWhen: read.useWhen }),
    ...(there.notWhen.trim() === '' && read.notWhen.trim() !== '' && { notWhen: read.notWhen }),
    ...(there.family.trim() === '' && read.family.trim() !== '' && { family: read.family }),
    ...(there.scale === null && read.scale !== null && { scale: read.scale }),
    ...(more.length > 0 && there.aliases.length + more.length <= 50 && { aliases: [...there.aliases, ...more] }),
  };
}

/** What each code that was read does to the codes that are here, in the order in which they were read. A code is the same when the names above it and its own are, capitals and blanks aside. */
export function planImport(standing: readonly Standing[], read: readonly WrittenCode[]): PlannedCode[] {
  const children = Map.groupBy(standing, (code) => code.parentId);
  const findHere = (path: readonly string[]): Standing | null => {
    let here: Standing | null = null;
    for (const name of path) {
      here = children.get(here === null ? null : here.id)?.find((code) => nameKey(code.name) === nameKey(name)) ?? null;
      if (here === null) return null;
    }
    return here;
  };
  return oncePerCode(read).map((code): PlannedCode => {
    const here = findHere(code.path);
    if (here === null) return { read: code, would: 'add', id: null, fill: {} };
    const own = new Set([nameKey(here.name)]);
    const fill = gapsOf(here, { ...code, aliases: code.aliases.filter((alias) => !own.has(nameKey(alias))) });
    return { read: code, would: Object.keys(fill).length > 0 ? 'fill in' : 'nothing', id: here.id, fill };
  });
}

/** The colour as the palette knows it; empty where it does not. */
export const knownColour = (colour: string): string => (isCodeColourName(colour.trim().toLowerCase()) ? colour.trim().toLowerCase() : '');

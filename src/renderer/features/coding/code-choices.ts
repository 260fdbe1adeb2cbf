/** Which codes are offered for what was typed, best first: three letters and Enter have to be enough. */
import type { Code } from '../../../contract/index.ts';

type Named = Pick<Code, 'id' | 'name' | 'parentId' | 'definition'> & Partial<Pick<Code, 'aliases'>>;
export type OfferedCode<Given extends Named> = {
  code: Given;
  path: string;
  /** The other name by which it was found, where its own would not have done as well. */
  alias: string | null;
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const byName = new Intl.Collator('en-GB', { numeric: true });

/** The names of the codes above a code, outermost first: "Support › Waiting". Empty at the top. */
export function pathOf(codes: ReadonlyMap<string, Named>, code: Named): string {
  const names: string[] = [];
  let above = code.parentId === null ? undefined : codes.get(code.parentId);
  while (above !== undefined && names.length < 20) {
    names.unshift(above.name);
    above = above.parentId === null ? undefined : codes.get(above.parentId);
  }
  return names.join(' › ');
}

/**
 * Codes for what was typed. Nothing typed: those used last first, then by name. Else by how well they answer: the name
 * begins so, a word of it does, all typed words begin words of the name or of what is above it, the letters occur
 * somewhere in the name, the letters occur in order. Another name of a code answers a little less well than its own
 * would. Of equals those used last come first.
 */
export function offerCodes<Given extends Named>(codes: readonly Given[], typed: string, recent: readonly string[], limit = 24): OfferedCode<Given>[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const lastUsed = new Map(recent.map((id, index) => [id, index]));
  const wanted = plain(typed).trim();
  const words = wordsOf(typed);
  return codes
    .map((code) => {
      const path = pathOf(byId, code);
      if (wanted === '') return { code, path, alias: null, rank: 1 };
      const names = [{ alias: null, rank: rankOf(code.name, path, wanted, words) }, ...(code.aliases ?? []).map((alias) => ({ alias, rank: rankOf(alias, path, wanted, words) - 0.5 }))];
      return { code, path, ...names.reduce((best, one) => (one.rank > best.rank ? one : best)) };
    })
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || place(lastUsed, one.code.id) - place(lastUsed, other.code.id) || byName.compare(one.code.name, other.code.name))
    .slice(0, limit)
    .map(({ code, path, alias }) => ({ code, path, alias }));
}

const place = (lastUsed: ReadonlyMap<string, number>, id: string): number => lastUsed.get(id) ?? Number.MAX_SAFE_INTEGER;

/** 0: not an answer. */
function rankOf(name: string, path: string, wanted: string, words: readonly string[]): number {
  const plainName = plain(name);
  if (plainName === wanted) return 7;
  if (plainName.startsWith(wanted)) return 6;
  const ownWords = wordsOf(name);
  const begins = (among: readonly string[]): boolean => words.length > 0 && words.every((word) => among.some((one) => one.startsWith(word)));
  if (ownWords.some((word) => word.startsWith(wanted))) return 5;
  if (begins(ownWords)) return 4;
  if (plainName.includes(wanted)) return 3;
  if (begins([...ownWords, ...wordsOf(path)])) return 2;
  return wanted.length > 2 && isInOrder(plainName, wanted) ? 1 : 0;
}

/** Whether the letters occur in this order, each not far from the last: "lstnd" for "listened". */
function isInOrder(name: string, wanted: string): boolean {
  let at = -1;
  for (const letter of wanted.replace(/\s/g, '')) {
    const next = name.indexOf(letter, at + 1);
    if (next === -1 || (at !== -1 && next - at > 4)) return false;
    at = next;
  }
  return true;
}

/** "Support › waiting" or "Support / waiting" typed for a new code: its name and, where all that stands before is one code's path or name, that code. */
export function newCodeFrom<Given extends Named>(codes: readonly Given[], typed: string): { name: string; parent: Given | null } {
  const parts = typed.split(/[›>/]/u).map((part) => part.trim());
  const name = parts.at(-1) ?? '';
  const above = parts.slice(0, -1).map((part) => plain(part));
  if (above.length === 0 || name === '' || above.includes('')) return { name: typed.trim(), parent: null };
  const byId = new Map(codes.map((code) => [code.id, code]));
  const pathWords = (code: Given): string[] => [...pathOf(byId, code).split(' › ').filter(Boolean), code.name].map((part) => plain(part).trim());
  const parent = codes.find((code) => {
    const path = pathWords(code);
    return above.every((part, index) => path[path.length - above.length + index] === part);
  });
  return parent === undefined ? { name: typed.trim(), parent: null } : { name, parent };
}

/** Whether some code bears exactly this name, whatever the case. */
export function isTakenName(codes: readonly Named[], typed: string): boolean {
  const wanted = plain(typed).trim();
  return codes.some((code) => plain(code.name).trim() === wanted);
}

/** Ids of the codes a coder used, the latest first, each once. */
export function recentCodes(codings: readonly { codeId: string; at: string; coderId: string }[], coderId: string | undefined): string[] {
  const own = codings.filter((coding) => coding.coderId === coderId).toSorted((one, other) => other.at.localeCompare(one.at));
  return [...new Set(own.map((coding) => coding.codeId))];
}

/** The codings of a source as a list: in which order. */
import type { Coding } from '../../../contract/index.ts';

export type ListColumn = 'words' | 'code' | 'coder' | 'weight' | 'memo';
export type ListOrder = { readonly column: ListColumn; readonly direction: 'ascending' | 'descending' };
export const inText: ListOrder = { column: 'words', direction: 'ascending' };

const byName = new Intl.Collator('en-GB', { numeric: true });

/** Words are ordered as they stand in the text; whatever says nothing (no weight, no memo) comes last either way. Equals keep the order of the text. */
export function inOrder(codings: readonly Coding[], { column, direction }: ListOrder, names: { code(id: string): string; coder(id: string): string }): Coding[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const ofText = codings.toSorted((one, other) => one.start - other.start || other.end - one.end || (one.id < other.id ? -1 : 1));
  if (column === 'words') return sign === 1 ? ofText : ofText.reverse();
  const valueOf = (coding: Coding): string | number | null => {
    if (column === 'weight') return coding.weight;
    if (column === 'memo') return coding.memo.trim() || null;
    return column === 'code' ? names.code(coding.codeId) : names.coder(coding.coderId);
  };
  const valued = ofText.map((coding) => ({ coding, value: valueOf(coding) }));
  return valued
    .sort((one, other) => {
      if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
      return sign * (typeof one.value === 'number' && typeof other.value === 'number' ? one.value - other.value : byName.compare(String(one.value), String(other.value)));
    })
    .map(({ coding }) => coding);
}

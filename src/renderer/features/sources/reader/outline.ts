import type { Paragraph } from '../../../../contract/index.ts';

/**
 * Where each heading of a text stands in the outline of the page, by the index of its paragraph; null for other paragraphs.
 * The page's title is 1, so a text begins at 2; a file that leaves out a level must not leave a gap, which screen readers
 * would announce as something missing.
 */
export function outlineOf(paragraphs: readonly Pick<Paragraph, 'kind' | 'level'>[]): (number | null)[] {
  const open: number[] = [];
  return paragraphs.map(({ kind, level }) => {
    if (kind !== 'heading') return null;
    const wanted = level ?? 2;
    while (open.length > 0 && open.at(-1)! >= wanted) open.pop();
    open.push(wanted);
    return Math.min(6, open.length + 1);
  });
}

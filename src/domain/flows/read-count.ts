/** What a cell of counts says. */
export type CountReading = { readonly kind: 'count'; readonly count: number } | { readonly kind: 'blank' | 'suppressed' | 'unreadable' };

/** Marks that stand for a hidden number in tables of official statistics (GSS guidance on symbols in tables: [c], [z], [x], and the older signs). */
const hiddenMarks = new Set(['*', '**', 'c', '[c]', '[x]', 'x', '[low]', '[z]', 's', '..', ':', 'suppressed', 'hidden', 'protected', '#']);

/** Reads one cell of a column of counts. Thousands may be parted by commas or spaces. */
export function countIn(cell: string): CountReading {
  const text = cell.trim().toLowerCase();
  if (text === '' || text === '-' || text === 'na' || text === 'n/a') return { kind: 'blank' };
  if (hiddenMarks.has(text) || /^(<|under|fewer than|less than|≤|up to)\s*\w+$/.test(text)) return { kind: 'suppressed' };
  const digits = /^\d{1,3}(?:[, \u00a0]\d{3})+$/.test(text) ? text.replace(/[, \u00a0]/g, '') : text;
  const count = /^\d{1,10}(?:\.0+)?$/.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(count) && count <= 0x7fffffff ? { kind: 'count', count } : { kind: 'unreadable' };
}

import { useState } from 'react';
import type { UncertainDate } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';

/** What a DateIntervalField shows and what it was understood as; the date as it stood stays untouched as long as nobody writes. */
export function useDateField(first: UncertainDate | null): { text: string; date: UncertainDate | null; set: (text: string, date: UncertainDate | null) => void } {
  const firstText = first === null ? '' : formatUncertainDate(first);
  const [state, setState] = useState({ text: firstText, date: first });
  return { ...state, set: (text, date) => setState({ text, date: text === firstText ? first : date }) };
}

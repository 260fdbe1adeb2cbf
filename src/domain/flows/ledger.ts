/**
 * The cleaning ledger: what was done to every odd row of a file of spells, by which rule, in words. Nothing is mended in silence.
 * Entries never hold the person's key: they are shown and stored, and the key is replaced on the way in.
 */

export type LedgerAction = 'dropped' | 'merged' | 'trimmed' | 'questioned' | 'kept';

/** Every rule by its name, with what it means and what the measures do with such rows. Shown beside the ledger. */
export const ledgerRules = {
  'ragged-row': 'The row has more or fewer cells than the heading. Cells that are not there are read as blank.',
  'missing-person': 'No person is named, so the row cannot belong to anybody.',
  'person-reads-as-missing': 'The person is written like a word for "missing" (NA, null, unknown). It is kept as one person; all such rows would then be one person\'s, so please check.',
  'missing-state': 'No state is named.',
  'unknown-state': 'The state is not in the scheme.',
  'missing-start': 'No start is given. A spell needs a start; only the end may be blank.',
  'unreadable-date': 'A date cannot be read.',
  'impossible-date': 'A date that the calendar does not have, such as 31 February.',
  'placeholder-date': 'A date that stands for "not known", such as 1900 or 2999 as a start.',
  'far-future-end': 'An end far in the future, such as 2999, stands for "still going on": it is read as a blank end.',
  'end-before-start': 'The end lies before the start.',
  'long-ago': 'The start lies before 1950. It is kept as written.',
  'start-after-extract': 'The start lies after the extract. It is kept; measures stop at the extract and do not count it.',
  'end-after-extract': 'The end lies after the extract. It is kept; measures stop at the extract, where the spell is still going on.',
  'date-written-differently': 'The date is written in another way than most of its column. It is read as it stands, so please check.',
  'time-left-out': 'Dates carry a time of day. The day counts; spells of one person that start on one day keep the order of the file.',
  'exact-duplicate': 'The same row stands in the file twice. It counts once.',
  'yearly-repeat': 'The same spell stands in more than one yearly return. It counts once.',
  'yearly-repeat-updated': 'The same spell stands in more than one return with different ends. The end that was known last counts.',
  overlap: 'The spell begins before an earlier one of the same person in the same stream has ended. Both are kept: stocks and person-time count both, and the move is dated at the start of the later one.',
  'open-before-later': 'An earlier spell of the same person in the same stream is still open when this one begins. Both are kept: stocks and person-time count both until the extract, so please check whether the earlier one has ended.',
  'open-in-older-return': 'The spell was still going on in an older return and no newer return mentions it. It is kept as going on.',
  'dropped-by-decision': 'Left out because somebody decided so in the mapping step.',
  'kept-by-decision': 'Kept as it stands because somebody decided so in the mapping step.',
} as const;

export type LedgerRule = keyof typeof ledgerRules;

export type LedgerEntry = {
  /** Row of the file as a spreadsheet numbers it, the heading being row 1; 0 speaks of the whole file. */
  readonly row: number;
  readonly rule: LedgerRule;
  /** What is particular to this row, in plain English. */
  readonly detail: string;
  readonly action: LedgerAction;
  /** Which of the tables, where several were read together; counted from 0. */
  readonly table?: number;
};

/** How often each rule was used, most often first, with its meaning. */
export type LedgerSummary = readonly { readonly rule: LedgerRule; readonly action: LedgerAction; readonly count: number; readonly meaning: string }[];

export function summariseLedger(ledger: readonly LedgerEntry[]): LedgerSummary {
  const counts = new Map<string, { rule: LedgerRule; action: LedgerAction; count: number; meaning: string }>();
  for (const { rule, action } of ledger) {
    const key = `${rule} ${action}`;
    const entry = counts.get(key);
    if (entry) entry.count += 1;
    else counts.set(key, { rule, action, count: 1, meaning: ledgerRules[rule] });
  }
  return [...counts.values()].sort((left, right) => right.count - left.count || (left.rule < right.rule ? -1 : 1));
}

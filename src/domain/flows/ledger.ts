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
  'state-new': 'A state that the files of this kind named for the first time. It stands last in the scheme and outside its order, until somebody says where it belongs.',
  'time-left-out': 'Dates carry a time of day. The day counts; what starts on one day stands in the order of its times.',
  'event-without-state': 'An event without a state is read as leaving: the state before it ends there, and none begins.',
  'leaving-nothing': 'An event without a state, of a person who is in none.',
  'other-registration': 'The row of a log says neither that an activity starts nor that it completes.',
  'completion-without-start': 'An activity completes of which no start is recorded. It has no length, so it does not count.',
  'start-without-completion': 'An activity starts of which no completion is recorded. It is kept as going on.',
  'two-states-one-day': 'A person is seen in two states or places on one counting day. Both are kept: that day counts both.',
  'group-differs': 'Two rows say different things of one person (sex, date of birth ...). The newest return counts, or the first row where none is newer.',
  'born-after-first-stay': 'The date of birth lies after the first stay, so no age is known.',
  'people-without-stays': 'People of whom no stay could be read. They are left out.',
  'suppressed-count': 'A count is hidden in the file (a star, "c", "fewer than five"). It is left out, not read as zero.',
  'unreadable-count': 'A count cannot be read as a whole number.',
  'missing-count': 'A count is blank. It is left out, not read as zero.',
  'repeated-count': 'The same count stands in the file twice. It counts once.',
  'two-counts': 'Two different counts for the same state, place and time. Only the first is kept.',
  'exact-duplicate': 'The same row stands in the file twice. It counts once.',
  'yearly-repeat': 'The same spell stands in more than one yearly return. It counts once.',
  'yearly-repeat-updated': 'The same spell stands in more than one return with different ends. The end that was known last counts.',
  overlap: 'The spell begins before an earlier one of the same person in the same stream has ended. Both are kept: stocks and person-time count both, and the move is dated at the start of the later one.',
  'open-before-later': 'An earlier spell of the same person in the same stream is still open when this one begins. Both are kept: stocks and person-time count both until the extract, so please check whether the earlier one has ended.',
  'open-in-older-return': 'The spell was still going on in an older return and no newer return mentions it. It is kept as going on.',
  'dropped-by-decision': 'Left out because somebody decided so in the mapping step.',
  'kept-by-decision': 'Kept as it stands because somebody decided so in the mapping step.',
  'linked-after-earliest-extract': 'The stay begins after the earliest extract of the data that were linked, when not all streams are known. It is left out of the linked data.',
  'linked-rank-differs': 'The data that were linked rank this state differently. It has no rank in the linked data.',
  'linked-attribute-differs': 'The data that were linked tell different things about a person. What the first of them says stands.',
  'level-gap': 'Something is recorded on these days and the rule of the summary level does not speak of it. The days stay a gap of the level.',
  'level-silent': 'Between two stays no stream records anything. No level is made up for these days.',
  'level-two-states': 'One stream tells two states of one person on the same days. The rule looks at both.',
  'level-equal-rank': 'The highest states of the same days rank alike. The one that stands first in the scheme is taken.',
  'level-rows-contradict': 'Two rows of the table hold on the same days and lead to different levels. The first is taken.',
  'level-row-never-speaks': 'An earlier row of the table asks for no more than this one, so that this one never speaks.',
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

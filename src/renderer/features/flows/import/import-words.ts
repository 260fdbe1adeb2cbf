/** How the parts of a mapping are called in the window. */
import type { FlowMapping, MappedTable, TableLayout } from '../../../../contract/index.ts';
import type { ColumnRole } from './mapping-plan.ts';

export const roleWords: Readonly<Record<ColumnRole, { label: string; description: string }>> = {
  person: { label: 'Person', description: 'A pseudonymous number; replaced on the way in' },
  state: { label: 'State', description: 'Level of support, placement or activity' },
  start: { label: 'Start', description: 'First day of the stay' },
  end: { label: 'End', description: 'Day after the last; empty while it goes on' },
  date: { label: 'Date', description: 'Day of the event, of the snapshot or of the count' },
  place: { label: 'Place', description: 'Locality or council' },
  stream: { label: 'Stream', description: 'Which service recorded it' },
  edition: { label: 'Yearly return', description: 'Tells which of two rows about one stay knows more' },
  group: { label: 'Known of the person', description: 'Sex, year of birth …: to compare groups' },
  registration: { label: 'Start or completion', description: 'Which of the two a row of the log is' },
  instance: { label: 'Number of the activity', description: 'Says which start and completion belong together' },
  from: { label: 'From state', description: 'The state that was left' },
  to: { label: 'To state', description: 'The state that was entered' },
  count: { label: 'How many', description: 'People in the state, or moves in the period' },
  note: { label: 'Note', description: 'Not read' },
  ignore: { label: 'Not needed', description: 'Not read' },
};

export const layoutWords: Readonly<Record<TableLayout, { label: string; description: string }>> = {
  spells: { label: 'Stays', description: 'One row for each stay of a person in a state, with start and end.' },
  events: { label: 'Changes of state', description: 'One row each time a person’s state changed; it lasts until the person’s next row.' },
  activities: { label: 'A log of starts and completions', description: 'Activities that start in one row and are completed in another.' },
  snapshots: { label: 'Snapshots', description: 'One row for each person and each day on which somebody looked.' },
  stocks: { label: 'Counts of people', description: 'How many were in each state on a day. No person is in the file.' },
  moves: { label: 'Counts of moves', description: 'How many moved from state to state in a period. No person is in the file.' },
};

export const usesInWords: Readonly<Record<MappedTable['use'], { label: string; description: string }>> = {
  rows: { label: 'What happened', description: 'Its rows are stays, events or counts' },
  people: { label: 'About the people', description: 'One row a person: what is known of them' },
  no: { label: 'Left out', description: 'Not read' },
};

export const dateFormats: readonly { id: FlowMapping['dateFormat']; label: string }[] = [
  { id: 'iso', label: '2024-07-31' },
  { id: 'day-first', label: '31/7/2024, the day first' },
  { id: 'month-first', label: '7/31/2024, the month first' },
  { id: 'excel-serial', label: '45504, the day numbers of spreadsheets' },
  { id: 'mixed', label: 'Mixed: each as it stands' },
];

/** What cleaning does with a row, in words. */
export const actionWords = { dropped: 'Left out', merged: 'Merged', trimmed: 'Trimmed', questioned: 'Kept, please check', kept: 'Kept' } as const;

import { useState } from 'react';
import { useAsk } from '../../client/ask.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, EmptyRoom, PageHeader, Room, Section, Table } from '../../ui/index.ts';

const kinds = { done: '', undone: 'taken back', redone: 'done again' } as const;

/** Who did what, newest first. The record can't be rewritten unseen: each entry is chained to the one before. */
export function HistoryRoom() {
  const [limit, setLimit] = useState(100);
  const history = useAsk('history.list', { limit }, { keepPrevious: true });
  const entries = history.data?.entries ?? [];
  const byDay = Map.groupBy(entries, (entry) => new Date(entry.at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }));
  return (
    <Room>
      <PageHeader title="History" below="Every change, by whom and when. Undo and redo work from it, also after the vault was locked." />
      <ProblemNotice problem={history.error} />
      {history.data && entries.length === 0 && <EmptyRoom title="Nothing has been changed yet" picture="timeline">Here you will see who did what, newest first. Nothing is ever taken out of the history; taking something back adds a line to it.</EmptyRoom>}
      {[...byDay].map(([day, ofDay]) => (
        <Section key={day} title={day} count={ofDay.length}>
          <Table
            caption={`Changes of ${day}`}
            hasHiddenCaption
            columns={[
              { id: 'what', heading: 'What', value: (entry) => entry.label, show: (entry) => <span>{entry.label}{kinds[entry.kind] && ` (${kinds[entry.kind]})`}{entry.takenBack && ' (taken back since)'}</span> },
              { id: 'who', heading: 'Who', value: (entry) => entry.coder },
              { id: 'when', heading: 'When', value: (entry) => new Date(entry.at).toLocaleTimeString('en-GB') },
              { id: 'seq', heading: 'Entry', value: (entry) => entry.seq, kind: 'number' },
            ]}
            rows={ofDay}
            rowId={(entry) => String(entry.seq)}
          />
        </Section>
      ))}
      {history.data?.more && <Button onPress={() => setLimit(limit + 200)}>Show earlier changes</Button>}
    </Room>
  );
}

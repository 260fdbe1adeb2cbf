import type { LinkReport, ReleasedCount } from '../../../../contract/index.ts';
import { Finding, Section, Stack, Table } from '../../../ui/index.ts';
import { cellOf } from '../words.ts';

const percent = (share: ReleasedCount): string => (share === null ? '–' : typeof share === 'number' ? `${Math.round(share * 100)}%` : '[c]');

/** How far people of several streams are the same: first in a sentence, then by stream and place, then what the rule leaves open. */
export function LinkReportView({ report, levels, conflicts }: { report: LinkReport; levels: readonly string[]; conflicts: readonly string[] }) {
  const [first, ...rest] = report.sentences;
  const [rule, ...made] = levels;
  return (
    <Section title="How far they are the same people">
      <Stack gap={16}>
        {first !== undefined && <Finding>{first}</Finding>}
        {rest.length > 0 && <ul className="flow-import-notes">{rest.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
        <Table
          caption="People who are in another stream too"
          columns={[
            { id: 'stream', heading: 'Stream', value: (row: LinkReport['rows'][number]) => row.stream || 'not stated' },
            { id: 'place', heading: 'Place', value: (row) => row.place || 'all' },
            { id: 'people', heading: 'People', kind: 'number', value: (row) => cellOf(row.people) },
            { id: 'linked', heading: 'Found elsewhere too', kind: 'number', value: (row) => cellOf(row.linked) },
            { id: 'share', heading: 'Share', kind: 'number', value: (row) => cellOf(row.share), show: (row) => percent(row.share) },
          ]}
          rows={report.rows}
          rowId={(row) => `${row.stream} ${row.place}`}
        />
        {rule !== undefined && (
          <Section level={3} title="What the rule makes" about={rule}>
            <ul className="flow-import-notes">{made.map((words) => <li key={words}>{words}</li>)}</ul>
          </Section>
        )}
        <Section level={3} title="Gaps and conflicts" tone={conflicts.length > 0 ? 'caution' : 'plain'} about={conflicts.length === 0 ? 'None: the rule speaks of every day, and nothing contradicts it.' : 'What the rule leaves open, and where it had to choose. It is kept with the linked data.'}>
          {conflicts.length > 0 && <ul className="flow-import-notes">{conflicts.map((words) => <li key={words}>{words}</li>)}</ul>}
        </Section>
      </Stack>
    </Section>
  );
}

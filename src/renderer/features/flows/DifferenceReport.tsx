import type { ExtractDifference } from '../../../contract/index.ts';
import { Finding, Section, Stack, Table } from '../../ui/index.ts';
import { cellOf, shown } from './words.ts';

const kinds: Record<ExtractDifference['rows'][number]['kind'], string> = { unchanged: 'As before', new: 'New', closed: 'Closed', changed: 'Changed', vanished: 'No longer there' };

/** How a later extract differs from the one before, in protected numbers. */
export function DifferenceReport({ difference, threshold }: { difference: ExtractDifference; threshold: number }) {
  const [first, ...rest] = difference.sentences;
  return (
    <Section title="What changed between the extracts">
      <Stack gap={16}>
        {first !== undefined && <Finding>{first}</Finding>}
        {rest.length > 0 && <ul className="flow-import-notes">{rest.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
        <Table
          caption="Stays of the two extracts"
          canSort={false}
          columns={[
            { id: 'kind', heading: 'Stays that are', value: (row: ExtractDifference['rows'][number]) => kinds[row.kind] },
            { id: 'meaning', heading: 'Which means', value: (row) => row.meaning },
            { id: 'spells', heading: 'Stays', kind: 'number', value: (row) => cellOf(row.spells) },
            { id: 'people', heading: 'People', kind: 'number', value: (row) => cellOf(row.people) },
          ]}
          rows={difference.rows}
          rowId={(row) => row.kind}
          hiddenMeans={`[c] hidden: fewer than ${threshold} people.`}
          note={`People in the later extract alone: ${shown(difference.newPeople)}. In the earlier one alone: ${shown(difference.gonePeople)}.`}
        />
      </Stack>
    </Section>
  );
}

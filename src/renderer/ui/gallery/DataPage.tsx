import { useState } from 'react';
import { Chip, PageHeader, Room, Section, Table } from '../index.ts';
import type { CellValue } from '../index.ts';

const sources: ReadonlyArray<{ id: string; name: string; kind: string; when: string; words: number; codings: CellValue; children: CellValue }> = [
  { id: 'a', name: 'Family fun night, focus group', kind: 'Focus group', when: '14 March 2024', words: 6210, codings: 31, children: { hidden: true } },
  { id: 'b', name: 'Ms Rennie, school', kind: 'Interview', when: 'autumn 2023', words: 8032, codings: 12, children: 11 },
  { id: 'c', name: 'Harbour walk', kind: 'Story', when: 'May 2023', words: 902, codings: 0, children: 0 },
  { id: 'd', name: 'Strategic group, minutes', kind: 'Meeting note', when: '2023', words: 2204, codings: null, children: { hidden: true } },
  { id: 'e', name: 'Evening ten', kind: 'Observation', when: 'March to June 2024', words: 1480, codings: 9, children: 24 },
];

export function DataPage() {
  const [ticked, setTicked] = useState<string[]>(['b']);
  const [chosen, setChosen] = useState<string | null>('a');
  return (
    <Room width="reading">
      <PageHeader title="Tables" below="Headings sort, figures line up, what is hidden is said." />
      <Table
        caption="Sources in Invermuir"
        columns={[
          { id: 'name', heading: 'Source', value: (row) => row.name },
          { id: 'kind', heading: 'Kind', value: (row) => row.kind, show: (row) => <Chip>{row.kind}</Chip> },
          { id: 'when', heading: 'When', value: (row) => row.when },
          { id: 'words', heading: 'Words', kind: 'number', value: (row) => row.words, foot: '18,828' },
          { id: 'codings', heading: 'Codings', kind: 'number', value: (row) => row.codings, foot: '52' },
          { id: 'children', heading: 'Children', unit: 'spoken about', kind: 'number', value: (row) => row.children },
        ]}
        rows={sources}
        rowId={(row) => row.id}
        sort={{ column: 'words', direction: 'descending' }}
        onOpen={(row) => setChosen(row.id)}
        chosen={chosen}
        ticked={ticked}
        onTick={setTicked}
      />
      <Section title="Nothing there">
        <Table caption="Claims" hasHiddenCaption columns={[{ id: 'a', heading: 'Claim', value: () => '' }, { id: 'b', heading: 'Status', value: () => '' }]} rows={[] as string[]} rowId={(row) => row} empty="No claim has been written yet. Start with one sentence." />
      </Section>
    </Room>
  );
}

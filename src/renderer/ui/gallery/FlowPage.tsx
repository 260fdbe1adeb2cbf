import { Button, Cluster, Columns, Finding, PageHeader, Quote, Room, Section, Share, Stack, Table, Tabs } from '../index.ts';
import type { CellValue } from '../index.ts';

const hidden: CellValue = { hidden: true };
const states = ['Universal', 'Team', 'Social work', 'Looked after'] as const;
const moves: ReadonlyArray<{ from: string; to: readonly CellValue[] }> = [
  { from: 'Universal', to: [null, 402, 431, hidden] },
  { from: 'Team', to: [151, null, 289, 12] },
  { from: 'Social work', to: [298, 44, null, 171] },
  { from: 'Looked after', to: [hidden, { hidden: true, why: 'so that another can’t be worked out' }, 104, 38] },
];

export function FlowPage() {
  const view = (
    <Stack>
      <Finding>
        Of about <strong>820</strong> entries to social work, <strong>38%</strong> have no team meeting recorded in the year before (95% interval 35 to 41).
        Yearly snapshots show about <strong>610</strong> changes; the records hold more than <strong>1,900</strong> moves.
      </Finding>
      <Columns least="wide">
        <Table
          caption="Moves, from row to column"
          canSort={false}
          columns={[
            { id: 'from', heading: 'From \\ to', value: (row) => row.from },
            ...states.map((state, index) => ({ id: state, heading: state, kind: 'number' as const, value: (row: (typeof moves)[number]) => row.to[index] })),
          ]}
          rows={moves}
          rowId={(row) => row.from}
          note="Sentences are rounded for the same reason. Moves within “Looked after” are changes of carer or place."
        />
        <Section title="Before the move">
          <Share part={62} whole={100} words="62 of 100 have a team meeting recorded in the year before, 38 have none. Not recorded is not the same as no support." />
        </Section>
      </Columns>
      <Cluster>
        <Button icon="table">Table</Button>
        <Button icon="save">Save as SVG</Button>
        <Button icon="help">How this is counted</Button>
      </Cluster>
    </Stack>
  );
  return (
    <Room width="reading">
      <PageHeader
        title="Moves between levels of support"
        below="2,000 synthetic children, Invermuir, 1 April 2019 to 31 March 2024. Event-dated. Extract of 30 June 2024"
        actions={(
          <>
            <Button>Compare</Button>
            <Button>Save this view</Button>
            <Button kind="primary">Use as evidence</Button>
          </>
        )}
      />
      <Tabs
        label="Views of these moves"
        tabs={[
          { id: 'moves', label: 'Moves', content: view },
          { id: 'stocks', label: 'Stocks', content: 'How many are in each state.' },
          { id: 'time', label: 'Time in state', content: 'How long stays last.' },
          { id: 'earlier', label: 'No earlier step recorded', content: 'Entries without an earlier step.', count: 312 },
          { id: 'people', label: 'People', content: 'One line for each person.', isDisabled: true },
        ]}
      />
    </Room>
  );
}

export function FlowInspector() {
  return (
    <>
      <Section title="From universal to social work">
        <p><strong>431 moves</strong>, 0.061 per child-year at risk (0.055 to 0.067)</p>
      </Section>
      <Section title="Where it happens">
        <Table
          caption="Moves and rate by ward"
          hasHiddenCaption
          columns={[
            { id: 'ward', heading: 'Ward', value: (row) => row.ward },
            { id: 'moves', heading: 'Moves', kind: 'number', value: (row) => row.moves },
            { id: 'rate', heading: 'Rate', kind: 'number', value: (row) => row.rate, show: (row) => row.rate.toFixed(3) },
          ]}
          rows={[{ ward: 'Harbourside', moves: 118, rate: 0.074 }, { ward: 'Strathmuir', moves: 97, rate: 0.066 }, { ward: 'East Links', moves: 101, rate: 0.069 }, { ward: 'Other', moves: 115, rate: 0.048 }]}
          rowId={(row) => row.ward}
        />
      </Section>
      <Section title="Stories beside these numbers">
        <Quote size="small" source="Rhona, kinship carer" use="Team and board">“Four times from the beginning”</Quote>
      </Section>
    </>
  );
}

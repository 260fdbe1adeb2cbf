import { Button, Chip, Columns, Facts, LinkButton, Notice, PageHeader, Room, Rows, Section, Table } from '../index.ts';

export function ClaimPage() {
  return (
    <Room width="reading">
      <PageHeader
        isStatement
        above="Claim 2, version 3. Invermuir, May 2023 to June 2024. Written against theory of change 2021-b"
        title="Locality-based leadership experiences, together with steady community learning work, contributed to Craigend parents running their own activities."
        chips={(
          <>
            <Chip>Scaling deep and out</Chip>
            <Chip>Necessary, not sufficient</Chip>
            <Chip>Learning space</Chip>
            <Chip tone="caution" icon="missing">Draft: 2 things missing</Chip>
          </>
        )}
      />
      <Notice kind="against" title="The dates don’t fit this step.">
        Parents were running the evenings in September 2023, before the October experience. Is the step right?{' '}
        <LinkButton tone="inherit">Narrow it to “constituted as a group”</LinkButton>, <LinkButton tone="inherit">name an earlier cause</LinkButton>, or <LinkButton tone="inherit">correct a date</LinkButton>.
      </Notice>
      <Columns>
        <Section title="Speaks for it" tone="for" actions={<Button size="small" icon="plus">Add evidence</Button>}>
          <Rows
            rows={[
              { id: '1', kind: 'quote', title: '“…the hall keys are ours on a Thursday”', detail: 'Calum, parent. Others could say the same', isVoice: true, onOpen: () => {} },
              { id: '2', kind: 'event', title: 'Constituted as a group, winter 2023/24', detail: 'After the experience. We would expect this: it holds', onOpen: () => {} },
              { id: '3', kind: 'flow', title: 'Families using three or more activities, 17 to 41 a term', detail: 'Event-dated, extract of June 2024', onOpen: () => {} },
              { id: '4', kind: 'sign', title: 'We design and run our own activities', detail: 'Four confirming, one mixed', onOpen: () => {} },
            ]}
          />
        </Section>
        <div>
          <Section title="Speaks against it" tone="against">
            <Rows
              rows={[
                { id: '1', kind: 'event', title: 'Parents ran sessions from September', detail: 'We would not expect this', onOpen: () => {} },
                { id: '2', kind: 'quote', title: '“We would have done it anyway, we just needed the hall”', detail: 'Parent. Favours the rival below', isVoice: true, onOpen: () => {} },
              ]}
            />
          </Section>
          <Section title="What else could explain it">
            <Rows
              rows={[
                { id: '1', kind: 'rival', title: 'Community learning practice alone', detail: 'Direct. Alive, strong: moves into the package?', onOpen: () => {} },
                { id: '2', kind: 'rival', title: 'Training by a social enterprise', detail: 'Commingled. Co-contributor', onOpen: () => {} },
              ]}
            />
          </Section>
        </div>
      </Columns>
    </Room>
  );
}

export function ClaimInspector() {
  return (
    <>
      <Section title="How sure are we" about="Rubric of 4 June 2024, locked since first use">
        <Facts
          facts={[
            { label: 'Plausibility', value: 'good' },
            { label: 'Uniqueness', value: 'weakest point', tone: 'against' },
            { label: 'Triangulation', value: 'good' },
            { label: 'Transparency', value: 'strong' },
            { label: 'Independence', value: 'some' },
          ]}
        />
      </Section>
      <Section title="Still missing">
        <Rows
          isOpen
          rows={[
            { id: '1', icon: 'missing', tone: 'caution', title: 'Evidence from practitioners' },
            { id: '2', icon: 'missing', tone: 'caution', title: 'A recorded search for what speaks against it in Millbank' },
          ]}
        />
      </Section>
      <Section title="Who says so">
        <Table
          caption="Who says so, by group"
          hasHiddenCaption
          canSort={false}
          columns={[
            { id: 'group', heading: 'Group', value: (row) => row.group },
            { id: 'words', heading: 'Speak to it', kind: 'number', value: (row) => row.words },
          ]}
          rows={[
            { group: 'Parents and carers', words: '9 of 15 asked' },
            { group: 'Practitioners', words: 'none yet, 11 asked' },
            { group: 'Strategic leaders', words: 'fewer than 5' },
            { group: 'Children', words: 'no child was asked' },
          ]}
          rowId={(row) => row.group}
          note="This shows whose voice is here. It never makes a claim stronger."
        />
      </Section>
    </>
  );
}

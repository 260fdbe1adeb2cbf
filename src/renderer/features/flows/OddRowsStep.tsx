import type { PreparedSpells, SpellMapping } from '../../../contract/index.ts';
import { Button, Cluster, Section, Select, Stack, Table } from '../../ui/index.ts';

type Entry = PreparedSpells['ledger'][number] & { key: number };
type Choice = 'rule' | 'keep' | 'drop';

/** The cleaning ledger before anything is stored: each rule can be overruled, row by row. */
export function OddRowsStep({ prepared, mapping, onMapping, onNext, onReread }: { prepared: PreparedSpells; mapping: SpellMapping; onMapping: (mapping: SpellMapping) => void; onNext: () => void; onReread: () => void }) {
  const choiceOf = (row: number): Choice => mapping.decisions.find((decision) => decision.row === row)?.action ?? 'rule';
  const decide = (row: number, choice: Choice): void => {
    const others = mapping.decisions.filter((decision) => decision.row !== row);
    onMapping({ ...mapping, decisions: choice === 'rule' ? others : [...others, { row, action: choice }] });
  };
  return (
    <Section title="Odd rows" count={prepared.ledgerCount} about="What cleaning would do, and why. Nothing is stored yet. Overrule it where you know better.">
      <Stack gap={16}>
        <ul className="flow-notes">{prepared.report.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        <Table
          caption={prepared.ledger.length < prepared.ledgerCount ? `The first ${prepared.ledger.length} of ${prepared.ledgerCount} odd rows` : 'Odd rows'}
          columns={[
            { id: 'row', heading: 'Row', kind: 'number', value: (entry: Entry) => entry.row },
            { id: 'action', heading: 'What is done', value: (entry) => entry.action },
            { id: 'detail', heading: 'Why', value: (entry) => entry.detail },
            {
              id: 'decision',
              heading: 'You decide',
              canSort: false,
              value: (entry) => choiceOf(entry.row),
              show: (entry) =>
                entry.row === 0 ? null : (
                  <Select
                    label={`Row ${entry.row}`}
                    hasHiddenLabel
                    choices={[{ id: 'rule', label: 'As the rule says' }, { id: 'keep', label: 'Keep as it stands' }, { id: 'drop', label: 'Leave out' }]}
                    value={choiceOf(entry.row)}
                    onChange={(choice) => decide(entry.row, choice as Choice)}
                  />
                ),
            },
          ]}
          rows={prepared.ledger.map((entry, key) => ({ ...entry, key }))}
          rowId={(entry) => String(entry.key)}
          empty="No row is odd."
        />
        <p>
          {prepared.spells.toLocaleString('en-GB')} stays of {prepared.people.toLocaleString('en-GB')} people would be stored, out of {prepared.rows.toLocaleString('en-GB')} rows.
        </p>
        <Cluster gap={8}>
          <Button kind="primary" isDisabled={prepared.spells === 0} onPress={onNext}>Go on to storing</Button>
          {mapping.decisions.length > 0 && <Button onPress={onReread}>Clean again with these decisions</Button>}
        </Cluster>
      </Stack>
    </Section>
  );
}

import { useState } from 'react';
import { ledgerRules } from '../../../../domain/flows/ledger.ts';
import type { FlowMapping, PreparedFlows } from '../../../../contract/index.ts';
import { Button, Finding, Section, Select, Table } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { actionWords } from './import-words.ts';
import { LedgerRules, ruleWords } from './LedgerRules.tsx';
import { isCounts, isSameMapping } from './mapping-plan.ts';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';

type Entry = PreparedFlows['ledger'][number] & { key: number };
type Choice = 'rule' | 'keep' | 'drop';
const choices: { id: Choice; label: string }[] = [{ id: 'rule', label: 'As the rule says' }, { id: 'keep', label: 'Keep as it stands' }, { id: 'drop', label: 'Leave out' }];
const pageOf = 100;

/** The cleaning ledger before anything is stored: each rule in words, each row open to another decision. */
export function OddRowsStep({ prepared, mapping, onMapping, onBack, onNext, isBusy, onAgain }: StepProps & { onAgain: () => void }) {
  const [rule, setRule] = useState<string | null>(null);
  const [shown, setShown] = useState(pageOf);
  const entries = prepared.ledger.map((entry, key): Entry => ({ ...entry, key })).filter((entry) => rule === null || entry.rule === rule);
  const whole = rule === null ? prepared.ledgerCount : (prepared.rules.find((one) => one.rule === rule)?.count ?? 0);
  const isChanged = !isSameMapping(mapping, prepared.mapping);
  const hasTables = mapping.tables.filter(({ use }) => use === 'rows').length > 1;
  const counts = isCounts(mapping.layout);
  return (
    <div className="flow-import-parts">
      <Finding>
        {prepared.ledgerCount === 0 ? 'No row is odd.' : `${counted(prepared.ledgerCount, 'odd row')} of ${counted(prepared.rows, 'row')}.`} {counts ? `${counted(prepared.spells, 'count')} would be stored.` : `${counted(prepared.spells, 'stay')} of ${counted(prepared.people, 'person', 'people')} would be stored.`}
      </Finding>
      {prepared.ledgerCount > 0 && (
        <Section title="Odd rows" count={prepared.ledgerCount} about="What cleaning would do, and by which rule. Nothing is stored yet: overrule it where you know better.">
          <div className="flow-import-ledger">
            <LedgerRules rules={prepared.rules} total={prepared.ledgerCount} value={rule} onChange={(next) => { setRule(next); setShown(pageOf); }} />
            <div>
              {rule !== null && rule in ledgerRules && <p className="flow-import-rule">{ledgerRules[rule as keyof typeof ledgerRules]}</p>}
              <Table
                caption="Odd rows"
                hasHiddenCaption
                columns={[
                  { id: 'row', heading: 'Row', ...(hasTables ? { value: (entry: Entry) => `${prepared.tables[entry.table]?.name ?? ''} ${String(entry.row).padStart(8, '0')}`, show: (entry: Entry) => <RowName entry={entry} table={prepared.tables[entry.table]?.name ?? ''} /> } : { kind: 'number' as const, value: (entry: Entry) => (entry.row === 0 ? 'all' : entry.row) }) },
                  { id: 'action', heading: 'What is done', value: (entry) => actionWords[entry.action], show: (entry) => <span className="flow-action">{actionWords[entry.action]}</span> },
                  { id: 'detail', heading: 'Why', value: (entry) => entry.detail },
                  {
                    id: 'decision',
                    heading: 'You decide',
                    canSort: false,
                    value: (entry) => choiceOf(mapping, entry),
                    show: (entry) => entry.row === 0 ? null : <div className="flow-decision"><Select label={`${hasTables ? `${prepared.tables[entry.table]?.name ?? ''} ` : ''}row ${entry.row}`} hasHiddenLabel choices={choices} value={choiceOf(mapping, entry)} onChange={(choice) => onMapping(decided(mapping, entry, choice))} /></div>,
                  },
                ]}
                rows={entries.slice(0, shown)}
                rowId={(entry) => String(entry.key)}
                {...(entries.length < whole && { note: `The first ${entries.length.toLocaleString('en-GB')} of ${counted(whole, 'row')} can be looked at and decided here, from every rule some; all of them are stored with the data.` })}
              />
              {entries.length > shown && <Button size="small" kind="quiet" onPress={() => setShown(shown + 400)}>{`Show more of the ${counted(entries.length, 'row')}${rule === null ? '' : ` under “${ruleWords(rule)}”`}`}</Button>}
            </div>
          </div>
        </Section>
      )}
      <Section title="How the files were read"><ul className="flow-import-notes">{prepared.report.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></Section>
      <StepActions next="Go on to what is known" onNext={onNext} onBack={onBack} isDisabled={isBusy} why={prepared.spells === 0 ? 'Nothing was understood that could be stored.' : null}>
        {isChanged && <Button isDisabled={isBusy} onPress={onAgain}>Clean again with these decisions</Button>}
      </StepActions>
    </div>
  );
}

/** Where several tables are read together, a row is known by both. */
function RowName({ entry, table }: { entry: Entry; table: string }) {
  return <span className="flow-row-name">{entry.row === 0 ? 'all rows' : `row ${entry.row}`}<span className="flow-faint">{table}</span></span>;
}

function choiceOf({ decisions }: FlowMapping, { table, row }: Entry): Choice {
  return decisions.find((decision) => decision.table === table && decision.row === row)?.action ?? 'rule';
}

function decided(mapping: FlowMapping, { table, row }: Entry, choice: Choice): FlowMapping {
  const others = mapping.decisions.filter((decision) => decision.table !== table || decision.row !== row);
  return { ...mapping, decisions: choice === 'rule' ? others : [...others, { table, row, action: choice }] };
}

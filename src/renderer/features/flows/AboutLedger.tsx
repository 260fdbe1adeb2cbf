import { useState } from 'react';
import { ledgerRules } from '../../../domain/flows/ledger.ts';
import type { Dataset, LedgerEntry } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, Section, Table } from '../../ui/index.ts';
import { actionWords } from './import/import-words.ts';
import { LedgerRules, ruleWords } from './import/LedgerRules.tsx';

const pageOf = 50;
/** As many as are asked for at once. */
const most = 1000;

/** What cleaning did to each odd row: by rule, each in words. */
export function AboutLedger({ dataset }: { dataset: Dataset }) {
  const [rule, setRule] = useState<string | null>(null);
  const [shown, setShown] = useState(pageOf);
  const ledger = useAsk('flows.ledger', { datasetId: dataset.id, limit: Math.min(most, shown), ...(rule !== null && { rule }) }, { keepPrevious: true });
  const entries = (ledger.data?.entries ?? []).map((entry, key) => ({ ...entry, key }));
  const rules = ledger.data?.rules ?? [];
  const whole = rule === null ? dataset.ledgerEntries : (rules.find((one) => one.rule === rule)?.count ?? 0);
  return (
    <Section title="Cleaning ledger" count={dataset.ledgerEntries} about={dataset.ledgerEntries === 0 ? 'No row of the files was odd.' : 'Every odd row of the files, what was done with it, and by which rule. Nothing was mended in silence.'}>
      <ProblemNotice problem={ledger.error} />
      {rules.length > 0 && (
        <div className="flow-import-ledger">
          <LedgerRules rules={rules} total={dataset.ledgerEntries} value={rule} onChange={(next) => { setRule(next); setShown(pageOf); }} />
          <div>
            {rule !== null && rule in ledgerRules && <p className="flow-import-rule">{ledgerRules[rule as keyof typeof ledgerRules]}</p>}
            <Table
              caption="Odd rows"
              hasHiddenCaption
              columns={[
                { id: 'row', heading: 'Row', kind: 'number', value: (entry: LedgerEntry & { key: number }) => (entry.row === 0 ? 'all' : entry.row) },
                { id: 'action', heading: 'What was done', value: (entry) => actionWords[entry.action] },
                { id: 'rule', heading: 'Rule', value: (entry) => ruleWords(entry.rule) },
                { id: 'detail', heading: 'In this row', value: (entry) => entry.detail },
              ]}
              rows={entries}
              rowId={(entry) => String(entry.key)}
              {...(ledger.data?.more && { note: `The first ${entries.length.toLocaleString('en-GB')} of ${whole.toLocaleString('en-GB')} odd rows.` })}
            />
            {ledger.data?.more && shown < most && <Button size="small" kind="quiet" onPress={() => setShown(shown + 200)}>Show more</Button>}
          </div>
        </div>
      )}
    </Section>
  );
}

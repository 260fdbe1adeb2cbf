import type { Dataset } from '../../../../contract/index.ts';
import { useAsk } from '../../../client/ask.ts';
import { counted } from '../../coding/in-words.ts';
import { ruleWords } from '../import/LedgerRules.tsx';

const most = 1000;

/** How often each rule of cleaning was used. */
export function CleaningCounts({ dataset }: { dataset: Dataset }) {
  const ledger = useAsk('flows.ledger', { datasetId: dataset.id, limit: most }, { enabled: dataset.ledgerEntries > 0 });
  if (dataset.ledgerEntries === 0) return <p className="flow-faint">No row was odd.</p>;
  if (!ledger.data) return <p className="flow-faint">{counted(dataset.ledgerEntries, 'odd row')}</p>;
  const rules = [...Map.groupBy(ledger.data.entries, ({ rule }) => rule)].map(([rule, entries]) => ({ rule, count: entries.length })).sort((one, other) => other.count - one.count);
  return (
    <>
      <p className="flow-faint">{ledger.data.more ? `The first ${ledger.data.entries.length} of ${counted(dataset.ledgerEntries, 'odd row')}` : counted(dataset.ledgerEntries, 'odd row')}</p>
      <ul className="register-rules">{rules.map(({ rule, count }) => <li key={rule}>{ruleWords(rule)}: {count}</li>)}</ul>
    </>
  );
}

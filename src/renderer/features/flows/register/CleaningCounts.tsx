import type { Dataset } from '../../../../contract/index.ts';
import { useAsk } from '../../../client/ask.ts';
import { counted } from '../../coding/in-words.ts';
import { ruleWords } from '../import/LedgerRules.tsx';

/** How often each rule of cleaning was used. */
export function CleaningCounts({ dataset }: { dataset: Dataset }) {
  const ledger = useAsk('flows.ledger', { datasetId: dataset.id, limit: 1 }, { enabled: dataset.ledgerEntries > 0 });
  if (dataset.ledgerEntries === 0) return <p className="flow-faint">No row was odd.</p>;
  if (!ledger.data) return <p className="flow-faint">{counted(dataset.ledgerEntries, 'odd row')}</p>;
  return (
    <>
      <p className="flow-faint">{counted(dataset.ledgerEntries, 'odd row')}</p>
      <ul className="register-rules">{ledger.data.rules.map(({ rule, count }) => <li key={rule}>{ruleWords(rule)}: {count.toLocaleString('en-GB')}</li>)}</ul>
    </>
  );
}

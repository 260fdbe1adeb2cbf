import { counted } from '../../coding/in-words.ts';
import { ListBox } from '../../../ui/index.ts';

type LedgerRulesProps = { /** Of the whole ledger, most first. */ rules: readonly { rule: string; count: number }[]; total: number; value: string | null; onChange: (rule: string | null) => void };

/** "end-before-start" as words. */
export const ruleWords = (rule: string): string => {
  const words = rule.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

const all = '';

/** The rules that were used, each with how often: choosing one shows its rows alone. */
export function LedgerRules({ rules, total, value, onChange }: LedgerRulesProps) {
  return (
    <div className="ledger-rules">
      <ListBox
        label="Rules"
        choices={[{ id: all, label: 'All rules', count: counted(total, 'row') }, ...rules.map(({ rule, count }) => ({ id: rule, label: ruleWords(rule), count: count.toLocaleString('en-GB') }))]}
        value={[value ?? all]}
        onChange={([rule]) => onChange(rule === undefined || rule === all ? null : rule)}
      />
    </div>
  );
}

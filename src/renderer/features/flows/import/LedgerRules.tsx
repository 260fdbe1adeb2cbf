import { counted } from '../../coding/in-words.ts';
import { ListBox } from '../../../ui/index.ts';

type LedgerRulesProps = { entries: readonly { rule: string }[]; total: number; value: string | null; onChange: (rule: string | null) => void };

/** "end-before-start" as words. */
export const ruleWords = (rule: string): string => {
  const words = rule.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

const all = '';

/** The rules that were used, each with how often: choosing one shows its rows alone. */
export function LedgerRules({ entries, total, value, onChange }: LedgerRulesProps) {
  const counts = Map.groupBy(entries, ({ rule }) => rule);
  const rules = [...counts].map(([rule, its]) => ({ rule, count: its.length })).sort((one, other) => other.count - one.count);
  return (
    <div className="ledger-rules">
      <ListBox
        label="Rules"
        choices={[{ id: all, label: 'All rules', count: counted(entries.length < total ? total : entries.length, 'row') }, ...rules.map(({ rule, count }) => ({ id: rule, label: ruleWords(rule), count: entries.length < total ? `${count} shown` : count }))]}
        value={[value ?? all]}
        onChange={([rule]) => onChange(rule === undefined || rule === all ? null : rule)}
      />
    </div>
  );
}

import { useState } from 'react';
import type { DatedEvent, UncertainDate } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { Button, Columns, DateIntervalField, Stack, TextField } from '../../ui/index.ts';
import './EventFields.css';

/** An account as it is being written: its date may not be understood yet. */
export type WrittenAccount = { key: number; text: string; date: UncertainDate | null; knownFrom: string };

export function useAccounts(first: DatedEvent['accounts']): { rows: readonly WrittenAccount[]; set: (rows: readonly WrittenAccount[]) => void; /** Null while one is half written. */ accounts: DatedEvent['accounts'] | null } {
  const [rows, set] = useState<readonly WrittenAccount[]>(() => first.map((account, key) => ({ key, text: formatUncertainDate(account.date), date: account.date, knownFrom: account.knownFrom })));
  const begun = rows.filter((row) => row.text.trim() !== '' || row.knownFrom.trim() !== '');
  const whole = begun.flatMap((row) => (row.date === null || row.knownFrom.trim() === '' ? [] : [{ date: row.date, knownFrom: row.knownFrom.trim() }]));
  return { rows, set, accounts: whole.length === begun.length ? whole : null };
}

/** Other accounts of when something was. Nobody has to decide between them: claims are held against all of them. */
export function AccountsField({ rows, onChange }: { rows: readonly WrittenAccount[]; onChange: (rows: readonly WrittenAccount[]) => void }) {
  const change = (key: number, patch: Partial<WrittenAccount>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  return (
    <fieldset className="event-fields">
      <legend>Other accounts of when it was</legend>
      <Stack gap={12}>
        {rows.length === 0 && <p>If somebody dates it otherwise, keep both: the timeline asks claims about each.</p>}
        {rows.map((row, index) => (
          <div key={row.key} className="event-fields-row">
            <Columns gap={16} least="narrow">
              <DateIntervalField label={`Account ${index + 2}: when`} text={row.text} onChange={(text, date) => change(row.key, { text, date })} />
              <TextField label="How we know" value={row.knownFrom} onChange={(knownFrom) => change(row.key, { knownFrom })} />
            </Columns>
            <Button size="small" kind="quiet" icon="cross" hasHiddenLabel aria-label={`Take account ${index + 2} away`} onPress={() => onChange(rows.filter((other) => other.key !== row.key))}>Take it away</Button>
          </div>
        ))}
        <div><Button size="small" icon="plus" onPress={() => onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, text: '', date: null, knownFrom: '' }])}>Add another account</Button></div>
      </Stack>
    </fieldset>
  );
}

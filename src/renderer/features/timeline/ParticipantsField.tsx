import { useState } from 'react';
import type { DatedEvent } from '../../../contract/index.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Columns, ComboBox, Stack, TextField } from '../../ui/index.ts';
import './EventFields.css';

export type WrittenParticipants = { key: number; group: string; people: string };

export function useParticipants(first: DatedEvent['participants']): { rows: readonly WrittenParticipants[]; set: (rows: readonly WrittenParticipants[]) => void; /** Null while one is half written. */ participants: DatedEvent['participants'] | null } {
  const [rows, set] = useState<readonly WrittenParticipants[]>(() => first.map((row, key) => ({ key, group: row.group, people: String(row.people) })));
  const begun = rows.filter((row) => row.group !== '' || row.people.trim() !== '');
  const whole = begun.flatMap((row) => (row.group === '' || !/^\d{1,6}$/.test(row.people.trim()) ? [] : [{ group: row.group, people: Number(row.people) }]));
  return { rows, set, participants: whole.length === begun.length ? whole : null };
}

/** Who took part, by group: as much of a register of activities as a claim needs to know whom something reached. */
export function ParticipantsField({ rows, onChange }: { rows: readonly WrittenParticipants[]; onChange: (rows: readonly WrittenParticipants[]) => void }) {
  const programme = useAsk('programme.get', {});
  const change = (key: number, patch: Partial<WrittenParticipants>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const groups = [...new Set([...(programme.data?.groups ?? []), ...rows.map(({ group }) => group).filter(Boolean)])];
  return (
    <fieldset className="event-fields">
      <legend>Who took part</legend>
      <Stack gap={12}>
        {rows.map((row) => (
          <div key={row.key} className="event-fields-row">
            <Columns gap={16} least="narrow">
              <ComboBox label="Group" choices={groups.map((group) => ({ id: group, label: group }))} value={row.group === '' ? null : row.group} onChange={(group) => change(row.key, { group: group ?? '' })} onCreate={(group) => change(row.key, { group })} createWord="group" />
              <TextField label="People" inputMode="numeric" value={row.people} onChange={(people) => change(row.key, { people })} {...(row.people.trim() !== '' && !/^\d{1,6}$/.test(row.people.trim()) && { error: 'A whole number, such as 12.' })} />
            </Columns>
            <Button size="small" kind="quiet" icon="cross" hasHiddenLabel aria-label={`Take ${row.group || 'this group'} away`} onPress={() => onChange(rows.filter((other) => other.key !== row.key))}>Take it away</Button>
          </div>
        ))}
        <div><Button size="small" icon="plus" onPress={() => onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, group: '', people: '' }])}>Add a group</Button></div>
      </Stack>
    </fieldset>
  );
}

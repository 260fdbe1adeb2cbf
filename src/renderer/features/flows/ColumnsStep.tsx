import { Fragment } from 'react';
import type { PreparedSpells, SpellMapping } from '../../../contract/index.ts';
import { Button, Cluster, Section, Select, Stack } from '../../ui/index.ts';

type Role = SpellMapping['roles'][number];

const roleChoices: { id: Role; label: string; description: string }[] = [
  { id: 'person', label: 'Person', description: 'A pseudonymous number; replaced on the way in' },
  { id: 'state', label: 'State', description: 'Level of support or placement' },
  { id: 'start', label: 'Start', description: 'First day of the stay' },
  { id: 'end', label: 'End', description: 'Day after the last; empty while it goes on' },
  { id: 'place', label: 'Place', description: 'Locality or council' },
  { id: 'stream', label: 'Stream', description: 'Which service recorded it' },
  { id: 'edition', label: 'Yearly return', description: 'Which file a row came from' },
  { id: 'note', label: 'Note', description: 'Not read' },
  { id: 'ignore', label: 'Not needed', description: 'Not read' },
];

const dateFormats = [
  { id: 'iso', label: '2024-07-31' },
  { id: 'day-first', label: '31/7/2024 (day first)' },
  { id: 'month-first', label: '7/31/2024 (month first)' },
  { id: 'excel-serial', label: '45504 (Excel’s day numbers)' },
  { id: 'mixed', label: 'Mixed: each as it stands' },
] as const;

const needed: Role[] = ['person', 'state', 'start', 'end'];

/** Which column holds what: guessed, with the reason, and open to correction. */
export function ColumnsStep({ prepared, mapping, onMapping, onNext }: { prepared: PreparedSpells; mapping: SpellMapping; onMapping: (mapping: SpellMapping) => void; onNext: () => void }) {
  const missing = needed.filter((role) => !mapping.roles.includes(role));
  const twice = needed.filter((role) => mapping.roles.filter((other) => other === role).length > 1);
  return (
    <Section title="What do the columns hold?" about={prepared.report[0]}>
      <Stack gap={16}>
        <div className="flow-columns">
          {prepared.columns.map((column, position) => (
            <Fragment key={`${position} ${column.name}`}>
              <div>
                <strong>{column.name}</strong>
                <br />
                <span className="flow-columns-examples">{column.examples.slice(0, 3).join(', ')}</span>
              </div>
              <Select
                label={`Role of ${column.name}`}
                hasHiddenLabel
                choices={roleChoices}
                value={mapping.roles[position] ?? 'ignore'}
                onChange={(role) => onMapping({ ...mapping, roles: mapping.roles.map((other, at) => (at === position ? role : other)) })}
              />
              <span className="flow-columns-why">{column.why}</span>
            </Fragment>
          ))}
        </div>
        <div className="flow-short"><Select label="How dates are written" choices={dateFormats.map((format) => ({ ...format }))} value={mapping.dateFormat} onChange={(dateFormat) => onMapping({ ...mapping, dateFormat })} /></div>
        <Cluster gap={12}>
          <Button kind="primary" isDisabled={missing.length > 0 || twice.length > 0} onPress={onNext}>Go on to the states</Button>
          {missing.length > 0 && <span>Still to be named: {missing.join(', ')}.</span>}
          {twice.length > 0 && <span>Named twice: {twice.join(', ')}.</span>}
        </Cluster>
      </Stack>
    </Section>
  );
}

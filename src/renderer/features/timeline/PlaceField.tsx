import { Select } from '../../ui/index.ts';
import { usePlaces } from '../voices/use-places.ts';

type PlaceFieldProps = { label?: string; note?: string; value: string | null; onChange: (id: string | null) => void };

const nowhere = 'nowhere';

/** One of the programme's places, or none. */
export function PlaceField({ label = 'Place', note, value, onChange }: PlaceFieldProps) {
  const { choices } = usePlaces();
  return <Select label={label} {...(note !== undefined && { note })} choices={[{ id: nowhere, label: 'Not said' }, ...choices]} value={value ?? nowhere} onChange={(id) => onChange(id === nowhere ? null : id)} />;
}

import type { CodeColourName } from '../../ui/index.ts';
import { Chip, Cluster, ComboBox, Stack } from '../../ui/index.ts';

export type SeveralChoice = { id: string; label: string; description?: string; colour?: CodeColourName };
type SeveralFieldProps = { label: string; placeholder: string; choices: readonly SeveralChoice[]; value: readonly string[]; onChange: (ids: string[]) => void; note?: string; /** Where the words around it say what it is. */ hasHiddenLabel?: boolean };

/** Any number out of many, found by typing; what is chosen stands below and can be taken away. */
export function SeveralField({ label, placeholder, choices, value, onChange, note, hasHiddenLabel = false }: SeveralFieldProps) {
  const chosen = value.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
  return (
    <Stack gap={8}>
      <ComboBox
        label={label}
        hasHiddenLabel={hasHiddenLabel}
        {...(note !== undefined && { note })}
        placeholder={placeholder}
        choices={choices.filter(({ id }) => !value.includes(id))}
        value={null}
        onChange={(id) => { if (id !== null) onChange([...value, id]); }}
      />
      {chosen.length > 0 && (
        <Cluster gap={4}>
          {chosen.map(({ id, label: words, colour }) => <Chip key={id} {...(colour !== undefined && { colour })} onRemove={() => onChange(value.filter((one) => one !== id))}>{words}</Chip>)}
        </Cluster>
      )}
    </Stack>
  );
}

import { useAsk } from '../../client/ask.ts';
import { ComboBox } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';

/** A factor that is there, or the name of one to be made. */
export type FactorOrNew = { id: string } | { name: string };

type FactorFieldProps = { label: string; description?: string; placeholder?: string; autoFocus?: boolean; value: FactorOrNew | null; onChange: (factor: FactorOrNew | null) => void };

/** What leads to something, or what it leads to: one that others have named, or a new one by its name. */
export function FactorField({ label, description, placeholder = 'Type what it is', autoFocus = false, value, onChange }: FactorFieldProps) {
  const factors = useAsk('causes.factors', {}).data?.factors ?? [];
  return (
    <ComboBox
      label={label}
      autoFocus={autoFocus}
      placeholder={placeholder}
      choices={[...factors.map(({ id, name, links }) => ({ id, label: name, ...(links > 0 && { description: `in ${counted(links, 'link')}` }) })), ...(value !== null && 'name' in value ? [{ id: 'new', label: value.name }] : [])]}
      value={value === null ? null : 'id' in value ? value.id : 'new'}
      onChange={(id) => onChange(id === null ? null : id === 'new' ? value : { id })}
      onCreate={(name) => onChange({ name })}
      {...(description !== undefined && { description })}
    />
  );
}

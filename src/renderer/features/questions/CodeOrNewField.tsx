import { useAsk } from '../../client/ask.ts';
import { ComboBox } from '../../ui/index.ts';
import { pathOf } from '../coding/code-choices.ts';
import { colourOf } from '../coding/stripes.ts';

/** A code that is there, or the name of one to be made. */
export type CodeOrNew = { id: string } | { name: string };

type CodeOrNewProps = { label: string; description?: string; autoFocus?: boolean; value: CodeOrNew | null; onChange: (code: CodeOrNew | null) => void };

/** Which code passages get: one that is there, or a new one by its name. */
export function CodeOrNewField({ label, description, autoFocus = false, value, onChange }: CodeOrNewProps) {
  const codes = useAsk('codebook.list', {}).data?.codes ?? [];
  const byId = new Map(codes.map((code) => [code.id, code]));
  return (
    <ComboBox
      label={label}
      autoFocus={autoFocus}
      placeholder="Type a code"
      createWord="the code"
      choices={[...codes.map((code) => ({ id: code.id, label: code.name, colour: colourOf(code.colour), ...(code.parentId !== null && { description: pathOf(byId, code) }) })), ...(value !== null && 'name' in value ? [{ id: 'new', label: value.name }] : [])]}
      value={value === null ? null : 'id' in value ? value.id : 'new'}
      onChange={(id) => onChange(id === null ? null : id === 'new' ? value : { id })}
      onCreate={(name) => onChange({ name })}
      {...(description !== undefined && { description })}
    />
  );
}

import { useState } from 'react';
import { Button, Chip, Cluster, TextField } from '../../ui/index.ts';

/** Whatever else a study keeps of people: "carer: kinship". */
export function AttributeFields({ attributes, onChange }: { attributes: Record<string, string>; onChange: (attributes: Record<string, string>) => void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const canAdd = name.trim() !== '' && value.trim() !== '';
  const add = (): void => { onChange({ ...attributes, [name.trim()]: value.trim() }); setName(''); setValue(''); };
  // Enter adds, and leaving does: what was written in both boxes is meant, and would be lost where the form around them is kept.
  return (
    <div
      className="voices-attributes"
      onKeyDown={(event) => { if (event.key === 'Enter' && event.target instanceof HTMLInputElement && canAdd) { event.preventDefault(); add(); } }}
      onBlur={(event) => { if (canAdd && !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) add(); }}
    >
      <Cluster>
        {Object.entries(attributes).map(([key, words]) => <Chip key={key} onRemove={() => onChange(Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== key)))}>{`${key}: ${words}`}</Chip>)}
      </Cluster>
      <Cluster align="end">
        <TextField label="Attribute" placeholder="carer" value={name} onChange={setName} />
        <TextField label="Value" placeholder="kinship" value={value} onChange={setValue} />
        <Button isDisabled={!canAdd} onPress={add}>Add</Button>
      </Cluster>
    </div>
  );
}

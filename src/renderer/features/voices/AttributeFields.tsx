import { useState } from 'react';
import { Button, Chip, Cluster, TextField } from '../../ui/index.ts';

/** Whatever else a study keeps of people: "carer: kinship". */
export function AttributeFields({ attributes, onChange }: { attributes: Record<string, string>; onChange: (attributes: Record<string, string>) => void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const canAdd = name.trim() !== '' && value.trim() !== '';
  return (
    <div className="voices-attributes">
      <Cluster>
        {Object.entries(attributes).map(([key, words]) => <Chip key={key} onRemove={() => onChange(Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== key)))}>{`${key}: ${words}`}</Chip>)}
      </Cluster>
      <Cluster align="end">
        <TextField label="Attribute" placeholder="carer" value={name} onChange={setName} />
        <TextField label="Value" placeholder="kinship" value={value} onChange={setValue} />
        <Button isDisabled={!canAdd} onPress={() => { onChange({ ...attributes, [name.trim()]: value.trim() }); setName(''); setValue(''); }}>Add</Button>
      </Cluster>
    </div>
  );
}

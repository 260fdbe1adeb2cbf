import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, LinkButton, Section, Select, TextField } from '../../ui/index.ts';

/** Adds a voice that speaks in no source yet, or is only spoken about. */
export function NewVoice({ onDone }: { onDone: (id: string | null) => void }) {
  const create = useChange('voices.create');
  const groups = useAsk('programme.get', {}).data?.groups ?? [];
  const [pseudonym, setPseudonym] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  return (
    <form
      onKeyDown={(event) => { if (event.key === 'Escape') onDone(null); }}
      onSubmit={(event) => {
        event.preventDefault();
        if (group !== null) create.mutate({ pseudonym, group }, { onSuccess: ({ id }) => onDone(id) });
      }}
    >
      <Section title="A new voice">
        <div className="voices-new">
          <TextField label="Pseudonym" description="Never the real name." autoFocus value={pseudonym} onChange={setPseudonym} />
          <Select label="Stakeholder group" choices={groups.map((name) => ({ id: name, label: name }))} value={group} onChange={setGroup} />
        </div>
        <ProblemNotice problem={create.error} />
        <Cluster>
          <Button kind="primary" type="submit" isDisabled={pseudonym.trim() === '' || group === null || create.isPending}>Add the voice</Button>
          <LinkButton onPress={() => onDone(null)}>Leave it</LinkButton>
        </Cluster>
      </Section>
    </form>
  );
}

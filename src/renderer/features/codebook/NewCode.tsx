import { useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { Button, Cluster, LinkButton, TextField } from '../../ui/index.ts';

/** Adds a code by its name; everything else can be said later. */
export function NewCode({ parent, onDone }: { parent: Code | null; onDone: (id: string | null) => void }) {
  const create = useChange('codebook.create');
  const [name, setName] = useState('');
  return (
    <form
      className="codebook-new"
      onKeyDown={(event) => { if (event.key === 'Escape') onDone(null); }}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') create.mutate({ name, parentId: parent?.id ?? null }, { onSuccess: ({ id }) => onDone(id) });
      }}
    >
      <TextField label={parent === null ? 'Name of the new code' : `Name of the new code under “${parent.name}”`} autoFocus value={name} onChange={setName} />
      <ProblemNotice problem={create.error} />
      <Cluster>
        <Button size="small" kind="primary" type="submit" isDisabled={name.trim() === '' || create.isPending}>Add the code</Button>
        <LinkButton onPress={() => onDone(null)}>Leave it</LinkButton>
      </Cluster>
    </form>
  );
}

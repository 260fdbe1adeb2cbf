import { useState } from 'react';
import type { Programme } from '../../../contract/index.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, Cluster, ConfirmInline, Section, Select, Stack, TextArea, TextField, Tree } from '../../ui/index.ts';

/** The programme that this vault studies: its name, its groups, its places. */
export function ProgrammePanel() {
  const programme = useAsk('programme.get', {});
  if (!programme.data) return <ProblemNotice problem={programme.error} />;
  return (
    <Stack gap={32}>
      <About key={programme.data.version} programme={programme.data} />
      <Places programme={programme.data} />
    </Stack>
  );
}

function About({ programme }: { programme: Programme }) {
  const edit = useChange('programme.edit');
  const [name, setName] = useState(programme.name);
  const [description, setDescription] = useState(programme.description);
  const [groups, setGroups] = useState(programme.groups.join('\n'));
  const lines = groups.split('\n').map((line) => line.trim()).filter(Boolean);
  const changed = name !== programme.name || description !== programme.description || lines.join('\n') !== programme.groups.join('\n');
  return (
    <Section title="The programme">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate({ name, description, groups: lines, expectedVersion: programme.version });
        }}
      >
        <Stack gap={12}>
          <TextField label="Name" value={name} onChange={setName} />
          <TextArea label="What it is" value={description} onChange={setDescription} />
          <TextArea label="Stakeholder groups" value={groups} onChange={setGroups} description="One a line, in the programme's own words. Voices belong to one of them, and leading indicators are owned by them." />
          <ProblemNotice problem={edit.error} />
          <Cluster gap={8}>
            <Button type="submit" kind="primary" isDisabled={!changed || name.trim() === '' || lines.length === 0 || edit.isPending}>Save</Button>
          </Cluster>
        </Stack>
      </form>
    </Section>
  );
}

function Places({ programme }: { programme: Programme }) {
  const add = useChange('programme.addPlace');
  const edit = useChange('programme.editPlace');
  const remove = useChange('programme.removePlace');
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [parent, setParent] = useState<string>('top');
  const place = programme.places.find((candidate) => candidate.id === chosen);
  return (
    <Section title="Places" about="Places nest: a city, a ward, a neighbourhood.">
      <Stack gap={16}>
        <Tree
          label="Places"
          nodes={nodesBelow(programme, null)}
          value={chosen === null ? [] : [chosen]}
          onChange={(ids) => setChosen(ids[0] ?? null)}
          empty="No place has been named yet."
        />
        {place && (
          <Cluster gap={8} align="end">
            <PlaceName key={place.id} name={place.name} onRename={(fresh) => edit.mutate({ id: place.id, name: fresh, expectedVersion: place.version })} />
            <ConfirmInline ask="Remove this place" question={`Remove “${place.name}”? Undo brings it back.`} confirm="Remove it" onConfirm={() => remove.mutate({ id: place.id }, { onSuccess: () => setChosen(null) })} />
          </Cluster>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate({ name, parentId: parent === 'top' ? null : parent }, { onSuccess: () => setName('') });
          }}
        >
          <Cluster gap={12} align="end">
            <TextField label="New place" value={name} onChange={setName} />
            <Select label="Within" choices={[{ id: 'top', label: 'Nothing larger' }, ...programme.places.map((candidate) => ({ id: candidate.id, label: candidate.name }))]} value={parent} onChange={setParent} />
            <Button type="submit" icon="plus" isDisabled={name.trim() === '' || add.isPending}>Add the place</Button>
          </Cluster>
        </form>
        <ProblemNotice problem={add.error ?? edit.error ?? remove.error} />
      </Stack>
    </Section>
  );
}

function PlaceName({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const [fresh, setFresh] = useState(name);
  return (
    <Cluster gap={8} align="end">
      <TextField label="Name of the chosen place" value={fresh} onChange={setFresh} />
      <Button isDisabled={fresh.trim() === '' || fresh === name} onPress={() => onRename(fresh)}>Rename</Button>
    </Cluster>
  );
}

type PlaceNode = { id: string; label: string; children: PlaceNode[] };

function nodesBelow(programme: Programme, parentId: string | null): PlaceNode[] {
  return programme.places.filter((place) => place.parentId === parentId).map((place) => ({ id: place.id, label: place.name, children: nodesBelow(programme, place.id) }));
}

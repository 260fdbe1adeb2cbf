import { useState } from 'react';
import { useAsk, useChange } from '../../client/ask.ts';
import { BlindSwitch } from '../agreement/BlindSwitch.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, Chip, Cluster, Rows, Section, Stack, TextField } from '../../ui/index.ts';

/** The people who code and write here; every change carries one of these names. */
export function TeamPanel() {
  const team = useAsk('team.coders', {});
  const blind = useAsk('agreement.blind', {});
  const add = useChange('team.addCoder');
  const become = useChange('team.become');
  const [name, setName] = useState('');
  const [initials, setInitials] = useState('');
  const current = team.data?.current;
  return (
    <Section title="Who works here" about="Every coding, sign and claim carries the name of whoever made it. Undo takes back your own changes only.">
      <Stack gap={24}>
        <Rows
          label="Coders"
          rows={(team.data?.coders ?? []).map((coder) => ({
            id: coder.id,
            title: coder.name,
            detail: blind.data?.coders.find((one) => one.coderId === coder.id)?.blind ? `${coder.initials}, working blind` : coder.initials,
            end: coder.id === current ? <Chip tone="accent">At the keyboard</Chip> : <Button size="small" onPress={() => become.mutate({ id: coder.id })}>{`Work as ${coder.initials}`}</Button>,
          }))}
        />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate({ name, initials }, {
              onSuccess: () => {
                setName('');
                setInitials('');
              },
            });
          }}
        >
          <Stack gap={12}>
            <Cluster gap={12} align="end">
              <TextField label="Name" value={name} onChange={setName} />
              <TextField label="Initials" value={initials} onChange={setInitials} maxLength={4} />
              <Button type="submit" icon="plus" isDisabled={name.trim() === '' || initials.trim() === '' || add.isPending}>Add a coder</Button>
            </Cluster>
            <ProblemNotice problem={add.error ?? become.error} />
          </Stack>
        </form>
        {(team.data?.coders.length ?? 0) > 1 && (
          <Section title="Working blind" level={3} about="Whoever works blind sees none of the others’ codings, notes and comparisons until they reveal them. It is a promise among colleagues, kept by Kist for whoever is at the keyboard.">
            <BlindSwitch />
          </Section>
        )}
      </Stack>
    </Section>
  );
}

import { useState } from 'react';
import type { Voice } from '../../../contract/index.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Columns, LinkButton, Section, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { AttributeFields } from './AttributeFields.tsx';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { usePlaces } from './use-places.ts';

/** What is kept of a voice besides consent. */
export function VoiceFields({ voice }: { voice: Voice }) {
  const [isEditing, setEditing] = useState(false);
  const { nameOf } = usePlaces();
  if (isEditing) return <VoiceForm voice={voice} onDone={() => setEditing(false)} />;
  const facts = [
    { label: 'Stakeholder group', value: voice.group },
    { label: 'Place', value: nameOf(voice.placeId) ?? '' },
    { label: 'Full role', value: voice.roleFull },
    { label: 'General role', value: voice.roleGeneral },
    { label: 'Wider area', value: voice.area },
    { label: 'Name to credit', value: voice.creditedAs },
    ...Object.entries(voice.attributes).map(([label, value]) => ({ label, value })),
  ].filter(({ value }) => value !== '');
  return (
    <Section title="About this voice" actions={<Button size="small" kind="quiet" icon="pencil" onPress={() => setEditing(true)}>Edit</Button>}>
      <dl className="voices-facts">{facts.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {voice.note !== '' && <p className="voices-note">{voice.note}</p>}
    </Section>
  );
}

function VoiceForm({ voice, onDone }: { voice: Voice; onDone: () => void }) {
  const edit = useChange('voices.edit');
  const groups = useAsk('programme.get', {}).data?.groups ?? [];
  const [fields, setFields] = useState({
    pseudonym: voice.pseudonym, group: voice.group, placeId: voice.placeId, roleFull: voice.roleFull, roleGeneral: voice.roleGeneral, area: voice.area, creditedAs: voice.creditedAs, note: voice.note, attributes: voice.attributes,
  });
  const set = (change: Partial<typeof fields>): void => setFields((now) => ({ ...now, ...change }));
  const { keep, isSaving, notice } = useKeptFields(
    voice,
    fields,
    async (patch, expectedVersion) => { await edit.mutateAsync({ id: voice.id, expectedVersion, ...patch }); announce('Voice changed'); },
    onDone,
  );
  const known = groups.includes(fields.group) ? groups : [fields.group, ...groups];
  return (
    <form
      onSubmit={(event) => { event.preventDefault(); keep(); }}
    >
      <Section title="About this voice">
        <Stack gap={16}>
          <Columns gap={16} least="narrow">
            <TextField label="Pseudonym" value={fields.pseudonym} onChange={(pseudonym) => set({ pseudonym })} />
            <Select label="Stakeholder group" choices={known.map((name) => ({ id: name, label: name }))} value={fields.group} onChange={(group) => set({ group })} />
            <PlaceField value={fields.placeId} onChange={(placeId) => set({ placeId })} />
          </Columns>
          <Columns gap={16}>
            <TextField label="Full role" description="May point at one person. It is only shown where they agreed to that." value={fields.roleFull} onChange={(roleFull) => set({ roleFull })} />
            <TextField label="Name to credit" description="Only where somebody wishes to be named." value={fields.creditedAs} onChange={(creditedAs) => set({ creditedAs })} />
            <TextField label="General role" description="“Parent”, “manager in a family service”." value={fields.roleGeneral} onChange={(roleGeneral) => set({ roleGeneral })} />
            <TextField label="Wider area" description="The area that a general role may be shown with." value={fields.area} onChange={(area) => set({ area })} />
          </Columns>
          <AttributeFields attributes={fields.attributes} onChange={(attributes) => set({ attributes })} />
          <TextArea label="Note" value={fields.note} onChange={(note) => set({ note })} rows={2} />
          {notice}
          <Cluster>
            <Button kind="primary" type="submit" isDisabled={fields.pseudonym.trim() === '' || isSaving}>Keep the changes</Button>
            <LinkButton onPress={onDone}>Leave it</LinkButton>
          </Cluster>
        </Stack>
      </Section>
    </form>
  );
}

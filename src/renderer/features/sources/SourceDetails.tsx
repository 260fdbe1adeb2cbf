import { useState } from 'react';
import type { SourceSummary } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { useChange } from '../../client/ask.ts';
import { Button, Cluster, DateIntervalField, Facts, LinkButton, Section, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { useDateField } from '../timeline/use-date-field.ts';
import { usePlaces } from '../voices/use-places.ts';
import { kindChoices, kindWords } from './source-kinds.ts';

/** Title, kind, date, place and note of a source, with their form. */
export function SourceDetails({ source }: { source: SourceSummary }) {
  const [isEditing, setEditing] = useState(false);
  const { nameOf } = usePlaces();
  if (isEditing) return <Section title="About this source"><DetailsForm source={source} onDone={() => setEditing(false)} /></Section>;
  return (
    <Section title="About this source" actions={<Button size="small" kind="quiet" icon="pencil" onPress={() => setEditing(true)}>Edit</Button>}>
      <Facts
        facts={[
          { label: 'Kind', value: kindWords(source.kind) },
          { label: 'Date', value: source.date === null ? 'not known' : formatUncertainDate(source.date), ...(source.date === null && { tone: 'faint' as const }) },
          { label: 'Place', value: nameOf(source.placeId) ?? 'not said', ...(source.placeId === null && { tone: 'faint' as const }) },
          { label: 'Length', value: counted(source.words, 'word') },
          { label: 'Turns', value: source.turns === 0 ? 'none' : counted(source.turns, 'turn') },
          { label: 'Came as', value: source.fileName },
        ]}
      />
      {source.note !== '' && <p className="source-note">{source.note}</p>}
    </Section>
  );
}

function DetailsForm({ source, onDone }: { source: SourceSummary; onDone: () => void }) {
  const edit = useChange('sources.edit');
  const [title, setTitle] = useState(source.title);
  const [kind, setKind] = useState(source.kind);
  const when = useDateField(source.date);
  const [placeId, setPlace] = useState(source.placeId);
  const [note, setNote] = useState(source.note);
  const { keep, isSaving, notice } = useKeptFields(
    source,
    { title: title.trim(), kind, date: when.date, placeId, note },
    (patch, expectedVersion) => edit.mutateAsync({ id: source.id, expectedVersion, ...patch }),
    onDone,
  );
  const isHalfDate = when.text.trim() !== '' && when.date === null;
  return (
    <form
      onSubmit={(event) => { event.preventDefault(); keep(); }}
    >
      <Stack gap={12}>
        <TextField label="Title" value={title} onChange={setTitle} autoFocus isRequired />
        <Select label="Kind" choices={kindChoices} value={kind} onChange={setKind} />
        <DateIntervalField label="Date" text={when.text} onChange={when.set} />
        <PlaceField value={placeId} onChange={setPlace} />
        <TextArea label="Note" value={note} onChange={setNote} rows={2} />
        {notice}
        <Cluster justify="between">
          <LinkButton onPress={onDone}>Leave it</LinkButton>
          <Button kind="primary" size="small" type="submit" isDisabled={title.trim() === '' || isHalfDate || isSaving}>Keep the changes</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

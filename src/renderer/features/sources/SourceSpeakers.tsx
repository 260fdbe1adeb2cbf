import { useState } from 'react';
import type { Speaker, Voice } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, ComboBox, LinkButton, Section, Select, Stack, TextField } from '../../ui/index.ts';
import { consentInBrief, todayHere } from '../voices/consent-words.ts';
import { roleChoices, roleWords } from './source-kinds.ts';

/** Who speaks in a source: the label of the file, the part, and the voice behind it. */
export function SourceSpeakers({ speakers, voices }: { speakers: readonly Speaker[]; voices: ReadonlyMap<string, Voice> }) {
  const [editing, setEditing] = useState<string | null>(null);
  if (speakers.length === 0) return <Section title="Who speaks"><p className="source-faint">No speakers were recognised; the text is kept as paragraphs.</p></Section>;
  return (
    <Section title="Who speaks" count={speakers.length}>
      <ul className="source-speakers">
        {speakers.map((speaker) => (
          <li key={speaker.id}>
            {editing === speaker.id ? <SpeakerForm speaker={speaker} voices={voices} onDone={() => setEditing(null)} /> : (
              <SpeakerLine speaker={speaker} voice={speaker.voiceId === null ? null : (voices.get(speaker.voiceId) ?? null)} onEdit={() => setEditing(speaker.id)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SpeakerLine({ speaker, voice, onEdit }: { speaker: Speaker; voice: Voice | null; onEdit: () => void }) {
  const consent = voice === null ? null : consentInBrief(voice.consent, todayHere());
  const label = voice !== null && voice.pseudonym !== speaker.label ? `“${speaker.label}” in the file` : '';
  const about = voice === null ? (speaker.role === 'participant' ? 'not yet a voice' : roleWords[speaker.role].toLowerCase()) : [voice.group, label].filter(Boolean).join(', ');
  return (
    <div className="source-speaker">
      <div>
        {voice === null ? <strong>{speaker.label}</strong> : <strong><LinkButton isQuiet onPress={() => go({ room: 'voices', id: voice.id })}>{voice.pseudonym}</LinkButton></strong>}
        <span className="source-faint">{about}</span>
        {consent !== null && <span className="source-faint" data-tone={consent.tone}>Consent: {consent.words}</span>}
      </div>
      <Button size="small" kind="quiet" aria-label={`Change who ${voice?.pseudonym ?? speaker.label} is`} onPress={onEdit}>Change</Button>
    </div>
  );
}

const nobody = 'nobody';

function SpeakerForm({ speaker, voices, onDone }: { speaker: Speaker; voices: ReadonlyMap<string, Voice>; onDone: () => void }) {
  const edit = useChange('sources.editSpeaker');
  const create = useChange('voices.create');
  const programme = useAsk('programme.get', {});
  const [role, setRole] = useState(speaker.role);
  const [voiceId, setVoice] = useState(speaker.voiceId ?? nobody);
  const [newName, setNewName] = useState<string | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const groups = programme.data?.groups ?? [];

  async function keep(): Promise<void> {
    try {
      const id = newName === null ? (voiceId === nobody ? null : voiceId) : (await create.mutateAsync({ pseudonym: newName, group: group! })).id;
      await edit.mutateAsync({ id: speaker.id, expectedVersion: speaker.version, role, voiceId: id });
      onDone();
    } catch {
      // The reason stands in the form.
    }
  }

  return (
    <form onSubmit={(event) => { event.preventDefault(); void keep(); }}>
      <Stack gap={12}>
        <p><strong>{speaker.label}</strong></p>
        <Select label="Part" choices={roleChoices} value={role} onChange={setRole} />
        {newName === null ? (
          <ComboBox
            label="Voice"
            createWord="the voice"
            choices={[{ id: nobody, label: 'Nobody’s voice' }, ...[...voices.values()].map(({ id, pseudonym, group: ofGroup }) => ({ id, label: pseudonym, description: ofGroup }))]}
            value={voiceId}
            onChange={(id) => setVoice(id ?? nobody)}
            onCreate={setNewName}
          />
        ) : (
          <>
            <TextField label="Pseudonym of the new voice" value={newName} onChange={setNewName} description="Never the real name." />
            <Select label="Stakeholder group" choices={groups.map((name) => ({ id: name, label: name }))} value={group} onChange={setGroup} />
          </>
        )}
        <ProblemNotice problem={edit.error ?? create.error} />
        <Cluster justify="between">
          <LinkButton onPress={onDone}>Leave it</LinkButton>
          <Button kind="primary" size="small" type="submit" isDisabled={newName !== null && (newName.trim() === '' || group === null)}>Keep the changes</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

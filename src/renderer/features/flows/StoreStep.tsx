import { useState } from 'react';
import type { PreparedSpells, SpellMapping } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, Checkbox, Cluster, ProgressLine, RadioGroup, Section, Stack, TextArea, TextField } from '../../ui/index.ts';
import { PassphraseField } from '../vault/PassphraseField.tsx';

/** The last step: name, extract, protection, and the key that turns person numbers into something nobody can look up. */
export function StoreStep({ prepared, mapping, onDone }: { prepared: PreparedSpells; mapping: SpellMapping; onDone: (datasetId: string) => void }) {
  const key = useAsk('flows.linkKey', {});
  const store = useLongWork('flows.store');
  const [name, setName] = useState(prepared.name.replace(/\.[^.]*$/, ''));
  const [extractDate, setExtractDate] = useState('');
  const [dating, setDating] = useState<'event-dated' | 'snapshot'>('event-dated');
  const [note, setNote] = useState('');
  const [synthetic, setSynthetic] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [begin, setBegin] = useState(false);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(extractDate);
  const exists = key.data?.exists ?? false;
  const mustBegin = key.data !== undefined && !exists && key.data.needed;
  const ready = name.trim() !== '' && passphrase !== '' && (extractDate === '' || isDay) && (!mustBegin || begin) && !store.progress;

  return (
    <Section title="Store it">
      <form
        className="flow-steps"
        onSubmit={async (event) => {
          event.preventDefault();
          const stored = await store.start({
            file: prepared.file,
            mapping,
            name,
            dating,
            note,
            synthetic,
            ...(isDay && { extractDate }),
            linkPassphrase: passphrase,
            ...(mustBegin && begin && { newLinkKey: true }),
            ...(prepared.alreadyHere && { evenIfHere: true }),
          });
          if (stored) onDone(stored.id);
        }}
      >
        <Stack gap={16}>
          <TextField label="Name of these data" value={name} onChange={setName} />
          <TextField
            label="Extract of"
            note="the last day that the file knows about"
            value={extractDate}
            onChange={setExtractDate}
            placeholder={prepared.to ?? '2024-06-30'}
            {...(extractDate !== '' && !isDay ? { error: 'Write the day as 2024-06-30.' } : {})}
            description="Stays without an end go on until then. Left empty, the last day that the file mentions is taken."
          />
          <RadioGroup
            label="How the dates came about"
            choices={[
              { id: 'event-dated', label: 'Event-dated', description: 'Each move carries the day on which it happened.' },
              { id: 'snapshot', label: 'Snapshots', description: 'Somebody looked at intervals; when a move happened is not known.' },
            ]}
            value={dating}
            onChange={setDating}
          />
          <TextArea label="Known limits" value={note} onChange={setNote} />
          <Checkbox isSelected={synthetic} onChange={setSynthetic}>These people are invented (synthetic data)</Checkbox>
          <Section title="The key for person numbers" level={3} about="Numbers such as CHI can be tried out one by one, so Kist replaces them with a keyed hash. The key is a file of its own beside the vault, under its own passphrase. It is needed for importing alone: keep a copy away from this machine, and take it off the machine between imports if you can.">
            <Stack gap={12}>
              <p>{exists ? `The key file is here: ${key.data?.path}` : mustBegin ? `The key file that earlier data were brought in with is not here: ${key.data?.path}. Bring it back and look again, or begin a new one.` : `It will be made here: ${key.data?.path ?? ''}`}</p>
              {mustBegin && <Checkbox isSelected={begin} onChange={setBegin}>Begin a new key: people of the earlier data and these can’t be linked</Checkbox>}
              {exists ? (
                <TextField label="Passphrase of the key file" type="password" value={passphrase} onChange={setPassphrase} autoComplete="off" />
              ) : (
                <PassphraseField label="New passphrase for the key file" value={passphrase} onChange={setPassphrase} description="Another one than the vault’s." />
              )}
            </Stack>
          </Section>
          <ProblemNotice problem={store.problem} />
          {store.progress && <ProgressLine label="Storing" detail={store.progress.words} value={store.progress.fraction * 100} onStop={store.stop} />}
          <Cluster gap={8}>
            <Button type="submit" kind="primary" icon="bring" isDisabled={!ready}>Store</Button>
          </Cluster>
        </Stack>
      </form>
    </Section>
  );
}

import { useMemo, useState } from 'react';
import type { SpeakerChoice } from '../../../../contract/index.ts';
import { useAsk } from '../../../client/ask.ts';
import { Button, Chip, type Choice, Cluster, ComboBox, LinkButton, Menu, ProgressLine, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { beginningOf, counted } from '../../coding/in-words.ts';
import { PlaceField } from '../../timeline/PlaceField.tsx';
import { AttributeFields } from '../../voices/AttributeFields.tsx';
import { usePlaces } from '../../voices/use-places.ts';
import { roleChoices } from '../source-kinds.ts';
import { type FilePlan, setGroups, setVoice, type SpeakerPlan, usualVoice, type VoicePlan } from './import-plan.ts';

type ImportSpeakersProps = {
  plan: FilePlan;
  plans: readonly FilePlan[];
  groups: readonly string[];
  isReading: boolean;
  onChange: (change: Partial<FilePlan>) => void;
  onPlans: (plans: FilePlan[]) => void;
  onWishes: (wishes: SpeakerChoice[]) => void;
};

const fresh = 'new';
const nobody = 'nobody';
/** Speakers that are laid out at once; a file may have hundreds. */
const shownAtFirst = 40;

/** Who was recognised as speaking, and who each of them is: part, voice, pseudonym, group. */
export function ImportSpeakers({ plan, plans, groups, isReading, onChange, onPlans, onWishes }: ImportSpeakersProps) {
  const { prepared } = plan;
  const file = prepared.file;
  const voices = useAsk('voices.list', {}).data?.voices;
  const choices = useMemo((): Choice[] => [{ id: fresh, label: 'A new voice', icon: 'plus' }, { id: nobody, label: 'Nobody’s voice' }, ...(voices ?? []).map(({ id, pseudonym, group }) => ({ id, label: pseudonym, description: group }))], [voices]);
  const [most, setMost] = useState(shownAtFirst);
  const unsaid = plan.speakers.filter((speaker) => speaker.voice.kind === 'new' && speaker.voice.group === null).length;
  const wish = (choice: SpeakerChoice): void => onWishes([...plan.wishes.filter((one) => one.label !== choice.label), choice]);
  const about = prepared.speakers.length === 0
    ? 'No speakers were recognised; the text will be kept as paragraphs.'
    : 'Those who are heard become voices under a pseudonym. Who asks needs none, and is left out of counts unless you ask for them too.';
  return (
    <Section title="Who speaks" level={3} {...(prepared.speakers.length > 0 && { count: prepared.speakers.length })} about={about}>
      {isReading && <ProgressLine label="Reading it again" detail="with the speakers put right" />}
      {unsaid > 1 && (
        <div className="import-all-groups">
          <Select
            label={`Stakeholder group of the ${unsaid} new voices that have none yet`}
            placeholder="Choose one for all of them"
            choices={groups.map((name) => ({ id: name, label: name }))}
            value={null}
            onChange={(group) => onPlans(setGroups(plans, file, group))}
          />
        </div>
      )}
      <ul className="import-speakers">
        {plan.speakers.slice(0, most).map((speaker, index) => {
          const found = prepared.speakers[index]!;
          return (
            <li key={speaker.label} className="import-speaker">
              <div className="import-speaker-words">
                <p><strong>{speaker.label}</strong> <span className="import-faint">{counted(found.turns, 'turn')}, {counted(found.words, 'word')}</span></p>
                <p className="import-first">“{beginningOf(found.firstWords, 110)}”</p>
                {found.why !== '' && speaker.role === found.role && <p className="import-faint">{found.why}</p>}
              </div>
              <div className="import-speaker-fields">
                <Select
                  label={`Part of ${speaker.label}`}
                  hasHiddenLabel
                  choices={roleChoices}
                  value={speaker.role}
                  onChange={(role) => onChange({ speakers: plan.speakers.map((one) => (one === speaker ? { ...one, role, voice: usualVoice(found, role, groups) } : one)) })}
                />
                <VoiceFields speaker={speaker} suggested={found.suggestedPseudonym} choices={choices} groups={groups} onVoice={(voice) => onPlans(setVoice(plans, file, speaker.label, voice))} />
                <Menu
                  label="Put right"
                  aria-label={`Put ${speaker.label} right`}
                  kind="quiet"
                  size="small"
                  entries={[
                    { id: 'not', label: 'Not a speaker: put the words back into the text', onAction: () => wish({ label: speaker.label, notASpeaker: true }) },
                    ...(plan.speakers.length > 1 ? ['line' as const] : []),
                    ...likeliest(speaker, plan.speakers).map((one) => ({ id: one.label, label: `The same person as “${one.label}”`, onAction: () => wish({ label: speaker.label, sameAs: one.label }) })),
                  ]}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {plan.speakers.length > most && <Button size="small" kind="quiet" onPress={() => setMost(most + shownAtFirst)}>{`Show more of the ${counted(plan.speakers.length, 'speaker')}`}</Button>}
      <Wishes wishes={plan.wishes} onWishes={onWishes} />
      <AnotherSpeaker onAdd={(label) => wish({ label, isASpeaker: true })} />
    </Section>
  );
}

/** As many as a menu can offer. */
const offeredAtMost = 40;

/** Who else the same person may be, those who share a word of their label first: "Mr Broach" and "Mr Broach KC". */
function likeliest(speaker: SpeakerPlan, all: readonly SpeakerPlan[]): readonly SpeakerPlan[] {
  const wordsOf = ({ label }: SpeakerPlan): string[] => label.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const own = new Set(wordsOf(speaker));
  const shared = (one: SpeakerPlan): number => wordsOf(one).filter((word) => own.has(word)).length;
  return all.filter((one) => one !== speaker).sort((one, other) => shared(other) - shared(one)).slice(0, offeredAtMost);
}

type VoiceFieldsProps = {
  speaker: SpeakerPlan;
  suggested: string;
  choices: readonly Choice[];
  groups: readonly string[];
  onVoice: (voice: VoicePlan) => void;
};

function VoiceFields({ speaker, suggested, choices, groups, onVoice }: VoiceFieldsProps) {
  const { voice } = speaker;
  return (
    <>
      <ComboBox
        label={`Voice of ${speaker.label}`}
        hasHiddenLabel
        choices={choices}
        value={voice.kind === 'known' ? voice.id : voice.kind === 'new' ? fresh : nobody}
        onChange={(id) => {
          if (id === fresh) onVoice({ kind: 'new', pseudonym: suggested, group: null });
          else if (id === nobody) onVoice({ kind: 'nobody' });
          else if (id !== null) onVoice({ kind: 'known', id });
        }}
      />
      {voice.kind === 'new' && (
        <>
          <TextField label={`Pseudonym of ${speaker.label}`} hasHiddenLabel value={voice.pseudonym} onChange={(pseudonym) => onVoice({ ...voice, pseudonym })} />
          <Select
            label={`Stakeholder group of ${speaker.label}`}
            hasHiddenLabel
            placeholder="Stakeholder group"
            choices={groups.map((name) => ({ id: name, label: name }))}
            value={voice.group}
            onChange={(group) => onVoice({ ...voice, group })}
          />
          <MoreOfVoice label={speaker.label} voice={voice} onVoice={onVoice} />
        </>
      )}
    </>
  );
}

/** Place and attributes of a new voice, for those who want to say them at once. */
function MoreOfVoice({ label, voice, onVoice }: { label: string; voice: Extract<VoicePlan, { kind: 'new' }>; onVoice: (voice: VoicePlan) => void }) {
  const [isOpen, setOpen] = useState(false);
  const { nameOf } = usePlaces();
  const said = [nameOf(voice.placeId ?? null), ...Object.entries(voice.attributes ?? {}).map(([key, words]) => `${key}: ${words}`)].filter((words) => words !== null);
  return (
    <div className="import-voice-more">
      <span className="import-faint">
        <LinkButton aria-expanded={isOpen} aria-label={`Place and attributes of ${label}`} onPress={() => setOpen(!isOpen)}>{isOpen ? 'Less' : 'Place and attributes'}</LinkButton>
        {!isOpen && said.length > 0 && ` ${said.join(', ')}`}
      </span>
      {isOpen && (
        <Stack gap={8}>
          <PlaceField label={`Place of ${label}`} value={voice.placeId ?? null} onChange={(placeId) => onVoice({ ...voice, placeId })} />
          <AttributeFields attributes={voice.attributes ?? {}} onChange={(attributes) => onVoice({ ...voice, attributes })} />
        </Stack>
      )}
    </div>
  );
}

/** What was put right, and the way back from it. */
function Wishes({ wishes, onWishes }: { wishes: readonly SpeakerChoice[]; onWishes: (wishes: SpeakerChoice[]) => void }) {
  if (wishes.length === 0) return null;
  const words = (wish: SpeakerChoice): string => (wish.sameAs !== undefined ? `“${wish.label}” is “${wish.sameAs}”` : wish.notASpeaker === true ? `“${wish.label}” is not a speaker` : `“${wish.label}” is a speaker`);
  return (
    <Cluster>
      <span className="import-faint">Put right:</span>
      {wishes.map((wish) => <Chip key={wish.label} onRemove={() => onWishes(wishes.filter((one) => one !== wish))}>{words(wish)}</Chip>)}
    </Cluster>
  );
}

/** For a label that was taken for ordinary words. */
function AnotherSpeaker({ onAdd }: { onAdd: (label: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [label, setLabel] = useState('');
  if (!isOpen) return <p className="import-faint"><LinkButton onPress={() => setOpen(true)}>Somebody is missing</LinkButton></p>;
  return (
    <form
      className="import-another"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim() !== '') onAdd(label.trim());
        setOpen(false);
        setLabel('');
      }}
    >
      <TextField label="What stands before their words in the file" description="For example “Tam”, where a paragraph begins “Tam: They were free.”" value={label} onChange={setLabel} autoFocus />
      <Cluster>
        <Button size="small" type="submit">Look again</Button>
        <LinkButton onPress={() => setOpen(false)}>Leave it</LinkButton>
      </Cluster>
    </form>
  );
}

import { useMemo, useState } from 'react';
import type { Voice } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, type Column, EmptyRoom, PageHeader, Room, Table } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { audienceOrder, consentInBrief, todayHere } from './consent-words.ts';
import { NewVoice } from './NewVoice.tsx';
import { usePlaces } from './use-places.ts';
import { VoicePage } from './VoicePage.tsx';
import './VoicesRoom.css';

/** Who speaks, under their pseudonyms, and what they have agreed to. */
export function VoicesRoom() {
  const { id } = useRoute();
  const asked = useAsk('voices.list', {});
  const [isAdding, setAdding] = useState(false);
  const voices = asked.data?.voices;
  if (asked.error) return <Room><ProblemNotice problem={asked.error} /></Room>;
  if (voices === undefined) return <Room>{null}</Room>;
  if (id !== null) {
    const voice = voices.find((one) => one.id === id);
    if (voice !== undefined) return <VoicePage key={id} voice={voice} />;
  }
  if (voices.length === 0 && !isAdding) {
    return (
      <Room>
        <EmptyRoom
          level={1}
          picture="voices"
          title="Here you keep whose words these are"
          actions={
            <>
              <Button kind="primary" icon="bring" onPress={() => go({ room: 'sources', details: { import: 'yes' } })}>Bring in sources</Button>
              <Button icon="plus" onPress={() => setAdding(true)}>Add a voice</Button>
            </>
          }
        >
          A voice is a person or a group under a pseudonym, with what they have agreed to: who may read their words, and how they may be named. Voices come in with the sources that they speak in.
        </EmptyRoom>
      </Room>
    );
  }
  return (
    <Room>
      <PageHeader title="Voices" below={<VoicesInWords voices={voices} />} actions={<Button icon="plus" onPress={() => setAdding(true)}>Add a voice</Button>} />
      {isAdding && <NewVoice onDone={(made) => { setAdding(false); if (made !== null) go({ room: 'voices', id: made }); }} />}
      <VoiceTable voices={voices} />
    </Room>
  );
}

function VoicesInWords({ voices }: { voices: readonly Voice[] }) {
  const today = todayHere();
  const unknown = voices.filter((voice) => voice.consent.state === 'unknown').length;
  const ended = voices.filter((voice) => voice.consent.state === 'recorded' && voice.consent.until !== null && voice.consent.until < today).length;
  const parts = [counted(voices.length, 'voice'), unknown === 0 ? 'consent is recorded for all' : `consent not recorded yet for ${unknown} of them`, ended === 0 ? '' : `ended for ${ended}`];
  return <>{parts.filter(Boolean).join(', ')}.</>;
}

function VoiceTable({ voices }: { voices: readonly Voice[] }) {
  const { nameOf } = usePlaces();
  const today = todayHere();
  const columns = useMemo((): Column<Voice>[] => [
    { id: 'pseudonym', heading: 'Pseudonym', value: (voice) => voice.pseudonym },
    { id: 'group', heading: 'Stakeholder group', value: (voice) => voice.group },
    { id: 'place', heading: 'Place', value: (voice) => nameOf(voice.placeId) },
    {
      id: 'consent',
      heading: 'Words may go to',
      value: (voice) => (voice.consent.state === 'recorded' ? `1 ${audienceOrder.filter((audience) => voice.consent.audiences[audience] === 'given').length}` : voice.consent.state === 'unknown' ? '0' : '2'),
      show: (voice) => {
        const { words, tone } = consentInBrief(voice.consent, today);
        return <span className="voices-consent" data-tone={tone}>{words}</span>;
      },
    },
    { id: 'sources', heading: 'Sources', kind: 'number', value: (voice) => voice.sources },
    { id: 'words', heading: 'Words', kind: 'number', value: (voice) => voice.words },
    { id: 'codings', heading: 'Codings', kind: 'number', value: (voice) => voice.codings },
  ], [nameOf, today]);
  return (
    <Table
      caption="Voices of this vault"
      hasHiddenCaption
      columns={columns}
      rows={voices}
      rowId={(voice) => voice.id}
      sort={{ column: 'pseudonym', direction: 'ascending' }}
      onOpen={(voice) => go({ room: 'voices', id: voice.id })}
    />
  );
}

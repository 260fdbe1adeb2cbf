import { type CSSProperties, useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Section, Stack, Table } from '../../ui/index.ts';
import { laneLayout } from './lane-layout.ts';
import { StoryRows } from './SubsetStories.tsx';
import { stateColours } from './state-colours.ts';
import { TieStoryDialog } from './TieStoryDialog.tsx';
import { useIsDark } from './use-is-dark.ts';
import { dayWords, labelOf } from './words.ts';

/** One person's stays: a lane for each stream, the same as a table, and the stories tied to the person. */
export function PersonTimeline({ dataset, number }: { dataset: Dataset; number: number }) {
  const asked = useAsk('flows.person', { datasetId: dataset.id, number });
  const untie = useChange('flows.untieStory');
  const [isTying, setTying] = useState(false);
  const isDark = useIsDark();
  const person = asked.data;
  if (person === undefined) return <ProblemNotice problem={asked.error} />;
  const label = labelOf(dataset);
  const colours = stateColours(dataset.states.map(({ name }) => name), false, isDark);
  const colourOf = (state: string): string => colours[dataset.states.findIndex(({ name }) => name === state)] ?? '#8a8577';
  const { lanes, years } = laneLayout(person.stays, person.knownUntil);
  return (
    <Section title={`Person ${number}`} about={[...person.groups.map(({ attribute, value }) => `${attribute}: ${value || 'not stated'}`), `known until ${dayWords(person.knownUntil)}`].join(', ')}>
      <Stack gap={16}>
        <div className="lanes" role="img" aria-label={`Stays of person ${number}, a lane for each stream. The table below holds the same.`}>
          {lanes.map((lane) => (
            <div key={lane.stream} style={{ display: 'contents' }}>
              <span className="lane-name">{lane.stream || 'Stays'}</span>
              <div className="lane">
                {lane.stays.map((stay) => <span key={`${stay.from} ${stay.state}`} className="lane-stay" data-goes-on={stay.to === null || undefined} title={`${label(stay.state)}, ${stay.place}`} style={{ '--own': colourOf(stay.state), insetInlineStart: `${stay.start * 100}%`, inlineSize: `${stay.width * 100}%` } as CSSProperties}>{label(stay.state)}</span>)}
              </div>
            </div>
          ))}
          <span />
          <div className="lane-years">{years.map(({ year, at }) => <span key={year} style={{ insetInlineStart: `${at * 100}%` }}>{year}</span>)}</div>
        </div>
        <Table
          caption={`Stays of person ${number}`}
          hasHiddenCaption
          canSort={false}
          columns={[
            { id: 'from', heading: 'From', value: (stay: (typeof person.stays)[number] & { key: number }) => stay.from, show: (stay) => dayWords(stay.from) },
            { id: 'to', heading: 'Until before', value: (stay) => stay.to ?? '', show: (stay) => (stay.to === null ? 'goes on' : dayWords(stay.to)) },
            { id: 'state', heading: 'State', value: (stay) => label(stay.state) },
            { id: 'stream', heading: 'Stream', value: (stay) => stay.stream || '–' },
            { id: 'place', heading: 'Place', value: (stay) => stay.place || '–' },
          ]}
          rows={person.stays.map((stay, key) => ({ ...stay, key }))}
          rowId={(stay) => String(stay.key)}
        />
        <Section title="Stories of this person" level={3} count={person.stories.length} actions={<Button size="small" icon="link" onPress={() => setTying(true)}>Tie a source to this person</Button>}>
          {person.stories.length === 0 ? <p>No story is tied to this person. A tie needs consent, and is refused without it.</p> : <StoryRows stories={person.stories} onUntie={(id) => untie.mutate({ id }, { onSuccess: () => announce('The tie is taken away. Undo brings it back.') })} />}
          <ProblemNotice problem={untie.error} />
        </Section>
      </Stack>
      {isTying && <TieStoryDialog about={{ is: 'person', datasetId: dataset.id, number }} words={`person ${number}`} onClose={() => setTying(false)} />}
    </Section>
  );
}

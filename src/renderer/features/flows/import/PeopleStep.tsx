import { useState } from 'react';
import { Button, Finding, Section, Table } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { dayAfter, dayWords, periodWords } from '../words.ts';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';
import { Swimlanes } from './Swimlanes.tsx';

/** The first people as timelines: whether the mapping makes sense is seen at a glance, before anything is stored. */
export function PeopleStep({ prepared, mapping, onBack, onNext, isBusy }: StepProps) {
  const [isTable, setTable] = useState(false);
  const labels = new Map(mapping.states.map(({ name, label }) => [name, label || name]));
  const labelOf = (state: string): string => labels.get(state) ?? state;
  const rows = prepared.preview.flatMap(({ person, stays }) => stays.map((stay, position) => ({ id: `${person} ${position}`, person, ...stay })));
  // The axis is that of these people: a few days of theirs would be lost in the years of all.
  const days = rows.flatMap(({ from: start, to: end }) => [start, ...(end === null ? [] : [end])]).toSorted();
  const from = days[0];
  const last = rows.some(({ to: end }) => end === null) ? prepared.to : (days.at(-1) ?? null);
  const to = from !== undefined && last === from ? dayAfter(from) : last;
  return (
    <div className="flow-import-parts">
      <Finding>{prepared.people === 0 ? 'No person was found.' : `${counted(prepared.spells, 'stay')} of ${counted(prepared.people, 'person', 'people')} were understood${prepared.from === null || prepared.to === null ? '' : `, ${periodWords(prepared.from, prepared.to)}`}.`}</Finding>
      <Section
        title="The first people"
        count={prepared.preview.length}
        about="As they come in the files, numbered, so that you see whether columns, states and dates make sense. Nobody’s number from the files is shown here."
        actions={<Button size="small" icon={isTable ? 'picture' : 'table'} aria-pressed={isTable} onPress={() => setTable(!isTable)}>{isTable ? 'Show the picture' : 'Show the table'}</Button>}
      >
        {isTable || from === undefined || to === null ? (
          <Table
            caption="Stays of the first people"
            hasHiddenCaption
            canSort={false}
            columns={[
              { id: 'person', heading: 'Person', value: (stay: (typeof rows)[number]) => `Person ${stay.person}` },
              { id: 'state', heading: 'State', value: (stay) => labelOf(stay.state) },
              { id: 'from', heading: 'From', value: (stay) => dayWords(stay.from) },
              { id: 'to', heading: 'Until', value: (stay) => (stay.to === null ? 'going on' : dayWords(stay.to)) },
              { id: 'stream', heading: 'Stream', value: (stay) => stay.stream },
              { id: 'place', heading: 'Place', value: (stay) => stay.place },
            ]}
            rows={rows}
            rowId={(stay) => stay.id}
            empty="No stay was understood: look at the columns again."
          />
        ) : (
          <Swimlanes states={mapping.states.map(({ name }) => name)} label={labelOf} people={prepared.preview} from={from} to={to} />
        )}
      </Section>
      <StepActions next="Go on to the odd rows" onNext={onNext} onBack={onBack} isDisabled={isBusy} />
    </div>
  );
}

import type { Dataset, PreparedFlows } from '../../../../contract/index.ts';
import { Columns, RadioGroup, Section, Select, TextField } from '../../../ui/index.ts';
import { dayWords, lastDayOf } from '../words.ts';
import { asBefore, isDay, type KnownFields } from './known-fields.ts';
import { AboutFields, ExtractDayField, ProtectionFields, SyntheticField } from './KnownFieldsForm.tsx';
import { StepActions } from './StepActions.tsx';

type KnownStepProps = { known: KnownFields; prepared: PreparedFlows; isCounts: boolean; datasets: readonly Dataset[]; onKnown: (known: KnownFields) => void; onBack: () => void; onNext: () => void };

const notEarlier = 'none';

/** What is known of the data beside their rows: asked once, shown wherever they are used. */
export function KnownStep({ known, prepared, isCounts, datasets, onKnown, onBack, onNext }: KnownStepProps) {
  // A later extract continues the latest of its line; counts continue counts alone.
  const latest = datasets.filter((dataset) => dataset.laterId === null && dataset.linkedFrom.length === 0 && (dataset.dating === 'aggregate') === isCounts);
  const earlier = latest.find(({ id }) => id === known.continues);
  const lastDay = prepared.to === null ? null : lastDayOf(prepared.to);
  const day = isDay(known.extractDate) ? known.extractDate : lastDay;
  const isOlder = earlier !== undefined && day !== null && day < earlier.extractDate;
  const why = known.name.trim() === '' ? 'They need a name.'
    : known.extractDate.trim() !== '' && !isDay(known.extractDate) ? 'The day of the extract can’t be read.'
    : isOlder ? `That extract is older than the one that it would continue, of ${dayWords(earlier.extractDate)}.` : null;
  return (
    <form className="flow-import-parts" onSubmit={(event) => { event.preventDefault(); if (why === null) onNext(); }}>
      <Section title="What these data are">
        <div className="known-fields">
          {latest.length > 0 && (
            <Select
              label="A later extract of data that are here?"
              choices={[{ id: notEarlier, label: 'No, these are new data' }, ...latest.map(({ id, name, extractDate }) => ({ id, label: name, description: `extract of ${dayWords(extractDate)}` }))]}
              value={known.continues ?? notEarlier}
              onChange={(id) => {
                const chosen = latest.find((dataset) => dataset.id === id);
                onKnown(chosen === undefined ? { ...known, continues: null } : asBefore(known, chosen));
              }}
              description="The earlier extract stays for the figures that rest on it; you are shown what is new, closed, changed or gone."
            />
          )}
          <Columns gap={24}>
            <TextField label="Name of these data" value={known.name} onChange={(name) => onKnown({ ...known, name })} />
            <ExtractDayField value={known.extractDate} onChange={(extractDate) => onKnown({ ...known, extractDate })} last={lastDay} />
          </Columns>
          {!isCounts && (
            <RadioGroup
              label="How the dates came about"
              choices={[
                { id: 'event-dated', label: 'Event-dated', description: 'Each move carries the day on which it happened.' },
                { id: 'snapshot', label: 'Snapshots', description: 'Somebody looked at intervals; when a move happened is not known. Some measures say so and stay away.' },
              ]}
              value={known.dating === 'snapshot' ? 'snapshot' : 'event-dated'}
              onChange={(dating) => onKnown({ ...known, dating })}
            />
          )}
          <AboutFields known={known} onKnown={onKnown} />
          <SyntheticField value={known.synthetic} onChange={(synthetic) => onKnown({ ...known, synthetic })} />
        </div>
      </Section>
      <Section title="How people are protected"><ProtectionFields known={known} onKnown={onKnown} /></Section>
      <StepActions next="Go on to storing" onBack={onBack} isSubmit why={why} />
    </form>
  );
}

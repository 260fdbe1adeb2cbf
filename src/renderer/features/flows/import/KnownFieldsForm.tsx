import { Checkbox, Cluster, Columns, Section, Select, TextArea, TextField } from '../../../ui/index.ts';
import { isDay, type KnownFields, type Risk } from './known-fields.ts';

/** Days of the year on which services count. */
const countingDays = [
  { id: '7-31', label: '31 July', description: 'Looked-after children in Scotland' },
  { id: '3-31', label: '31 March', description: 'End of the business year' },
  { id: '9-15', label: '15 September', description: 'About the pupil census' },
  { id: '12-31', label: '31 December', description: 'End of the year' },
  { id: 'other', label: 'Another day' },
];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].map((label, position) => ({ id: String(position + 1), label }));
/** Days that the month has in every year. */
const daysIn = (month: number) => Array.from({ length: new Date(Date.UTC(2023, month, 0)).getUTCDate() }, (_, position) => ({ id: String(position + 1), label: String(position + 1) }));
const thresholds = [
  { id: '3', label: 'Fewer than 3' },
  { id: '5', label: 'Fewer than 5', description: 'Usual' },
  { id: '10', label: 'Fewer than 10', description: 'For small areas and sensitive matters' },
];
const riskQuestions: readonly { field: keyof Risk; label: string }[] = [
  { field: 'areaSize', label: 'How large is the area, and how many people live in it?' },
  { field: 'sensitivity', label: 'How sensitive is what the figures say?' },
  { field: 'linkable', label: 'Who could recognise somebody, from what else they know?' },
  { field: 'decision', label: 'What was decided' },
];

/** Where the data come from and what they can't say. */
export function AboutFields<Fields extends Pick<KnownFields, 'holder' | 'coverage' | 'note'>>({ known, onKnown }: { known: Fields; onKnown: (known: Fields) => void }) {
  return (
    <div className="known-fields">
      <TextField label="Who holds these data" note="where they come from" value={known.holder} onChange={(holder) => onKnown({ ...known, holder })} />
      <TextArea label="Whom and what they cover" rows={2} value={known.coverage} onChange={(coverage) => onKnown({ ...known, coverage })} description="All children of a council, or those of one team; since when." />
      <TextArea label="Known limits" rows={2} value={known.note} onChange={(note) => onKnown({ ...known, note })} description="What is missing, what changed in between, what a figure of this can’t say." />
    </div>
  );
}

/** How small numbers are protected, and the reasons for it. */
export function ProtectionFields<Fields extends Pick<KnownFields, 'threshold' | 'snapshot' | 'risk'>>({ known, onKnown }: { known: Fields; onKnown: (known: Fields) => void }) {
  const { month, day } = known.snapshot;
  const isListed = countingDays.some(({ id }) => id === `${month}-${day}`);
  const risk = (field: keyof Risk, words: string): void => onKnown({ ...known, risk: { ...known.risk, [field]: words } });
  return (
    <div className="known-fields">
      <Columns gap={24}>
        <Select label="Numbers of people that are hidden" choices={thresholds} value={String(known.threshold)} onChange={(chosen) => onKnown({ ...known, threshold: Number(chosen) as KnownFields['threshold'] })} description="Zero is shown; all other numbers are rounded to fives." />
        <Select
          label="Day of the yearly count"
          choices={countingDays}
          value={isListed ? `${month}-${day}` : 'other'}
          onChange={(chosen) => onKnown({ ...known, snapshot: chosen === 'other' ? { month: 10, day: 1 } : { month: Number(chosen.split('-')[0]), day: Number(chosen.split('-')[1]) } })}
          description="Moves are compared with what a count on this day shows."
        />
      </Columns>
      {!isListed && (
        <Cluster gap={12} align="start">
          <Select label="Day" choices={daysIn(month)} value={String(day)} onChange={(chosen) => onKnown({ ...known, snapshot: { month, day: Number(chosen) } })} />
          <Select label="Month" choices={months} value={String(month)} onChange={(chosen) => onKnown({ ...known, snapshot: { month: Number(chosen), day: Math.min(day, daysIn(Number(chosen)).length) } })} />
        </Cluster>
      )}
      <Section title="Risk assessment" level={3} about="How small is small depends on the area and on what is at stake. Single timelines and true counts can be looked at only when this has been written down.">
        <div className="known-fields">
          {riskQuestions.map(({ field, label }) => <TextArea key={field} label={label} rows={1} value={known.risk[field]} onChange={(words) => risk(field, words)} />)}
          <Columns gap={24}>
            <TextField label="Decided by" value={known.risk.person} onChange={(words) => risk('person', words)} />
            <TextField label="Decided on" value={known.risk.date} onChange={(words) => risk('date', words)} placeholder="2024-06-30" />
          </Columns>
        </div>
      </Section>
    </div>
  );
}

/** Day of the extract, with what is wrong with how it is written. */
export function ExtractDayField({ value, onChange, last }: { value: string; onChange: (day: string) => void; last: string | null }) {
  return (
    <TextField
      label="Extract of"
      note="the last day that the files know about"
      value={value}
      onChange={onChange}
      placeholder={last ?? '2024-06-30'}
      {...(value.trim() !== '' && !isDay(value) ? { error: 'Write the day as 2024-06-30.' } : {})}
      description="Stays without an end go on until then. Left empty, the last day that the files mention is taken."
    />
  );
}

export function SyntheticField({ value, onChange }: { value: boolean; onChange: (synthetic: boolean) => void }) {
  return <Checkbox isSelected={value} onChange={onChange}>These people are invented (synthetic data)</Checkbox>;
}

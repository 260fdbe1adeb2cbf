import { useState } from 'react';
import { formatUncertainDate, parseUncertainDate, spellOutUncertainDate } from '../../domain/timeline/uncertain-date.ts';
import type { UncertainDate } from '../../domain/timeline/uncertain-date.ts';
import type { FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { TextField } from './TextField.tsx';
import './DateIntervalField.css';

export type DateIntervalFieldProps = Omit<FieldProps, 'description'> & {
  /** What is written in the box. */
  text: string;
  /** Called at every letter, with the date as far as it is understood, else null. */
  onChange: (text: string, date: UncertainDate | null) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
};

/** A date, as surely as it is known: "2023", "autumn 2023", "March to June 2024", "14 March 2024". Shows how it was understood. */
export function DateIntervalField({ text, onChange, error, ...rest }: DateIntervalFieldProps) {
  // A half-written date is not a mistake; it is questioned when the person has moved on.
  const [hasLeft, setLeft] = useState(false);
  const reading = parseUncertainDate(text);
  const isEmpty = text.trim() === '';
  const question = hasLeft && !isEmpty && !reading.understood ? reading.reason : undefined;
  const isQuestioned = (error ?? question) !== undefined;
  return (
    <TextField
      {...rest}
      value={text}
      onChange={(next) => {
        const understood = parseUncertainDate(next);
        onChange(next, understood.understood ? understood.date : null);
      }}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      placeholder="autumn 2023"
      error={error ?? question}
      description={reading.understood ? <DateReading date={reading.date} /> : isQuestioned ? undefined : 'As surely as you know it: a day, a month, a season, a year, or from when to when.'}
    />
  );
}

function DateReading({ date }: { date: UncertainDate }) {
  const words = formatUncertainDate(date);
  const days = spellOutUncertainDate(date);
  // "14 to 20 March 2024" says its days already.
  const isInDays = days === words || /^\d{1,2} /.test(words);
  return (
    <span className="ui-date-reading">
      <Icon name="check" />
      <span>Understood as <strong>{words}</strong>{isInDays ? '' : `, ${days}`}</span>
    </span>
  );
}

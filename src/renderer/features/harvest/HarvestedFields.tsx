import { useState } from 'react';
import type { HarvestedOutcome } from '../../../contract/index.ts';
import { scalingInWords } from '../../../domain/harvest/scaling-words.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { useAsk } from '../../client/ask.ts';
import { CheckboxGroup, Chip, Cluster, Columns, ComboBox, DateIntervalField, RadioGroup, Stack, TextArea, TextField } from '../../ui/index.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { useDateField } from '../timeline/use-date-field.ts';
import { choicesOf, intendedWords, welcomeWords } from './harvest-words.ts';

export type HarvestedFields = Pick<HarvestedOutcome, 'who' | 'what' | 'date' | 'placeId' | 'significance' | 'contribution' | 'intended' | 'welcome' | 'scaling' | 'outcomeIds' | 'indicatorIds' | 'claimIds'>;
type Rest = Omit<HarvestedFields, 'date'>;

/** The words of an outcome, which are kept while they are written. */
export type HarvestedWords = Pick<Rest, 'who' | 'what' | 'significance' | 'contribution'>;
export const wordsOfHarvested = ({ who, what, significance, contribution }: Rest): HarvestedWords => ({ who, what, significance, contribution });

export const fieldsOfHarvested = (one: HarvestedOutcome): HarvestedFields => ({
  who: one.who, what: one.what, date: one.date, placeId: one.placeId, significance: one.significance, contribution: one.contribution, intended: one.intended, welcome: one.welcome, scaling: one.scaling, outcomeIds: one.outcomeIds, indicatorIds: one.indicatorIds, claimIds: one.claimIds,
});

const blank: Rest = { who: '', what: '', placeId: null, significance: '', contribution: '', intended: 'not known', welcome: 'not known', scaling: [], outcomeIds: [], indicatorIds: [], claimIds: [] };

export function useHarvestedForm(first: HarvestedOutcome | null) {
  const [rest, setRest] = useState<Rest>(() => {
    if (first === null) return blank;
    const { date: _date, ...others } = fieldsOfHarvested(first);
    return others;
  });
  const when = useDateField(first?.date ?? null);
  const isWhole = rest.who.trim() !== '' && rest.what.trim() !== '' && (when.text.trim() === '' || when.date !== null);
  return {
    rest,
    when,
    set: (patch: Partial<Rest>) => setRest({ ...rest, ...patch }),
    /** What is written, trimmed; null while something that is needed is not. */
    fields: (): HarvestedFields | null => (isWhole ? { ...rest, who: rest.who.trim(), what: rest.what.trim(), date: when.text.trim() === '' ? null : when.date } : null),
  };
}

/** Who changed what, when and where; why it matters; the programme's part; whether it was hoped for and is welcome. */
export function HarvestedForm({ form: { rest, when, set } }: { form: ReturnType<typeof useHarvestedForm> }) {
  return (
    <Stack gap={16}>
      <TextField label="Who does something otherwise" note="a group, a role or a body, never a name" autoFocus value={rest.who} onChange={(who) => set({ who })} placeholder="The parents of the Thursday kitchen" />
      <TextArea label="What they do otherwise than before" rows={2} onFocus={caretAtEnd} value={rest.what} onChange={(what) => set({ what: what.replace(/\n/g, ' ') })} description="Something that others could see or ask about: “run their own evenings, and set the menu themselves”." />
      <Columns gap={16} least="narrow">
        <DateIntervalField label="When" note="as surely as it is known" text={when.text} onChange={when.set} />
        <PlaceField label="Where" value={rest.placeId} onChange={(placeId) => set({ placeId })} />
      </Columns>
      <TextArea label="Why it matters" rows={2} value={rest.significance} onChange={(significance) => set({ significance })} />
      <TextArea label="How the programme contributed" rows={2} value={rest.contribution} onChange={(contribution) => set({ contribution })} description="Or that it did not; an outcome belongs here all the same." />
      <RadioGroup label="Had anybody hoped for it?" orientation="horizontal" choices={choicesOf(intendedWords)} value={rest.intended} onChange={(intended) => set({ intended })} />
      <RadioGroup label="Is it welcome?" orientation="horizontal" choices={choicesOf(welcomeWords)} value={rest.welcome} onChange={(welcome) => set({ welcome })} />
      <CheckboxGroup label="Kind of scaling" note="if it is one" choices={(Object.keys(scalingInWords) as (keyof typeof scalingInWords)[]).map((id) => ({ id, label: scalingInWords[id].replace(/^./, (letter) => letter.toUpperCase()) }))} value={rest.scaling} onChange={(scaling) => set({ scaling })} />
      <LinkedTo rest={rest} set={set} />
    </Stack>
  );
}

/** Outcomes and indicators of the framework, and claims, that it speaks to. */
function LinkedTo({ rest, set }: { rest: Rest; set: (patch: Partial<Rest>) => void }) {
  const outcomes = useAsk('framework.outcomes', {}).data?.outcomes ?? [];
  const indicators = useAsk('framework.indicators', {}).data?.indicators ?? [];
  const claims = useAsk('claims.list', {}).data?.claims ?? [];
  return (
    <>
      <ManyOf label="Outcomes of the framework that it is part of" known={outcomes.map(({ id, wording }) => ({ id, label: wording }))} value={rest.outcomeIds} onChange={(outcomeIds) => set({ outcomeIds })} />
      <ManyOf label="Leading indicators that it is a sign of" known={indicators.map(({ id, wording }) => ({ id, label: wording }))} value={rest.indicatorIds} onChange={(indicatorIds) => set({ indicatorIds })} />
      <ManyOf label="Claims that speak of it" known={claims.map(({ id, statement }) => ({ id, label: statement }))} value={rest.claimIds} onChange={(claimIds) => set({ claimIds })} />
    </>
  );
}

type ManyOfProps = { label: string; known: readonly { id: string; label: string }[]; value: readonly string[]; onChange: (ids: string[]) => void };

/** Some of many, found by typing. Leaves no empty box where there is nothing to choose from. */
export function ManyOf({ label, known, value, onChange }: ManyOfProps) {
  if (known.length === 0 && value.length === 0) return null;
  return (
    <Stack gap={8}>
      <ComboBox label={label} placeholder="Type a few letters to add one" choices={known.filter(({ id }) => !value.includes(id))} value={null} onChange={(id) => { if (id !== null) onChange([...value, id]); }} />
      {value.length > 0 && <Cluster>{value.map((id) => <Chip key={id} onRemove={() => onChange(value.filter((other) => other !== id))}>{known.find((one) => one.id === id)?.label ?? 'Something that is gone'}</Chip>)}</Cluster>}
    </Stack>
  );
}

import { useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { Stack, Switch, TextField } from '../../ui/index.ts';

type Scale = NonNullable<Code['scale']>;
/** More steps than these are not worth a word each. */
const mostWords = 11;

/** How strongly a passage shows a code, where the team weighs that: the ends of the scale, and words for its steps. */
export function ScaleFields({ scale, onChange }: { scale: Code['scale']; onChange: (scale: Code['scale']) => void }) {
  // What is being typed need not be a number yet.
  const [ends, setEnds] = useState({ from: String(scale?.from ?? 1), to: String(scale?.to ?? 3) });
  const numberOf = (text: string): number | null => (/^-?\d{1,3}$/.test(text.trim()) && Math.abs(Number(text)) <= 100 ? Number(text) : null);
  const [from, to] = [numberOf(ends.from), numberOf(ends.to)];
  const set = (next: { from: string; to: string }): void => {
    setEnds(next);
    const [first, last] = [numberOf(next.from), numberOf(next.to)];
    if (scale !== null && first !== null && last !== null) onChange({ from: first, to: last, words: within(scale.words, first, last) });
  };
  const steps = scale === null || scale.to - scale.from >= mostWords ? [] : Array.from({ length: Math.max(0, scale.to - scale.from + 1) }, (_, at) => scale.from + at);
  const wrong = from === null || to === null ? 'Write whole numbers from -100 to 100.' : from >= to ? 'Its end has to be larger than its beginning.' : undefined;
  return (
    <Stack gap={8}>
      <Switch isSelected={scale !== null} onChange={(isOn) => onChange(isOn ? { from: from ?? 1, to: to ?? 3, words: {} } : null)}>Passages are weighed on a scale</Switch>
      {scale !== null && (
        <div className="codebook-scale">
          <div className="codebook-scale-ends">
            <TextField label="From" inputMode="numeric" value={ends.from} onChange={(text) => set({ ...ends, from: text })} />
            <TextField label="To" inputMode="numeric" value={ends.to} onChange={(text) => set({ ...ends, to: text })} error={wrong} />
          </div>
          {wrong === undefined && steps.map((step) => (
            <TextField
              key={step}
              label={`What ${step} means`}
              before={String(step)}
              hasHiddenLabel
              placeholder={step === scale.from ? 'for example: hinted at' : step === scale.to ? 'for example: said outright' : 'a word for it, if you like'}
              maxLength={100}
              value={scale.words[String(step)] ?? ''}
              onChange={(word) => onChange({ ...scale, words: worded(scale.words, step, word) })}
            />
          ))}
        </div>
      )}
    </Stack>
  );
}

const within = (words: Scale['words'], from: number, to: number): Scale['words'] => Object.fromEntries(Object.entries(words).filter(([step]) => Number(step) >= from && Number(step) <= to));

function worded(words: Scale['words'], step: number, word: string): Scale['words'] {
  const { [String(step)]: _old, ...others } = words;
  return word.trim() === '' ? others : { ...others, [String(step)]: word };
}

import { useState } from 'react';
import { useAsk } from '../../client/ask.ts';
import { CheckboxGroup } from '../../ui/index.ts';
import type { Place } from './QuotePicker.tsx';
import { runAfter, sentencesWithin } from './sentences-within.ts';

type SentencePickerProps = { passage: Place; onPick: (place: Place) => void };

/** Takes a part of a passage: a run of whole sentences, never with a hole in it. */
export function SentencePicker({ passage, onPick }: SentencePickerProps) {
  const quote = useAsk('coding.quote', passage);
  return quote.data ? <Sentences key={JSON.stringify(passage)} text={quote.data.text} onPick={(start, end) => onPick({ ...passage, start: passage.start + start, end: passage.start + end })} /> : null;
}

function Sentences({ text, onPick }: { text: string; onPick: (start: number, end: number) => void }) {
  const sentences = sentencesWithin(text);
  const [run, setRun] = useState({ first: 0, last: Math.max(0, sentences.length - 1) });
  if (sentences.length < 2) return null;
  const ids = sentences.map((_, index) => String(index));
  return (
    <CheckboxGroup
      label="Use these sentences"
      description="A quote is a run of whole sentences. To take other words, select them in the source and press E."
      choices={sentences.map((sentence, index) => ({ id: String(index), label: sentence.text }))}
      value={ids.slice(run.first, run.last + 1)}
      onChange={(now) => {
        const toggled = ids.findIndex((id, index) => now.includes(id) !== (index >= run.first && index <= run.last));
        const next = toggled === -1 ? run : runAfter(run, toggled);
        setRun(next);
        onPick(sentences[next.first]!.start, sentences[next.last]!.end);
      }}
    />
  );
}

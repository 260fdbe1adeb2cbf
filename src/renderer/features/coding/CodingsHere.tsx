import { useState } from 'react';
import type { Code, Coder, Coding } from '../../../contract/index.ts';
import { PickList } from '../../ui/index.ts';
import { shortestFirst } from './highlights.ts';
import { beginningOf } from './in-words.ts';
import { colourOf } from './stripes.ts';

type CodingsHereProps = {
  codings: readonly Coding[];
  codes: ReadonlyMap<string, Code>;
  coders: ReadonlyMap<string, Coder>;
  text: string;
  onPick: (coding: Coding) => void;
};

/** Every coding on the words in hand, also those for whose names the margin has no room. */
export function CodingsHere({ codings, codes, coders, text, onPick }: CodingsHereProps) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const rows = shortestFirst(codings).map((coding) => {
    const code = codes.get(coding.codeId);
    const words = beginningOf(text.slice(coding.start, coding.end), 80);
    const about = [coders.get(coding.coderId)?.initials, coding.memo === '' ? '' : 'with a memo', words].filter(Boolean).join('. ');
    return { id: coding.id, label: code?.name ?? 'a code that is gone', description: about, colour: colourOf(code?.colour) };
  });
  return (
    <PickList
      label="Codings here, the narrowest first"
      query={typed}
      onQuery={setTyped}
      choices={rows.filter(({ label, description }) => `${label} ${description}`.toLowerCase().includes(wanted))}
      onPick={(id) => {
        const coding = codings.find((one) => one.id === id);
        if (coding !== undefined) onPick(coding);
      }}
      empty="No coding here is called that."
    />
  );
}

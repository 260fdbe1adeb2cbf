import { useState } from 'react';
import type { PreparedFile } from '../../../../contract/index.ts';
import { Button, Section } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { identifierWords } from '../identifier-words.ts';

const shownAtFirst = 6;

/** What in the words may tell who somebody is, each with a few words around it. Nothing is changed; it is looked for again before anything leaves. */
export function ImportIdentifiers({ prepared }: { prepared: PreparedFile }) {
  const [showsAll, setShowsAll] = useState(false);
  const { identifiers, identifierCount } = prepared;
  if (identifierCount === 0) return <Section title="What may identify" level={3} about="Nothing was found that looks like a name of a speaker, a number or an address. That is no promise: places and events can tell as well.">{null}</Section>;
  const shown = showsAll ? identifiers : identifiers.slice(0, shownAtFirst);
  return (
    <Section title="What may identify" level={3} count={identifierCount} about="The words stay as they are in the vault. Kist looks again, and asks, before any of them leave it.">
      <ul className="import-hits">
        {shown.map((hit) => (
          <li key={`${hit.start} ${hit.end}`}>
            <span className="import-hit-kind">{identifierWords[hit.kind]}</span>
            <span className="import-hit-words">{hit.before}<mark>{hit.text}</mark>{hit.after}</span>
          </li>
        ))}
      </ul>
      {identifiers.length > shownAtFirst && !showsAll && <Button size="small" kind="quiet" onPress={() => setShowsAll(true)}>{`Show ${identifiers.length < identifierCount ? `the first ${identifiers.length}` : `all ${counted(identifierCount, 'place')}`}`}</Button>}
    </Section>
  );
}

import { useState } from 'react';
import type { IdentifierHit } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, LinkButton, Section } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { identifierWords } from './identifier-words.ts';

const shownAtFirst = 8;

/** What in a stored source may tell who somebody is; each opens its place. */
export function SourceIdentifiers({ id, onOpen }: { id: string; onOpen: (hit: IdentifierHit) => void }) {
  const asked = useAsk('sources.identifiers', { id });
  const [showsAll, setShowsAll] = useState(false);
  const hits = asked.data?.identifiers;
  const shown = showsAll ? hits : hits?.slice(0, shownAtFirst);
  return (
    <Section title="What may identify" {...(hits && hits.length > 0 && { count: hits.length })}>
      <ProblemNotice problem={asked.error} />
      {hits?.length === 0 && <p className="source-faint">Nothing was found that looks like a name of a speaker, a number or an address. That is no promise: places and events can tell as well.</p>}
      {shown !== undefined && shown.length > 0 && (
        <ul className="source-hits">
          {shown.map((hit) => (
            <li key={`${hit.start} ${hit.end}`}>
              <LinkButton isQuiet onPress={() => onOpen(hit)}>{hit.text}</LinkButton>
              <span className="source-faint">{identifierWords[hit.kind]}. {hit.why}</span>
            </li>
          ))}
        </ul>
      )}
      {hits !== undefined && hits.length > shownAtFirst && !showsAll && <Button size="small" kind="quiet" onPress={() => setShowsAll(true)}>{`Show all ${counted(hits.length, 'place')}`}</Button>}
    </Section>
  );
}

import { useMemo, useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, Switch } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { CodeQuote } from './CodeQuote.tsx';

const atOnce = 50;

type CodeQuotesProps = { code: Code; codes: readonly Code[]; hasBelow: boolean; /** Only the pinned examples. */ examplesOnly?: boolean };

/** Everything coded with a code, source by source; each opens its place. */
export function CodeQuotes({ code, codes, hasBelow, examplesOnly = false }: CodeQuotesProps) {
  const [includeBelow, setIncludeBelow] = useState(false);
  const [most, setMost] = useState(atOnce);
  const asked = useAsk('coding.quotes', { codeId: code.id, includeBelow: includeBelow && hasBelow && !examplesOnly }, { keepPrevious: true });
  const byId = useMemo(() => new Map(codes.map((one) => [one.id, one])), [codes]);
  const quotes = (asked.data?.quotes ?? []).filter((quote) => !examplesOnly || quote.pinned);
  const bySource = Map.groupBy(quotes.slice(0, most), (quote) => quote.sourceId);

  return (
    <div className="codebook-quotes">
      <ProblemNotice problem={asked.error} />
      {hasBelow && !examplesOnly && <Switch isSelected={includeBelow} onChange={setIncludeBelow}>With the codes under it</Switch>}
      {asked.data !== undefined && quotes.length === 0 && (
        <p className="codebook-faint">
          {examplesOnly ? 'None yet. Make a passage an example, and whoever codes after you sees here what is meant.' : `Nothing yet. In a source, select words, press C and type “${code.name.slice(0, 3)}”.`}
        </p>
      )}
      {[...bySource].map(([sourceId, ofSource]) => (
        <section key={sourceId} aria-label={ofSource[0]!.sourceTitle}>
          <h4 className="codebook-source">{ofSource[0]!.sourceTitle} <span className="codebook-faint">{ofSource.length}</span></h4>
          {ofSource.map((quote) => <CodeQuote key={quote.codingId} quote={quote} code={byId.get(quote.codeId) ?? code} isOfAnother={quote.codeId !== code.id} />)}
        </section>
      ))}
      {quotes.length > most && <Button onPress={() => setMost(most + 200)}>{`Show more of the ${counted(quotes.length, 'passage')}`}</Button>}
    </div>
  );
}

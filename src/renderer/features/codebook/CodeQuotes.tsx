import { useMemo, useState } from 'react';
import type { Code, Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Quote, Switch } from '../../ui/index.ts';
import { clock, counted, whenInWords } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';

type CodedQuote = Output<'coding.quotes'>['quotes'][number];

const atOnce = 50;

/** Everything coded with a code, source by source; each opens its place. */
export function CodeQuotes({ code, codes, hasBelow }: { code: Code; codes: readonly Code[]; hasBelow: boolean }) {
  const [includeBelow, setIncludeBelow] = useState(false);
  const [most, setMost] = useState(atOnce);
  const asked = useAsk('coding.quotes', { codeId: code.id, includeBelow: includeBelow && hasBelow }, { keepPrevious: true });
  const team = useAsk('team.coders', {});
  const coders = useMemo(() => new Map((team.data?.coders ?? []).map((coder) => [coder.id, coder])), [team.data]);
  const byId = useMemo(() => new Map(codes.map((one) => [one.id, one])), [codes]);
  const quotes = asked.data?.quotes ?? [];
  const bySource = Map.groupBy(quotes.slice(0, most), (quote) => quote.sourceId);
  const now = new Date().toISOString();

  return (
    <div className="codebook-quotes">
      <ProblemNotice problem={asked.error} />
      {hasBelow && <Switch isSelected={includeBelow} onChange={setIncludeBelow}>With the codes under it</Switch>}
      {asked.data !== undefined && quotes.length === 0 && <p className="codebook-faint">Nothing yet. In a source, select words, press C and type “{code.name.slice(0, 3)}”.</p>}
      {[...bySource].map(([sourceId, ofSource]) => (
        <section key={sourceId} aria-label={ofSource[0]!.sourceTitle}>
          <h4 className="codebook-source">{ofSource[0]!.sourceTitle} <span className="codebook-faint">{ofSource.length}</span></h4>
          {ofSource.map((quote) => {
            const coder = coders.get(quote.coderId);
            return (
              <div key={quote.codingId} className="codebook-quote">
                <Quote
                  size="small"
                  colour={colourOf(byId.get(quote.codeId)?.colour)}
                  before={quote.before}
                  after={quote.after}
                  source={[quote.codeId === code.id ? '' : (byId.get(quote.codeId)?.name ?? ''), whereFrom(quote), coder === undefined ? '' : `Coded by ${coder.initials}, ${whenInWords(quote.at, now)}`].filter(Boolean).join('. ')}
                >
                  {quote.text}
                </Quote>
                {quote.memo !== '' && <p className="codebook-memo">{quote.memo}</p>}
                <Button size="small" kind="quiet" aria-label={`Open the place of “${quote.text.slice(0, 40)}”`} onPress={() => go({ room: 'sources', id: quote.sourceId, details: { at: String(quote.start), end: String(quote.end) } })}>Open its place</Button>
              </div>
            );
          })}
        </section>
      ))}
      {quotes.length > most && <Button onPress={() => setMost(most + 200)}>{`Show more of the ${counted(quotes.length, 'passage')}`}</Button>}
    </div>
  );
}

function whereFrom(quote: CodedQuote): string {
  return [quote.speaker, `paragraph ${quote.paragraph}`, quote.atMs === null ? null : clock(quote.atMs)].filter(Boolean).join(', ');
}

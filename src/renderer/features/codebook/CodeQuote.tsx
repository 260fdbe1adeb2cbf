import type { Code, Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Quote } from '../../ui/index.ts';
import { clock, whenInWords } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';

export type CodedQuote = Output<'coding.quotes'>['quotes'][number];

/** Who speaks where in its source: "Bracken, paragraph 12, 03:40". */
export function whereFrom(quote: CodedQuote): string {
  return [quote.speaker, `paragraph ${quote.paragraph}`, quote.atMs === null ? null : clock(quote.atMs)].filter(Boolean).join(', ');
}

/** One coded passage with its memo and weight, the way to its place, and whether it is an example. */
export function CodeQuote({ quote, code, isOfAnother }: { quote: CodedQuote; code: Code; isOfAnother: boolean }) {
  const pin = useChange('coding.pin');
  const team = useAsk('team.coders', {});
  const coder = team.data?.coders.find((one) => one.id === quote.coderId);
  const beginning = quote.text.slice(0, 40);
  return (
    <div className="codebook-quote">
      <Quote
        size="small"
        colour={colourOf(code.colour)}
        before={quote.before}
        after={quote.after}
        source={[isOfAnother ? code.name : '', whereFrom(quote), coder === undefined ? '' : `Coded by ${coder.initials}, ${whenInWords(quote.at, new Date().toISOString())}`].filter(Boolean).join('. ')}
      >
        {quote.text}
      </Quote>
      {quote.weight !== null && <p className="codebook-weight">Weighed {quote.weight}{code.scale === null ? '' : ` on ${code.scale.from} to ${code.scale.to}`}{code.scale?.words[String(quote.weight)] === undefined ? '' : `: ${code.scale.words[String(quote.weight)]}`}</p>}
      {quote.memo !== '' && <p className="codebook-memo">{quote.memo}</p>}
      <Cluster gap={4}>
        <Button size="small" kind="quiet" aria-label={`Open the place of “${beginning}”`} onPress={() => go({ room: 'sources', id: quote.sourceId, details: { at: String(quote.start), end: String(quote.end) } })}>Open its place</Button>
        <Button
          size="small"
          kind="quiet"
          aria-label={quote.pinned ? `“${beginning}” need not be an example` : `Make “${beginning}” an example`}
          isDisabled={pin.isPending}
          onPress={() => pin.mutate({ id: quote.codingId, pinned: !quote.pinned }, { onSuccess: () => announce(quote.pinned ? 'No longer an example' : 'Now an example') })}
        >
          {quote.pinned ? 'No longer an example' : 'Make it an example'}
        </Button>
      </Cluster>
      <ProblemNotice problem={pin.error} />
    </div>
  );
}

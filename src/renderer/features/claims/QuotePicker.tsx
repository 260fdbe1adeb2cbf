import { useEffect, useState } from 'react';
import type { Quote } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { ComboBox, ListBox, SearchField } from '../../ui/index.ts';
import { beginningOf, counted } from '../coding/in-words.ts';

/** A passage of a source. */
export type Place = { sourceId: string; start: number; end: number };
const keyOf = ({ sourceId, start, end }: Place): string => `${sourceId} ${start} ${end}`;
/** As many as one reads through; a narrower word finds the rest. */
const most = 40;

/** Finds somebody's words: among the passages of a code, or by searching all words. */
export function QuotePicker({ onPick }: { onPick: (place: Place | null) => void }) {
  const codes = useAsk('codebook.list', {});
  const [codeId, setCodeId] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Place | null>(null);
  const isSearching = words.trim().length > 1;
  const coded = useAsk('coding.quotes', { codeId: codeId ?? '', includeBelow: true }, { enabled: codeId !== null && !isSearching });
  const found = useAsk('search.find', { words, kinds: ['passage'], limit: most }, { enabled: isSearching, keepPrevious: true });

  const passages = isSearching ? (found.data?.hits ?? []).map((hit) => ({ place: { sourceId: hit.id, start: hit.start!, end: hit.end! }, label: hit.snippet.map((piece) => piece.text).join(''), description: `“${hit.title}”, paragraph ${hit.paragraph}` }))
    : codeId === null ? [] : distinct(coded.data?.quotes ?? []).map((one) => ({ place: one, label: beginningOf(one.text, 160), description: `${one.speaker ?? 'nobody named'}, “${one.sourceTitle}”, paragraph ${one.paragraph}` }));
  const total = isSearching ? (found.data?.total ?? 0) : passages.length;

  function choose(place: Place | null): void {
    const bare = place && { sourceId: place.sourceId, start: place.start, end: place.end };
    setChosen(bare);
    onPick(bare);
  }

  useEffect(() => {
    if (!isSearching) return;
    setCodeId(null);
  }, [isSearching]);

  return (
    <div className="add-evidence-pick">
      <SearchField label="Search in all words" hasHiddenLabel={false} autoFocus placeholder="words, “a phrase”, begin*" value={words} onChange={(next) => { setWords(next); choose(null); }} />
      <ComboBox
        label="Or passages of a code"
        placeholder="Type a few letters of a code"
        choices={(codes.data?.codes ?? []).filter((code) => code.codings > 0).map(({ id, name, codings, sources }) => ({ id, label: name, description: `${counted(codings, 'passage')} in ${counted(sources, 'source')}` }))}
        value={codeId}
        onChange={(id) => { setCodeId(id); setWords(''); choose(null); }}
      />
      <ProblemNotice problem={found.error ?? coded.error} />
      {(isSearching || codeId !== null) && (
        <>
          <p className="add-evidence-note" aria-live="polite">{total === 0 ? 'No passage was found.' : total > passages.length ? `The first ${passages.length} of ${total} passages` : counted(total, 'passage')}</p>
          {passages.length > 0 && (
            <div className="add-evidence-found">
              <ListBox
                label="Passages"
                choices={passages.map(({ place, label, description }) => ({ id: keyOf(place), label, description }))}
                value={chosen === null ? [] : [passages.map(({ place }) => keyOf(place)).find((key) => key === keyOf(chosen)) ?? '']}
                onChange={([key]) => choose(passages.find(({ place }) => keyOf(place) === key)?.place ?? null)}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** One passage that several people coded is one passage. */
function distinct<One extends Pick<Quote, 'sourceId' | 'start' | 'end'>>(quotes: readonly One[]): One[] {
  return [...new Map(quotes.map((quote) => [keyOf(quote), quote])).values()];
}

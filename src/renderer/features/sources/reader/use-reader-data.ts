import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Code, Coding, OpenedSource } from '../../../../contract/index.ts';
import { titleOf } from '../../../../domain/memos/in-words.ts';
import { useAsk } from '../../../client/ask.ts';
import { polarityWords as polarityWordsOf } from '../../causes/cause-words.ts';
import { recentCodes } from '../../coding/code-choices.ts';
import { linkWords } from '../../coding/linking.ts';
import { useEvidenceFrom } from '../../coding/use-evidence.ts';
import { polarityWords } from '../../framework/polarity.ts';
import type { Marked } from './marks.ts';
import { speakerMarks } from './speaker-marks.ts';

const noCodings: readonly Coding[] = [];

/** Everything that lies on a source's words, and what is needed to draw and name it. */
export function useReaderData(opened: OpenedSource) {
  const sourceId = opened.source.id;
  const asked = useAsk('coding.list', { sourceId });
  const codebook = useAsk('codebook.list', {});
  const team = useAsk('team.coders', {});
  const voiceList = useAsk('voices.list', {});
  const signList = useAsk('framework.signs', { sourceId });
  const memoList = useAsk('memos.list', { aboutKinds: ['passage'] });
  const linkList = useAsk('coding.links', { sourceId });
  const causeList = useAsk('causes.links', { sourceId, limit: 5000 });
  const factorList = useAsk('causes.factors', {});
  const evidence = useEvidenceFrom(sourceId);

  // The words are there at once; thousands of codings are drawn over them a moment later, without being in the way of whoever
  // reads on. From then on what is coded is drawn at once.
  const list = asked.data?.codings ?? noCodings;
  const beginning = useDeferredValue(list, noCodings);
  const [isBegun, setBegun] = useState(false);
  if (!isBegun && beginning.length > 0) setBegun(true);
  const codings = isBegun ? list : beginning;
  const codes = useSame(useMemo(() => new Map((codebook.data?.codes ?? []).map((code) => [code.id, code])), [codebook.data]), isSameLook);
  const coders = useMemo(() => new Map((team.data?.coders ?? []).map((coder) => [coder.id, coder])), [team.data]);
  const voices = useMemo(() => new Map((voiceList.data?.voices ?? []).map((voice) => [voice.id, voice])), [voiceList.data]);
  const recent = useMemo(() => recentCodes(codings, team.data?.current), [codings, team.data]);
  const speakers = useMemo(() => speakerMarks(opened, voices), [opened, voices]);
  // A sign without its quote has lost its words; it has no place here any more.
  const signs = useMemo(
    () => (signList.data?.signs ?? []).flatMap((sign) => (sign.quote?.sourceId === sourceId ? [{ sign, start: sign.quote.start, end: sign.quote.end }] : [])),
    [signList.data, sourceId],
  );
  const memos = useMemo(
    () => (memoList.data?.memos ?? []).flatMap((memo) => (memo.passage?.sourceId === sourceId && !memo.stale ? [{ memo, start: memo.passage.start, end: memo.passage.end }] : [])),
    [memoList.data, sourceId],
  );
  // A link may begin and end here; then it is shown at both its ends. One end that has lost its words is shown at the other alone.
  const links = useMemo(
    () => (linkList.data?.links ?? []).flatMap((link) => (['from', 'to'] as const).flatMap((side) => {
      const { sourceId: inSource, revisionId, start, end } = link[side];
      return inSource === sourceId && revisionId === opened.revisionId ? [{ link, side, start, end }] : [];
    })),
    [linkList.data, sourceId, opened.revisionId],
  );
  // What has lost all its words in a correction has no place here any more.
  const causes = useMemo(
    () => (causeList.data?.links ?? []).flatMap((link) => (link.quote.revisionId === opened.revisionId ? [{ link, start: link.quote.start, end: link.quote.end }] : [])),
    [causeList.data, opened.revisionId],
  );
  const factorNames = useMemo(() => new Map((factorList.data?.factors ?? []).map(({ id, name }) => [id, name])), [factorList.data]);
  const marked = useMemo((): Marked[] => [
    ...signs.map(({ sign, start, end }) => ({ kind: 'sign' as const, start, end, words: `Sign of change, ${polarityWords[sign.polarity].word.toLowerCase()}: ${sign.indicatorWording}` })),
    ...evidence.map(({ start, end, side, statement }) => ({ kind: 'evidence' as const, start, end, words: `Evidence ${side}: ${statement}` })),
    ...memos.map(({ memo, start, end }) => ({ kind: 'memo' as const, start, end, words: `Memo: ${titleOf(memo, 90)}` })),
    ...codings.filter((coding) => coding.memo.trim() !== '').map(({ start, end, codeId, memo }) => ({ kind: 'memo' as const, start, end, words: `Memo on ${codes.get(codeId)?.name ?? 'a code'}: ${memo}` })),
    ...links.map(({ link, side, start, end }) => ({ kind: 'link' as const, start, end, words: `Link: ${linkWords[link.kind][side]} “${link[side === 'from' ? 'to' : 'from'].text}”` })),
    ...causes.map(({ link, start, end }) => ({ kind: 'cause' as const, start, end, words: `${factorNames.get(link.causeId) ?? 'Something'} ${polarityWordsOf[link.polarity].word} ${factorNames.get(link.effectId) ?? 'something'}` })),
  ], [signs, evidence, memos, codings, codes, links, causes, factorNames]);
  return { codings, codes, coders, voices, recent, speakers, signs, memos, links, causes, evidence, marked, current: team.data?.current, problem: asked.error };
}

/** The value before as long as nothing has changed that matters, so that what is drawn from it is not drawn again. */
function useSame<Value>(value: Value, isSame: (before: Value, now: Value) => boolean): Value {
  const kept = useRef(value);
  if (kept.current !== value && !isSame(kept.current, value)) kept.current = value;
  return kept.current;
}

/** How often codes are used changes with every coding, and nothing here shows it. */
function isSameLook(before: ReadonlyMap<string, Code>, now: ReadonlyMap<string, Code>): boolean {
  return before.size === now.size && [...now].every(([id, code]) => {
    const earlier = before.get(id);
    return earlier !== undefined && earlier.version === code.version;
  });
}

import { useDeferredValue, useMemo, useRef } from 'react';
import type { Coding, OpenedSource } from '../../../../contract/index.ts';
import { useAsk } from '../../../client/ask.ts';
import { recentCodes } from '../../coding/code-choices.ts';
import { layStripes, noStripes, type Stripes } from '../../coding/stripes.ts';
import { useEvidenceFrom } from '../../coding/use-evidence.ts';
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
  const evidence = useEvidenceFrom(sourceId);

  // The words are there at once; thousands of codings are drawn over them a moment later.
  const codings = useDeferredValue(asked.data?.codings ?? noCodings, noCodings);
  const codes = useMemo(() => new Map((codebook.data?.codes ?? []).map((code) => [code.id, code])), [codebook.data]);
  const coders = useMemo(() => new Map((team.data?.coders ?? []).map((coder) => [coder.id, coder])), [team.data]);
  const voices = useMemo(() => new Map((voiceList.data?.voices ?? []).map((voice) => [voice.id, voice])), [voiceList.data]);
  const recent = useMemo(() => recentCodes(codings, team.data?.current), [codings, team.data]);
  const marks = useMemo(() => speakerMarks(opened, voices), [opened, voices]);
  // A sign without its quote has lost its words; it has no place here any more.
  const signs = useMemo(
    () => (signList.data?.signs ?? []).flatMap((sign) => (sign.quote?.sourceId === sourceId ? [{ sign, start: sign.quote.start, end: sign.quote.end }] : [])),
    [signList.data, sourceId],
  );
  const laid = useRef<Stripes>(noStripes);
  const stripes = useMemo(() => (laid.current = layStripes(laid.current, codings, codes, opened.paragraphs)), [codings, codes, opened.paragraphs]);
  return { codings, codes, coders, voices, recent, marks, signs, evidence, stripes, problem: asked.error };
}

import { useEffect, useMemo, useState } from 'react';
import type { Coder, Difference, OpenedSource } from '../../../contract/index.ts';
import { keyLabel, useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { announce, Button, Checkbox, Cluster, Notice } from '../../ui/index.ts';
import { speakerMarks } from '../sources/reader/speaker-marks.ts';
import { ComparedHeads, ComparedText } from './ComparedText.tsx';
import { comparedRows } from './compared-rows.ts';
import { listed, type Reader } from './coder-line.ts';
import { DifferenceInspector } from './DifferenceInspector.tsx';
import { differenceSentence } from './difference-words.ts';
import './Compare.css';

type CompareProps = { sourceId: string; readers: readonly Reader[]; coders: readonly Coder[]; /** Where in the text to begin. */ at: number | null };

/** Two readings of one source: walked from difference to difference, talked about, settled. No score needed. */
export function Compare({ sourceId, readers, coders, at }: CompareProps) {
  const opened = useAsk('sources.read', { id: sourceId });
  const compared = useAsk('agreement.compare', { sourceId, coderIds: readers.map((reader) => reader.id) }, { keepPrevious: true });
  const problem = opened.error ?? compared.error;
  if (problem) return <ProblemNotice problem={problem} />;
  if (opened.data === undefined || compared.data === undefined) return <p role="status">Laying the readings side by side…</p>;
  return <Walk key={sourceId} opened={opened.data} compared={compared.data} readers={readers} coders={coders} at={at} />;
}

type WalkProps = { opened: OpenedSource; compared: { codings: Parameters<typeof comparedRows>[1]; differences: readonly Difference[] }; readers: readonly Reader[]; coders: readonly Coder[]; at: number | null };

function Walk({ opened, compared, readers, coders, at }: WalkProps) {
  const codebook = useAsk('codebook.list', {});
  const voices = useAsk('voices.list', {});
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { codings, differences } = compared;
  const [inHand, setInHand] = useState<string | null>(() => differences.find((one) => at !== null && one.quote.end > at)?.key ?? null);
  const codes = useMemo(() => new Map((codebook.data?.codes ?? []).map((code) => [code.id, code])), [codebook.data]);
  const rows = useMemo(() => comparedRows(opened.paragraphs, codings, readers.map((reader) => reader.id), codes, differences), [opened, codings, readers, codes, differences]);
  const names = useMemo(() => speakerMarks(opened, new Map((voices.data?.voices ?? []).map((voice) => [voice.id, voice]))).map((mark) => mark?.name ?? null), [opened, voices.data]);
  const current = differences.find((one) => one.key === inHand) ?? null;
  const walked = onlyOpen ? differences.filter((one) => one.settlement === null || one.key === inHand) : differences;
  const place = walked.findIndex((one) => one.key === inHand);
  const open = differences.filter((one) => one.settlement === null).length;

  function show(difference: Difference | undefined): void {
    if (difference === undefined) return;
    setInHand(difference.key);
    announce(differenceSentence(difference, readers, codes.get(difference.codeId)?.name ?? 'a code'));
  }
  const next = (): void => show(place === -1 ? walked.find((one) => one.settlement === null) ?? walked[0] : walked[place + 1]);
  const before = (): void => show(place === -1 ? walked.at(-1) : walked[place - 1]);
  useKeys({ n: next, p: before, escape: () => (inHand === null ? false : setInHand(null)) });

  // Rows that were never near the screen have a guessed height: look again when they have been drawn.
  useEffect(() => {
    if (inHand === null) return;
    const bring = (): void => document.querySelector('.compared-difference')?.scrollIntoView({ block: 'center' });
    bring();
    document.querySelector('.ui-inspector')?.scrollTo(0, 0);
    const again = requestAnimationFrame(bring);
    return () => cancelAnimationFrame(again);
  }, [inHand]);

  const silent = readers.filter((reader) => !codings.some((coding) => coding.coderId === reader.id) && !differences.some((one) => [...one.coded, ...one.left].includes(reader.id)));
  const sentence =
    readers.length - silent.length < 2 ? 'There is nothing to compare in this source yet.'
    : differences.length === 0 ? 'They read this source alike.'
    : `${differences.length === 1 ? 'One difference' : `${differences.length} differences`}, ${open === 0 ? 'all settled' : open === differences.length ? 'none settled yet' : `${open} still open`}.`;
  return (
    <div className="compare">
      <div className="compare-in">
        <div className="compare-head">
          <div className="compare-bar">
            <p className="compare-sentence" role="status">{sentence}</p>
            <Cluster gap={12}>
              {differences.length > open && open > 0 && <Checkbox isSelected={onlyOpen} onChange={setOnlyOpen}>Only open</Checkbox>}
              <Cluster gap={8}>
                <Button size="small" icon="chevron-left" aria-label="Difference before" keys={keyLabel('p')} isDisabled={differences.length === 0 || place === 0} onPress={before}>Before</Button>
                <Button size="small" icon="chevron-right" aria-label="Next difference" keys={keyLabel('n')} isDisabled={differences.length === 0 || place === walked.length - 1} onPress={next}>Next</Button>
              </Cluster>
            </Cluster>
          </div>
          <ComparedHeads readers={readers} />
        </div>
        {silent.length > 0 && <Notice kind="info" title={`${listed(silent.map((reader) => reader.name))} ${silent.length === 1 ? 'has' : 'have'} not coded in this source yet.`}>A passage counts as left only by somebody who has coded something in the source.</Notice>}
        <ComparedText opened={opened} rows={rows} readers={readers} names={names} shown={current?.quote ?? null} inHand={inHand} onChoose={(key) => show(differences.find((one) => one.key === key))} />
        {current !== null && (
          <DifferenceInspector
            difference={current}
            place={place === -1 ? '' : `${place + 1} of ${walked.length}`}
            code={codes.get(current.codeId)}
            readers={readers}
            coders={coders}
            codings={codings}
            text={opened.text}
            onSettled={() => {
              const following = walked.slice(place + 1).find((one) => one.settlement === null);
              setInHand(following?.key ?? null);
            }}
          />
        )}
      </div>
    </div>
  );
}

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Code, Restriction, Summary } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { InInspector } from '../../app/inspector.tsx';
import { keyLabel } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Cluster, LinkButton, Notice, Section, Stack, TextArea } from '../../ui/index.ts';
import { counted, whenInWords } from '../coding/in-words.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { type FrameworkRow } from './framework-grid.ts';
import { placeOf } from './auto-code-rule.ts';
import { PassageList } from './PassageList.tsx';

type Words = { text: string; cites: string[] };
type Present = Words & { version: number };

const presentOf = (summary: Summary | null): Present => ({ text: summary?.text ?? '', cites: summary?.cites ?? [], version: summary?.version ?? 0 });
const same = (one: Words, other: Words): boolean => one.text === other.text && JSON.stringify(one.cites) === JSON.stringify(other.cites);

type CellProps = {
  rowKind: 'voice' | 'source';
  row: FrameworkRow;
  code: Code;
  summary: Summary | null;
  restriction: Restriction;
  /** How often the person opened a cell: each time the words take the focus. 0: it was left open. */
  opening: number;
  /** Back to the grid. */
  onLeave: () => void;
};

/** One cell beside the grid: what is written of it, and the quotes that it rests on. */
export function FrameworkCell(props: CellProps) {
  return <InInspector label={`${props.code.name}, ${props.row.name}`}><CellContent {...props} /></InInspector>;
}

function CellContent({ rowKind, row, code, summary, restriction, opening, onLeave }: CellProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opening > 0) box.current?.querySelector('textarea')?.focus();
  }, [opening]);
  const present = presentOf(summary);
  const [opened, setOpened] = useState(present);
  const [words, setWords] = useState<Words>({ text: present.text, cites: present.cites });
  // What nobody has touched here follows what is stored; what somebody is writing stays.
  if (present.version !== opened.version && (same(words, opened) || same(words, present))) {
    setOpened(present);
    setWords({ text: present.text, cites: present.cites });
  }
  const quotes = useAsk('questions.cell', { rows: { by: rowKind }, columns: { by: 'code', codeIds: [code.id] }, count: 'codings', restriction, row: row.id, column: code.id, limit: 500 });
  const ofCode = useAsk('coding.quotes', { codeId: code.id });
  const idsAt = Map.groupBy(ofCode.data?.quotes ?? [], placeOf);
  // Two coders on the same words are one passage.
  const passages = [...new Map((quotes.data?.passages ?? []).map(({ codes: _, ...passage }) => [placeOf(passage), passage])).values()];
  const idsOf = (index: number): string[] => idsAt.get(placeOf(passages[index]!))?.map(({ codingId }) => codingId) ?? passages[index]!.codingIds;
  const isTicked = (index: number): boolean => idsOf(index).some((id) => words.cites.includes(id));
  const here = new Set((ofCode.data?.quotes ?? []).map(({ codingId }) => codingId));

  function toggle(index: number): void {
    const ids = idsOf(index);
    setWords({ ...words, cites: isTicked(index) ? words.cites.filter((id) => !ids.includes(id)) : [...words.cites, ...ids] });
  }
  // Also from the quotes: who has just ticked what the words rest on keeps both.
  function onKey(event: KeyboardEvent): void {
    const isKeep = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isKeep && event.key !== 'Escape') return;
    event.preventDefault();
    if (isKeep) box.current?.querySelector('form')?.requestSubmit();
    else onLeave();
  }
  return (
    <div ref={box} onKeyDown={onKey}>
      <Section title={code.name} about={[row.name, row.detail].filter(Boolean).join(', ')}>
        <SummaryForm
          key={opened.version}
          rowKind={rowKind}
          row={row}
          code={code}
          summary={summary}
          words={words}
          onWords={setWords}
          isHere={(id) => here.has(id)}
          quotes={new Set((ofCode.data?.quotes ?? []).filter(({ codingId }) => words.cites.includes(codingId)).map(placeOf)).size}
          isReady={ofCode.data !== undefined}
          onLeave={onLeave}
        />
      </Section>
      <Section title="Quotes" count={passages.length} about={passages.length === 0 ? undefined : 'Tick those that the summary rests on: Space, or a click.'}>
        <ProblemNotice problem={quotes.error ?? ofCode.error} />
        {quotes.data === undefined && quotes.isPending && <p role="status">Looking for them…</p>}
        {quotes.data !== undefined && passages.length === 0 && <p className="framework-inspector-row">Nothing of {row.name} is coded with “{code.name}” here. That can be worth a sentence, too.</p>}
        <PassageList label={`Quotes of ${row.name} on ${code.name}`} passages={passages} isNarrow isTicked={isTicked} onSpace={toggle} />
      </Section>
    </div>
  );
}

type FormProps = Pick<CellProps, 'rowKind' | 'row' | 'code' | 'summary' | 'onLeave'> & {
  words: Words;
  onWords: (words: Words) => void;
  /** Whether a coding still bears the code. */
  isHere: (id: string) => boolean;
  /** Different passages that it cites. */
  quotes: number;
  isReady: boolean;
};

function SummaryForm({ rowKind, row, code, summary, words, onWords, isHere, quotes, isReady, onLeave }: FormProps) {
  const change = useChange('questions.summarise');
  const hold = useChange('questions.summarise');
  const coders = useAsk('team.coders', {}).data?.coders ?? [];
  const present = presentOf(summary);
  const latest = useRef(present);
  latest.current = present;
  const target = { rowKind, rowId: row.id, codeId: code.id } as const;
  const draft = useDraft<Words>(`summary ${rowKind} ${row.id} ${code.id}`, words, (back) => onWords({ ...words, ...back }));
  const done = (): void => { draft.forget(); onLeave(); };
  const { keep, isSaving, notice } = useKeptFields<Words>(
    present,
    words,
    async (patch, expectedVersion) => {
      // What is no longer coded so can't be rested on.
      const cites = (patch.cites ?? latest.current.cites).filter(isHere);
      await change.mutateAsync({ ...target, text: patch.text ?? latest.current.text, cites, expectedVersion });
      announce('Summary kept');
    },
    done,
    (theirs) => theirs.text ?? 'The same words, resting on other quotes.',
  );
  function leave(): void {
    const { text, cites } = present;
    draft.forget({ text, cites });
    onWords({ text, cites });
    onLeave();
  }
  const isTouched = !same(words, present);
  const kept = words.cites.filter(isHere);
  const gone = isReady ? words.cites.length - kept.length : 0;
  return (
    <form aria-label="Summary of this cell" onSubmit={(event) => { event.preventDefault(); if (isReady && !isSaving) keep(); }}>
      <Stack gap={12}>
        {summary?.stale && (
          <Notice
            kind="caution"
            title="Something it cites has changed."
            actions={!isTouched && isReady && <Button size="small" isDisabled={hold.isPending} onPress={() => hold.mutate({ ...target, text: present.text, cites: kept, expectedVersion: present.version }, { onSuccess: () => announce('Summary kept as it is') })}>It still holds</Button>}
          >
            {gone > 0 ? `${counted(gone, 'coding')} of ${words.cites.length} that it cites ${gone === 1 ? 'is' : 'are'} gone or recoded.` : 'Words that it rests on were corrected.'} Read the quotes again, then keep it or write it anew.
          </Notice>
        )}
        <ProblemNotice problem={hold.error} />
        <TextArea label="Summary" {...(isReady && { note: `rests on ${quotes === 0 ? 'no quote yet' : counted(quotes, 'quote')}` })} rows={6} value={words.text} onChange={(text) => onWords({ ...words, text })} description={summary === null ? 'What this comes to, in your words.' : `Written by ${coders.find(({ id }) => id === summary.coderId)?.name ?? 'a coder'}, ${whenInWords(summary.at, new Date().toISOString())}.${words.text.trim() === '' ? ' Kept empty, it is taken away.' : ''}`} />
        <DraftNotice draft={draft} />
        {notice}
        <Cluster justify="between">
          {isTouched ? <LinkButton onPress={leave}>Leave it as it was</LinkButton> : <LinkButton onPress={onLeave}>Back to the grid</LinkButton>}
          <Button kind="primary" type="submit" keys={keyLabel('mod+enter')} isDisabled={isSaving || !isReady || !isTouched || (words.text.trim() === '' && summary === null)}>Keep it</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

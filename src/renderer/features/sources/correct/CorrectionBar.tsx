/** Correcting the text of a source while one reads: what was typed and not saved yet, and what saving would do to the codings. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChangedCoding, Code, OpenedSource } from '../../../../contract/index.ts';
import { keyLabel, useKeys } from '../../../app/keys.ts';
import { hourOf } from '../../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { queryClient, useAsk, useChange } from '../../../client/ask.ts';
import { announce, Button, TextField } from '../../../ui/index.ts';
import { beginningOf, counted } from '../../coding/in-words.ts';
import { getAtWork, setAtWork } from './at-work.ts';
import { correcting, type Draft, editsOf, isChanged, laidAnew, opening, turnsSaid, withDraft, without } from './drafts.ts';
import { consequences } from './in-words.ts';
import { useKeptCorrections } from './kept-corrections.ts';
import './CorrectionBar.css';

type CorrectionBarProps = {
  opened: OpenedSource;
  /** Number of the paragraph at the cursor, which F2 corrects; null for none. */
  at: number | null;
  codes: ReadonlyMap<string, Code>;
  /** Brings a paragraph into view. */
  onShow: (place: { start: number; end: number }) => void;
};

const noParagraphs: readonly number[] = [];

// The words of every look before saving are part of the question: forgotten as soon as they are off the screen.
queryClient.setQueryDefaults(['sources.previewCorrection'], { gcTime: 0 });

/** A value once nothing has changed it for a moment: while somebody types, the vault is asked now and then, not at every letter. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 200);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Number of the paragraph that has the focus or the caret, where the reader has let go of its place. */
function rowInHand(): number | null {
  const caret = document.getSelection()?.anchorNode ?? null;
  const row = document.activeElement?.closest<HTMLElement>('.reader-row') ?? (caret instanceof Element ? caret : caret?.parentElement)?.closest<HTMLElement>('.reader-row');
  return row?.dataset['paragraph'] === undefined ? null : Number(row.dataset['paragraph']);
}

/** Begins to correct a paragraph, from a button or a key. */
export function beginCorrecting(opened: OpenedSource, number: number): void {
  correcting.set(opening(correcting.get(), opened, number));
}

export function CorrectionBar({ opened, at, codes, onShow }: CorrectionBarProps) {
  const { source, revisionId, paragraphs } = opened;
  const kept = correcting.use();
  const here = kept?.sourceId === source.id ? kept : null;
  const back = useKeptCorrections(opened, here);
  const corrected = useAsk('sources.corrected', { id: source.id }).data?.paragraphs ?? noParagraphs;
  const correct = useChange('sources.correct');
  const correctTurn = useChange('sources.correctTurn');
  const [isAsking, setAsking] = useState(false);
  const isSaving = useRef(false);

  // The text was changed elsewhere: what is typed goes along.
  useEffect(() => {
    if (here !== null && here.revisionId !== revisionId && !isSaving.current) correcting.set(laidAnew(here, opened));
  }, [here, revisionId, opened]);

  const changed = here === null ? [] : here.drafts.filter(isChanged);
  const edits = useMemo(() => (here === null || here.revisionId !== revisionId ? [] : editsOf(here, opened)), [here, revisionId, opened]);
  const asked = useSettled(edits);
  const preview = useAsk('sources.previewCorrection', { id: source.id, revisionId, edits: asked }, { enabled: asked.length > 0 && here?.revisionId === revisionId, keepPrevious: true });

  function shut(): void {
    const from = here?.open ?? null;
    correcting.set(null);
    setAsking(false);
    for (const change of [correct, correctTurn]) if (change.error !== null) change.reset();
    if (from !== null) requestAnimationFrame(() => document.querySelector<HTMLElement>(`.reader-row[data-paragraph="${from}"]`)?.focus());
  }

  async function save(): Promise<void> {
    const now = correcting.get();
    if (now === null || isSaving.current) return;
    const [turns, words] = [turnsSaid(now, opened), editsOf(now, opened)];
    if (turns.length === 0 && words.length === 0) return shut();
    isSaving.current = true;
    try {
      let last = now.revisionId;
      for (const said of turns) {
        last = (await correctTurn.mutateAsync({ id: source.id, revisionId: last, ...said, reason: now.reason })).revisionId;
        // Saved already, should what follows be refused.
        const number = now.drafts.find(({ speaker }) => speaker === said.speaker)?.number;
        const still = correcting.get();
        if (number !== undefined && still !== null) correcting.set({ ...withDraft(still, number, { speaker: null }), revisionId: last });
      }
      if (words.length > 0) {
        const { carried } = await correct.mutateAsync({ id: source.id, revisionId: last, edits: words, reason: now.reason });
        announce(`Corrected. ${consequences(carried).join(' ')}`);
      } else announce('Who speaks is corrected');
      shut();
    } catch {
      // The reason stands in the bar, and what was typed in its paragraphs.
    } finally {
      isSaving.current = false;
      const still = correcting.get();
      if (still !== null) correcting.set({ ...still });
    }
  }

  function goOn(): void {
    setAsking(false);
    document.querySelector<HTMLElement>('.correct[data-open] textarea')?.focus();
  }

  function leave(): void {
    if (changed.length === 0) shut();
    else setAsking(true);
  }

  function open(number: number): void {
    beginCorrecting(opened, number);
    const paragraph = paragraphs[number - 1];
    if (paragraph !== undefined) onShow(paragraph);
  }

  const latest = useRef({ save, leave, open });
  latest.current = { save, leave, open };
  const [on] = useState(() => ({
    change: (number: number, patch: Partial<Pick<Draft, 'now' | 'isJoined' | 'speaker'>>) => {
      const now = correcting.get();
      if (now !== null) correcting.set(withDraft(now, number, patch));
    },
    open: (number: number) => { if (getAtWork()?.open !== number) latest.current.open(number); },
    save: () => void latest.current.save(),
    leave: () => latest.current.leave(),
    drop: (number: number) => {
      const now = correcting.get();
      if (now !== null) correcting.set(without(now, number));
    },
  }));
  useLayoutEffect(() => {
    setAtWork({ opened, drafts: new Map(here?.revisionId === revisionId ? here.drafts.map((draft) => [draft.number, draft]) : []), open: here?.open ?? null, corrected: new Set(corrected), on });
  }, [opened, here, revisionId, corrected, on]);
  useEffect(() => () => setAtWork(null), []);

  useKeys({
    f2: () => {
      const number = at ?? rowInHand();
      return number === null ? false : open(number);
    },
    'mod+enter': () => (here === null ? false : void save()),
    escape: () => (here === null ? false : isAsking ? goOn() : leave()),
  });

  if (here === null) return null;
  const told = preview.data !== undefined && edits.length > 0 ? preview.data : null;
  const problem = correct.error ?? correctTurn.error ?? (edits.length > 0 ? preview.error : null);
  return (
    <section className="correction" aria-label="Correction">
      <div className="correction-words" role="status">
        <p>
          <strong className="correction-title">{changed.length === 0 ? 'Correct the words where they stand.' : `${counted(changed.length, 'paragraph')} corrected, not saved yet.`}</strong>
          {back !== null && ` Your unsaved words of ${hourOf(back)} are back.`}
          {changed.length === 0 && ' Enter parts a paragraph. Codings go along by rule; you see here what happens to them before you save.'}
          {told !== null && ` ${consequences(told).join(' ')}`}
        </p>
        {changed.length > 0 && edits.length === 0 && <p>Who speaks changes, and no word. Codings stay where they are.</p>}
        {told !== null && <Which codings={told.codings} codes={codes} />}
      </div>
      <div className="correction-acts">
        {isAsking ? (
          <div className="correction-acts" role="group" aria-label="Leave the correction">
            <p role="alert">Leave the correction? What you have typed goes.</p>
            <Button size="small" autoFocus onPress={goOn}>Go on correcting</Button>
            <Button size="small" kind="danger" onPress={shut}>Leave it</Button>
          </div>
        ) : (
          <>
            {changed.length > 0 && <TextField label="Reason" hasHiddenLabel placeholder="Why, if you like" value={here.reason} onChange={(reason) => correcting.set({ ...here, reason })} />}
            <Button size="small" kind="quiet" onPress={leave}>Leave it</Button>
            <Button size="small" kind="primary" keys={keyLabel('mod+enter')} isDisabled={changed.length === 0} onPress={() => void save()}>Save the correction</Button>
          </>
        )}
      </div>
      <ProblemNotice problem={problem} />
    </section>
  );
}

/** Codings that change with their words or lose them; the first few by name. */
function Which({ codings, codes }: { codings: readonly ChangedCoding[]; codes: ReadonlyMap<string, Code> }) {
  const shown = codings.toSorted((one, other) => Number(one.how === 'changed') - Number(other.how === 'changed')).slice(0, 3);
  if (shown.length === 0) return null;
  return (
    <ul className="correction-which" aria-label="Codings that do not stay as they are">
      {shown.map(({ codingId, codeId, how, before, after }) => (
        <li key={codingId}>
          <span className="correction-code">{codes.get(codeId)?.name ?? 'A code'}</span>
          {how === 'changed' ? <>: “{beginningOf(before, 40)}” becomes “{beginningOf(after, 40)}”</> : <> loses “{beginningOf(before, 60)}”</>}
        </li>
      ))}
      {codings.length > shown.length && <li>and {codings.length - shown.length} more</li>}
    </ul>
  );
}

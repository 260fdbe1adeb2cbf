import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keyLabel } from '../../../app/keys.ts';
import { Button, Icon, LinkButton, Select, TextArea, TextField, VisuallyHidden } from '../../../ui/index.ts';
import { getAtWork, useIsCorrected, useIsOpen } from './at-work.ts';
import type { Draft, SaidSpeaker } from './drafts.ts';
import { draftOf, isChanged } from './drafts.ts';
import './CorrectParagraph.css';

const somebodyElse = 'somebody else';

/** A paragraph while it is corrected: its words, typed where they stand. */
export function CorrectParagraph({ draft }: { draft: Draft }) {
  const { number, now, isJoined, isOverOthers, was } = draft;
  const isOpen = useIsOpen(number);
  const box = useRef<HTMLDivElement>(null);
  const work = getAtWork();
  // What is typed is shown at once: the draft comes back a moment later, and a field that is given its old words in between puts the caret at its end.
  const [typed, setTyped] = useState(now);
  const said = useRef(now);
  useLayoutEffect(() => {
    if (now === said.current) return;
    said.current = now;
    setTyped(now);
  }, [now]);
  useEffect(() => {
    if (!isOpen) return undefined;
    if (box.current?.contains(document.activeElement) === false) box.current.querySelector('textarea')?.focus();
    // What is said over the text about the correction may have come down on the paragraph.
    const frame = requestAnimationFrame(() => {
      const hidden = (document.querySelector('.reader-head')?.getBoundingClientRect().bottom ?? 0) + 12 - (box.current?.getBoundingClientRect().top ?? 0);
      if (hidden > 0) document.getElementById('main')?.scrollBy({ top: -hidden });
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen]);
  if (work === null) return null;
  const { on, opened } = work;

  function onKeyDown(event: React.KeyboardEvent): void {
    const field = event.target;
    const isMod = event.ctrlKey || event.metaKey;
    const take = (act: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    if (event.key === 'Enter' && isMod) return take(on.save);
    if (event.key === 'Escape') return take(on.leave);
    if (!(field instanceof HTMLTextAreaElement)) return;
    if (event.key === 'ArrowDown' && isMod && number < opened.paragraphs.length) return take(() => on.open(number + 1));
    if (event.key === 'ArrowUp' && isMod && number > 1) return take(() => on.open(number - 1));
    if (event.key === 'Backspace' && !isMod && field.selectionStart === 0 && field.selectionEnd === 0 && number > 1 && !isJoined) take(() => on.change(number, { isJoined: true }));
  }

  return (
    <div ref={box} className="correct" data-open={isOpen || undefined} onKeyDown={onKeyDown} onFocus={() => { if (!isOpen) on.open(number); }}>
      <TextArea label={`Text of paragraph ${number}`} hasHiddenLabel rows={1} isVoice value={typed} onChange={(next) => { setTyped(next); said.current = next; on.change(number, { now: next }); }} />
      {isOverOthers && <p className="correct-note" role="status">Meanwhile this paragraph was changed. It now reads: “{was}”. What you typed is kept, and takes its place when you save.</p>}
      {isOpen && (
        <div className="correct-tools">
          <WhoSpeaks draft={draft} />
          {isJoined
            ? <LinkButton onPress={() => on.change(number, { isJoined: false })}>Part from the paragraph before</LinkButton>
            : number > 1 && <LinkButton onPress={() => on.change(number, { isJoined: true })}>Join to the paragraph before</LinkButton>}
          {isChanged(draft) && <LinkButton onPress={() => on.change(number, { now: draftOf(opened, opened.paragraphs[number - 1]!).was, isJoined: false, speaker: null })}>As it was</LinkButton>}
          <Button size="small" kind="quiet" onPress={() => on.open(number + 1)} isDisabled={number >= opened.paragraphs.length} keys={keyLabel('mod+arrowdown')}>Next</Button>
        </div>
      )}
    </div>
  );
}

/** Who speaks in the turn that the paragraph belongs to. */
function WhoSpeaks({ draft }: { draft: Draft }) {
  const work = getAtWork();
  const [isNew, setNew] = useState(false);
  const { opened, on } = work!;
  const turn = opened.paragraphs[draft.number - 1]?.turn ?? null;
  if (turn === null) return null;
  const speaks = opened.speakers[opened.turns[turn]?.speaker ?? -1];
  const said = draft.speaker;
  const say = (speaker: SaidSpeaker | null): void => on.change(draft.number, { speaker });
  const chosen = isNew || (said !== null && 'label' in said) ? somebodyElse : said === null ? (speaks?.id ?? null) : said.id;
  return (
    <>
      <Select
        label="Who speaks in this turn"
        hasHiddenLabel
        choices={[...opened.speakers.map(({ id, label }) => ({ id, label })), { id: somebodyElse, label: 'Somebody else …' }]}
        value={chosen}
        onChange={(id) => {
          setNew(id === somebodyElse);
          say(id === somebodyElse || id === speaks?.id ? null : { id });
        }}
      />
      {chosen === somebodyElse && <TextField label="Who it is" hasHiddenLabel placeholder="Who it is" autoFocus value={said !== null && 'label' in said ? said.label : ''} onChange={(label) => say(label.trim() === '' ? null : { label })} />}
    </>
  );
}

/** A small sign beside a paragraph that reads otherwise than it came. */
export function CorrectedMark({ number }: { number: number }) {
  if (!useIsCorrected(number)) return null;
  return <span className="reader-corrected" title="Corrected since it came"><Icon name="pencil" /><VisuallyHidden>corrected since it came</VisuallyHidden></span>;
}

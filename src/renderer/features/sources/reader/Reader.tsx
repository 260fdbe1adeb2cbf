/** One source to read and code, by keys or by mouse. */
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Coding, OpenedSource } from '../../../../contract/index.ts';
import { InInspector } from '../../../app/inspector.tsx';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useAsk } from '../../../client/ask.ts';
import { announce, Popover } from '../../../ui/index.ts';
import { CodePicker } from '../../coding/CodePicker.tsx';
import { recentCodes } from '../../coding/code-choices.ts';
import { MemoForm } from '../../coding/MemoForm.tsx';
import { PassageBar, type PassageAct } from '../../coding/PassageBar.tsx';
import { SignForm } from '../../coding/SignForm.tsx';
import { overlap, type Span } from '../../coding/highlights.ts';
import { layStripes, noStripes, type Stripes } from '../../coding/stripes.ts';
import { useCoding } from '../../coding/use-coding.ts';
import { useEvidenceFrom } from '../../coding/use-evidence.ts';
import { UseAsEvidenceDialog } from '../../claims/UseAsEvidenceDialog.tsx';
import { SourceInspector } from '../SourceInspector.tsx';
import { FindBar } from './FindBar.tsx';
import { createHand } from './hand.ts';
import { createNearness } from './nearness.ts';
import { paint } from './painted.ts';
import { PassageInspector } from './PassageInspector.tsx';
import { ReaderHeader } from './ReaderHeader.tsx';
import { ReaderText } from './ReaderText.tsx';
import { codingInHand, here, moved, neighbour, nowhere, target, type Move, type Reading } from './reading.ts';
import { type Box, bringIntoView, placeOf, scrollerOf, seenParagraph } from './scroll.ts';
import { selectedSpan } from './selection-offsets.ts';
import { speakerMarks } from './speaker-marks.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useSelection } from './use-selection.ts';
import './Reader.css';

type ReaderProps = {
  opened: OpenedSource;
  /** A passage to show at once, from a link. */
  shown: { start: number; end: number | null } | null;
};

type Asking = 'code' | 'memo' | 'sign' | 'evidence';

const noCodings: readonly Coding[] = [];
/** How far down each source was read, while the window stands. */
const placesLeft = new Map<string, number>();

export function Reader({ opened, shown }: ReaderProps) {
  const { source, paragraphs, text } = opened;
  const sourceId = source.id;
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

  const root = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const laid = useRef<Stripes>(noStripes);
  const stripes = useMemo(() => (laid.current = layStripes(laid.current, codings, codes, paragraphs)), [codings, codes, paragraphs]);
  const nearness = useMemo(() => createNearness(document.getElementById('main')), []);

  const [reading, dispatch] = useReducer((now: Reading, move: Move) => moved(paragraphs, now, move), nowhere);
  const [asking, setAsking] = useState<{ what: Asking; at: Box } | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [found, setFound] = useState<{ places: readonly Span[]; place: Span | null }>({ places: [], place: null });
  const [bar, setBar] = useState<{ left: number; top: number } | null>(null);

  const acts = useCoding(sourceId, codes, recent);
  const passage = target(paragraphs, reading);
  const codingsHere = useMemo(() => here(paragraphs, reading, codings), [paragraphs, reading, codings]);
  const inHand = codingInHand(reading, codingsHere);
  const inHandStripe = inHand === null ? null : (stripes.byId.get(inHand.id) ?? null);
  const signsHere = useMemo(() => (passage === null ? [] : (signList.data?.signs ?? []).filter((sign) => sign.quote !== null && sign.quote.sourceId === sourceId && overlap(sign.quote, passage))), [signList.data, passage?.start, passage?.end, sourceId]);
  const evidenceHere = useMemo(() => (passage === null ? [] : evidence.filter((item) => overlap(item, passage))), [evidence, passage?.start, passage?.end]);

  const hand = useMemo(createHand, []);
  useLayoutEffect(() => hand.set(reading.at?.paragraph ?? null, inHandStripe), [hand, reading.at?.paragraph, inHandStripe]);

  // Lines move with the width and with the letters.
  useEffect(() => {
    const observer = new ResizeObserver(() => nearness.again());
    if (root.current !== null) observer.observe(root.current);
    void document.fonts.ready.then(() => nearness.again());
    return () => {
      observer.disconnect();
      nearness.close();
    };
  }, [nearness]);

  // What a link points at, or where one left off.
  const shownStart = shown?.start ?? null;
  const shownEnd = shown?.end ?? null;
  useLayoutEffect(() => {
    const scroller = scrollerOf(root.current);
    if (root.current === null || scroller === null) return;
    if (shownStart === null) scroller.scrollTop = placesLeft.get(sourceId) ?? 0;
    else {
      const span = { start: Math.min(shownStart, text.length - 1), end: Math.min(shownEnd ?? shownStart + 1, text.length) };
      bringIntoView(root.current, span, 'centre');
      if (shownEnd === null) dispatch({ do: 'stand', offset: span.start });
      else dispatch({ do: 'select', passage: span });
    }
    return () => void placesLeft.set(sourceId, scroller.scrollTop);
  }, [sourceId, shownStart, shownEnd, text]);

  // The passage in hand is painted whenever nothing else shows it: neither the browser's own selection nor a coding in hand.
  const isShown = inHand !== null && reading.passage?.start === inHand.start && reading.passage.end === inHand.end;
  const painted = isShown ? null : reading.passage;
  useEffect(() => {
    const draw = (): void => paint('kist-passage', root.current, painted === null || selectedSpan(root.current!, document.getSelection()) !== null ? [] : [painted]);
    draw();
    document.addEventListener('selectionchange', draw);
    return () => {
      document.removeEventListener('selectionchange', draw);
      paint('kist-passage', null, []);
    };
  }, [painted, stripes]);

  useSelection(root, text, {
    onSelect: (selected, byMouse) => {
      dispatch({ do: 'select', passage: selected, byMouse });
      if (byMouse) setBar(barPlace(root.current, room.current, selected));
    },
    onStand: (offset) => dispatch({ do: 'stand', offset }),
  });

  const letGo = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'let-go' });
  }, []);

  function ask(what: Asking): void {
    if (root.current === null || passage === null) return;
    const about = what === 'memo' && inHand !== null ? inHand : passage;
    dispatch({ do: 'hide-bar' });
    bringIntoView(root.current, about);
    const at = placeOf(root.current, about);
    if (at !== null) setAsking({ what, at });
  }

  function open(coding: Coding): void {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'open', coding });
    if (root.current !== null) bringIntoView(root.current, coding);
  }

  function walk(by: 1 | -1): void {
    const next = neighbour(paragraphs, reading, codings, by);
    if (next === null) {
      announce(codings.length === 0 ? 'No codings yet' : by === 1 ? 'No further coding' : 'No earlier coding');
      return;
    }
    open(next);
    announce(`${codes.get(next.codeId)?.name ?? 'a code'}: ${text.slice(next.start, next.end)}`);
  }

  function step(by: 1 | -1, extend: boolean): void {
    document.getSelection()?.removeAllRanges();
    // Somebody who has scrolled away goes on from what they see.
    const from = seenParagraph(root.current, reading.at?.paragraph ?? null);
    const move: Move = { do: 'step', by, extend, ...(from !== null && { from }) };
    const next = moved(paragraphs, reading, move);
    dispatch(move);
    const row = root.current?.children[next.at?.paragraph ?? 0];
    const paragraph = next.at === null ? undefined : paragraphs[next.at.paragraph];
    if (root.current !== null && paragraph !== undefined && paragraph.end > paragraph.start) bringIntoView(root.current, { start: paragraph.start, end: paragraph.end });
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  function act(what: PassageAct): void {
    dispatch({ do: 'hide-bar' });
    if (passage === null) return;
    if (what === 'in-vivo') void acts.inVivo(passage, text.slice(passage.start, passage.end));
    else if (what === 'again') void (acts.lastCode === null ? ask('code') : acts.apply(passage, acts.lastCode.id));
    else ask(what);
  }

  useReaderKeys(root, {
    onStep: step,
    onAct: act,
    hasPassage: passage !== null,
    onMemo: () => { if (inHand !== null) ask('memo'); },
    onRemove: () => { if (inHand !== null) void acts.remove(inHand); },
    onWalk: walk,
    onFind: () => setFinding(true),
    onLetGo: () => {
      if (reading.passage === null && reading.at === null) return false;
      letGo();
      return undefined;
    },
  });

  const onFound = useCallback((places: readonly Span[], place: Span | null) => {
    setFound({ places, place });
    if (place !== null && root.current !== null) bringIntoView(root.current, place);
  }, []);
  useEffect(() => {
    paint('kist-found', root.current, found.places);
    paint('kist-found-here', root.current, found.place === null ? [] : [found.place]);
  }, [found, stripes]);

  // The inspector follows a moment behind the keys, so that walking through a text never waits for it.
  const isSelected = reading.passage !== null;
  const view = useDeferredValue(useMemo(() => ({ passage, isSelected, codings: codingsHere, inHand, signs: signsHere, evidence: evidenceHere }), [passage?.start, passage?.end, isSelected, codingsHere, inHand, signsHere, evidenceHere]));
  const latest = useRef({ ask, open, acts });
  latest.current = { ask, open, acts };
  const [stable] = useState(() => ({
    ask: (what: Asking) => latest.current.ask(what),
    open: (coding: Coding) => latest.current.open(coding),
    recode: (coding: Coding, codeId: string) => void latest.current.acts.recode(coding, codeId),
    remove: (coding: Coding) => void latest.current.acts.remove(coding),
  }));

  const done = (): void => setAsking(null);
  const about = asking === null ? null : passage;
  return (
    <div
      ref={room}
      className="reader"
      data-selected={reading.passage !== null || undefined}
      onClick={(event) => {
        const id = (event.target as Element).closest<HTMLElement>('[data-coding]')?.dataset['coding'];
        const coding = codings.find((one) => one.id === id);
        if (coding !== undefined) open(coding);
      }}
    >
      <ReaderHeader opened={opened} codings={codings} isFinding={isFinding} onFind={() => setFinding(!isFinding)}>
        {isFinding && <FindBar text={text} onFound={onFound} onClose={() => setFinding(false)} />}
        <ProblemNotice problem={asked.error ?? acts.problem} />
      </ReaderHeader>
      <ReaderText ref={root} opened={opened} stripes={stripes} marks={marks} hand={hand} nearness={nearness} />
      {reading.byMouse && bar !== null && <PassageBar at={bar} lastCode={acts.lastCode?.name ?? null} onAct={act} />}

      <Popover label="Code for these words" hasHiddenLabel isFlush at={asking?.what === 'code' ? asking.at : null} onOpenChange={(isOpen) => { if (!isOpen) done(); }}>
        <CodePicker
          label="Code for these words"
          codes={codebook.data?.codes ?? []}
          recent={recent}
          present={about === null ? [] : codings.filter((coding) => coding.start === about.start && coding.end === about.end).map((coding) => coding.codeId)}
          onPick={(codeId) => { done(); if (about !== null) void acts.apply(about, codeId); }}
          onCreate={(name) => { done(); if (about !== null) void acts.create(about, name); }}
        />
      </Popover>
      <Popover label="Memo" hasHiddenLabel at={asking?.what === 'memo' ? asking.at : null} onOpenChange={(isOpen) => { if (!isOpen) done(); }}>
        {inHand !== null && <MemoForm coding={inHand} codeName={codes.get(inHand.codeId)?.name ?? 'a code'} onDone={done} />}
      </Popover>
      <Popover label="Log a sign of change" size="wide" at={asking?.what === 'sign' ? asking.at : null} onOpenChange={(isOpen) => { if (!isOpen) done(); }}>
        {about !== null && <SignForm passage={{ sourceId, start: about.start, end: about.end }} date={source.date} placeId={source.placeId} onDone={done} />}
      </Popover>
      {asking?.what === 'evidence' && about !== null && <UseAsEvidenceDialog target={{ kind: 'quote', sourceId, start: about.start, end: about.end }} onClose={done} />}

      {view.passage === null ? (
        <InInspector key="source" label="About this source">
          <SourceInspector opened={opened} voices={voices} onOpenHit={(hit) => { dispatch({ do: 'select', passage: { start: hit.start, end: hit.end } }); if (root.current !== null) bringIntoView(root.current, hit, 'centre'); }} />
        </InInspector>
      ) : (
        <InInspector key="passage" label={view.isSelected ? 'Selected passage' : 'At the cursor'}>
          <PassageInspector
            opened={opened}
            passage={view.passage}
            isSelected={view.isSelected}
            codings={view.codings}
            inHand={view.inHand}
            signs={view.signs}
            evidence={view.evidence}
            codes={codes}
            recent={recent}
            coders={coders}
            voices={voices}
            onAsk={stable.ask}
            onTake={stable.open}
            onRecode={stable.recode}
            onRemove={stable.remove}
          />
        </InInspector>
      )}
    </div>
  );
}

/** Under the last line of the selection, or over its first where there is no room; in pixels of the room. */
function barPlace(root: HTMLElement | null, room: HTMLElement | null, passage: Span): { left: number; top: number } | null {
  if (root === null || room === null) return null;
  const at = placeOf(root, passage);
  const view = scrollerOf(root)?.getBoundingClientRect();
  if (at === null || view === undefined) return null;
  const inside = room.getBoundingClientRect();
  const below = at.top + at.height + 8;
  const top = below + 48 > view.bottom ? at.top - 48 : below;
  const widest = 480;
  return { left: Math.max(8, Math.min(at.left, inside.right - widest) - inside.left), top: top - inside.top };
}

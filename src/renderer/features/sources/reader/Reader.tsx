/** One source to read and code, by keys or by mouse. */
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Coding, OpenedSource } from '../../../../contract/index.ts';
import { InInspector } from '../../../app/inspector.tsx';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { announce } from '../../../ui/index.ts';
import { overlap, type Span } from '../../coding/highlights.ts';
import { PassageBar, type PassageAct } from '../../coding/PassageBar.tsx';
import { useCoding } from '../../coding/use-coding.ts';
import { SourceInspector } from '../SourceInspector.tsx';
import { FindBar } from './FindBar.tsx';
import { createHand } from './hand.ts';
import { createNearness } from './nearness.ts';
import { paint } from './painted.ts';
import { PassageInspector } from './PassageInspector.tsx';
import { ReaderHeader } from './ReaderHeader.tsx';
import { type Asking, ReaderPopovers } from './ReaderPopovers.tsx';
import { ReaderText } from './ReaderText.tsx';
import { codingInHand, here, moved, neighbour, nowhere, target, type Move, type Reading } from './reading.ts';
import { barPlace, type Box, bringIntoView, placeOf, seenParagraph } from './scroll.ts';
import { selectedSpan } from './selection-offsets.ts';
import { nextSentence, type Unit, withEndMoved } from './sentences.ts';
import { usePlaceInText } from './use-place-in-text.ts';
import { useReaderData } from './use-reader-data.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useSelection } from './use-selection.ts';
import './Reader.css';

type ReaderProps = {
  opened: OpenedSource;
  /** A passage to show at once, from a link. */
  shown: { start: number; end: number | null } | null;
};

export function Reader({ opened, shown }: ReaderProps) {
  const { source, paragraphs, text } = opened;
  const data = useReaderData(opened);
  const { codings, codes, recent, stripes } = data;
  const root = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const nearness = useMemo(createNearness, []);
  const hand = useMemo(createHand, []);

  const [reading, dispatch] = useReducer((now: Reading, move: Move) => moved(paragraphs, now, move), nowhere);
  const [asking, setAsking] = useState<{ what: Asking; at: Box } | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [found, setFound] = useState<{ places: readonly Span[]; place: Span | null }>({ places: [], place: null });
  const [bar, setBar] = useState<{ left: number; top: number } | null>(null);

  const acts = useCoding(source.id, codes, recent);
  const passage = target(paragraphs, reading);
  const codingsHere = useMemo(() => here(paragraphs, reading, codings), [paragraphs, reading, codings]);
  const inHand = codingInHand(reading, codingsHere);
  const inHandStripe = inHand === null ? null : (stripes.byId.get(inHand.id) ?? null);
  useLayoutEffect(() => hand.set(reading.at?.paragraph ?? null, inHandStripe), [hand, reading.at?.paragraph, inHandStripe]);

  // Lines move with the width and with the letters.
  useEffect(() => {
    const observer = new ResizeObserver(() => nearness.again());
    if (root.current !== null) observer.observe(root.current);
    void document.fonts.ready.then(() => nearness.again());
    return () => observer.disconnect();
  }, [nearness]);

  usePlaceInText(root, source.id, shown, text.length, (span, isPassage) => dispatch(isPassage ? { do: 'select', passage: span } : { do: 'stand', offset: span.start }));

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
  useEffect(() => {
    paint('kist-found', root.current, found.places);
    paint('kist-found-here', root.current, found.place === null ? [] : [found.place]);
  }, [found, stripes]);

  const letGo = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'let-go' });
  }, []);

  useSelection(root, text, {
    onSelect: (selected, byMouse) => {
      dispatch({ do: 'select', passage: selected, byMouse });
      if (byMouse) setBar(barPlace(root.current, room.current, selected));
    },
    onStand: (offset) => dispatch({ do: 'stand', offset }),
    onNothing: () => {
      dispatch({ do: 'let-go' });
      dispatch({ do: 'let-go' });
    },
  });

  function show(span: Span, where?: 'centre'): void {
    if (root.current !== null) bringIntoView(root.current, span, where);
  }

  function ask(what: Asking): void {
    if (root.current === null || passage === null) return;
    const about = what === 'memo' && inHand !== null ? inHand : passage;
    dispatch({ do: 'hide-bar' });
    show(about);
    const at = placeOf(root.current, about);
    if (at !== null) setAsking({ what, at });
  }

  function open(coding: Coding): void {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'open', coding });
    show(coding);
  }

  function take(span: Span): void {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'select', passage: span });
    show(span);
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
    const paragraph = next.at === null ? undefined : paragraphs[next.at.paragraph];
    if (paragraph !== undefined && paragraph.end > paragraph.start) show({ start: paragraph.start, end: paragraph.end });
    const row = root.current?.children[next.at?.paragraph ?? 0];
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  function sentence(by: 1 | -1): void {
    const next = nextSentence(text, paragraphs, reading, by);
    if (next === null) return;
    take(next);
    announce(text.slice(next.start, next.end));
  }

  function grow(by: 1 | -1, unit: Unit): void {
    if (passage === null) return sentence(by);
    take(withEndMoved(text, paragraphs, passage, by, unit));
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
    onSentence: sentence,
    onGrow: grow,
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

  // The inspector follows a moment behind the keys, so that walking through a text never waits for it.
  const isSelected = reading.passage !== null;
  const signs = useMemo(() => (passage === null ? [] : data.signs.filter((one) => overlap(one, passage)).map((one) => one.sign)), [data.signs, passage?.start, passage?.end]);
  const evidence = useMemo(() => (passage === null ? [] : data.evidence.filter((one) => overlap(one, passage))), [data.evidence, passage?.start, passage?.end]);
  const view = useDeferredValue(useMemo(() => ({ passage, isSelected, codings: codingsHere, inHand, signs, evidence }), [passage?.start, passage?.end, isSelected, codingsHere, inHand, signs, evidence]));
  const latest = useRef({ ask, open, acts });
  latest.current = { ask, open, acts };
  const [stable] = useState(() => ({
    ask: (what: Asking) => latest.current.ask(what),
    open: (coding: Coding) => latest.current.open(coding),
    recode: (coding: Coding, codeId: string) => void latest.current.acts.recode(coding, codeId),
    remove: (coding: Coding) => void latest.current.acts.remove(coding),
  }));

  return (
    <div
      ref={room}
      className="reader"
      data-selected={isSelected || undefined}
      onClick={(event) => {
        const id = (event.target as Element).closest<HTMLElement>('[data-coding]')?.dataset['coding'];
        const coding = codings.find((one) => one.id === id);
        if (coding !== undefined) open(coding);
      }}
    >
      <ReaderHeader opened={opened} codings={codings} isFinding={isFinding} onFind={() => setFinding(!isFinding)}>
        {isFinding && <FindBar text={text} onFound={onFound} onClose={() => setFinding(false)} />}
        <ProblemNotice problem={data.problem ?? acts.problem} />
      </ReaderHeader>
      <ReaderText ref={root} opened={opened} stripes={stripes} marks={data.marks} hand={hand} nearness={nearness} />
      {reading.byMouse && bar !== null && <PassageBar at={bar} lastCode={acts.lastCode?.name ?? null} onAct={act} />}
      <ReaderPopovers asking={asking} source={source} passage={passage} codings={codings} inHand={inHand} codes={codes} recent={recent} acts={acts} onDone={() => setAsking(null)} />
      {view.passage === null ? (
        <InInspector key="source" label="About this source">
          <SourceInspector opened={opened} voices={data.voices} onOpenHit={(hit) => { dispatch({ do: 'select', passage: { start: hit.start, end: hit.end } }); show(hit, 'centre'); }} />
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
            coders={data.coders}
            voices={data.voices}
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

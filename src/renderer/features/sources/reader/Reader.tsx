/** One source to read and code, by keys or by mouse. */
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Coding, OpenedSource } from '../../../../contract/index.ts';
import { InInspector } from '../../../app/inspector.tsx';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { announce, LongText } from '../../../ui/index.ts';
import { CodePanel } from '../../coding/CodePanel.tsx';
import { CodingList } from '../../coding/CodingList.tsx';
import { filterCodings, speakerKey } from '../../coding/filter.ts';
import { codingFilter, FilterBar } from '../../coding/FilterBar.tsx';
import { overlap, type Span } from '../../coding/highlights.ts';
import { keptWhileOpen } from '../../coding/kept-while-open.ts';
import { linking } from '../../coding/linking.ts';
import { PassageBar, type PassageAct } from '../../coding/PassageBar.tsx';
import { layStripes, noStripes, type Stripes } from '../../coding/stripes.ts';
import { type CodingActs, useCoding } from '../../coding/use-coding.ts';
import { useResize } from '../../coding/use-resize.ts';
import { scaleInWords, weightAfter } from '../../coding/weights.ts';
import { beginCorrecting, CorrectionBar } from '../correct/CorrectionBar.tsx';
import { PlacingStrip } from '../correct/PlacingStrip.tsx';
import { SourceInspector } from '../SourceInspector.tsx';
import { codedParagraphs, countedParagraphs, coverageOf } from './coverage.ts';
import { FindBar } from './FindBar.tsx';
import { createHand } from './hand.ts';
import { LinkingStrip } from './LinkingStrip.tsx';
import { layMarks, type Mark } from './marks.ts';
import { createNearness } from './nearness.ts';
import { paint } from './painted.ts';
import { PassageInspector } from './PassageInspector.tsx';
import { ReaderHeader } from './ReaderHeader.tsx';
import { type Asking, ReaderPopovers } from './ReaderPopovers.tsx';
import { ReaderText } from './ReaderText.tsx';
import { codingInHand, here, moved, nowhere, target, type Move, type Reading } from './reading.ts';
import { barPlace, type Box, isSeen, placeOf } from './scroll.ts';
import { selectedSpan } from './selection-offsets.ts';
import { useBracketDrag } from './use-bracket-drag.ts';
import { useCodeDrop } from './use-code-drop.ts';
import { useMoves } from './use-moves.ts';
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

/** How one likes to read; kept from source to source. */
const views = keptWhileOpen({ isFiltering: false, hasCodes: false, isList: false });

export function Reader({ opened, shown }: ReaderProps) {
  const { source, paragraphs, text } = opened;
  const data = useReaderData(opened);
  const { codes, recent } = data;
  const root = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const nearness = useMemo(createNearness, []);
  const hand = useMemo(createHand, []);

  const [reading, dispatch] = useReducer((now: Reading, move: Move) => moved(paragraphs, now, move), nowhere);
  const [asking, setAsking] = useState<{ what: Asking; at: Box } | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [found, setFound] = useState<{ places: readonly Span[]; place: Span | null }>({ places: [], place: null });
  const [bar, setBar] = useState<{ left: number; top: number } | null>(null);
  const view = views.use();
  const first = linking.use();

  const coding = useCoding(source.id, codes, recent);
  // What has just been coded is what x, m, the digits and the brackets are about next.
  const held = async (span: Span, making: Promise<Coding | null>): Promise<Coding | null> => {
    const made = await making;
    if (made !== null) dispatch({ do: 'hold', passage: span, coding: made.id });
    return made;
  };
  const acts: CodingActs = {
    ...coding,
    apply: (span, codeId) => held(span, coding.apply(span, codeId)),
    create: (span, name, parentId) => held(span, coding.create(span, name, parentId)),
    inVivo: (span, words) => held(span, coding.inVivo(span, words)),
  };
  const resizing = useResize((coding, span) => acts.resize(coding, span), (id, span, was) => dispatch({ do: 'stored', was, coding: { id, ...span } }));

  // Which codings are shown, with the one whose ends are being moved where they stand at the moment.
  const filter = codingFilter.use();
  const { moving } = resizing;
  const all = useMemo(() => (moving === null ? data.codings : data.codings.map((coding) => (coding.id === moving.coding.id ? { ...coding, ...moving.passage } : coding))), [data.codings, moving]);
  const codings = useMemo(() => filterCodings(all, filter, [...codes.values()], opened), [all, filter, codes, opened]);
  const laid = useRef<Stripes>(noStripes);
  const stripes = useMemo(() => (laid.current = layStripes(laid.current, codings, codes, paragraphs)), [codings, codes, paragraphs]);
  const laidMarks = useRef<(readonly Mark[])[]>([]);
  const marks = useMemo(() => (laidMarks.current = layMarks(laidMarks.current, data.marked, paragraphs)), [data.marked, paragraphs]);
  const isCounted = useMemo(() => countedParagraphs(opened), [opened]);
  const isCoded = useMemo(() => codedParagraphs(paragraphs, data.codings), [paragraphs, data.codings]);
  const coverage = useMemo(() => coverageOf(isCounted, isCoded), [isCounted, isCoded]);
  const counts = useMemo(() => new Map([...Map.groupBy(codings, (coding) => coding.codeId)].map(([id, ofCode]) => [id, ofCode.length])), [codings]);
  const codesHere = useMemo(() => [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id), [counts]);
  const speakersHere = useMemo(() => new Map(opened.speakers.filter(({ role }) => role !== 'interviewer').map((speaker) => [speakerKey(speaker), (speaker.voiceId === null ? undefined : data.voices.get(speaker.voiceId)?.pseudonym) ?? speaker.label])), [opened.speakers, data.voices]);

  const passage = target(paragraphs, reading);
  const atParagraph = passage === null ? (reading.at === null ? null : reading.at.paragraph + 1) : (paragraphs.findLast(({ start }) => start <= passage.start)?.number ?? null);
  const codingsHere = useMemo(() => here(paragraphs, reading, codings), [paragraphs, reading, codings]);
  const inHand = codingInHand(reading, codingsHere);
  const inHandStripe = inHand === null ? null : (stripes.byId.get(inHand.id) ?? null);
  useLayoutEffect(() => hand.set(reading.at?.paragraph ?? null, inHandStripe), [hand, reading.at?.paragraph, inHandStripe]);

  // Lines move with the width and with the letters.
  useEffect(() => {
    const stop = nearness.start();
    let width = root.current?.clientWidth ?? 0;
    const observer = new ResizeObserver(() => {
      // Rows grow as they are drawn; that moves no line within a row.
      const now = root.current?.clientWidth ?? 0;
      if (now !== width) nearness.again();
      width = now;
    });
    if (root.current !== null) observer.observe(root.current);
    void document.fonts.ready.then(() => nearness.again());
    return () => {
      observer.disconnect();
      stop();
    };
  }, [nearness]);

  // What is hidden or shown moves rows without anybody scrolling.
  useLayoutEffect(() => nearness.look(), [nearness, stripes, filter.rest, view.isList]);

  usePlaceInText(root, source.id, shown, text, (span, isPassage) => dispatch(isPassage ? { do: 'select', passage: span } : { do: 'stand', offset: span.start }));

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

  const resize = (coding: Coding, span: Span): void => resizing.move(coding, span);
  const moves = useMoves({ root, opened, reading, dispatch, passage, codings, inHand, codes, isCounted, isCoded, onResize: resize });
  const { show, open, take } = moves;
  const inText = (move: () => void) => (): void => { if (!view.isList) move(); };

  const letGo = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    dispatch({ do: 'let-go' });
  }, [dispatch]);
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

  /** The keyboard goes back to where one was in the text. */
  function toText(): void {
    requestAnimationFrame(() => (room.current?.querySelector<HTMLElement>('.reader-row[data-cursor]') ?? room.current?.querySelector<HTMLElement>('.ui-long-text-edge'))?.focus({ preventScroll: true }));
  }
  // From the text to the list and back, the keyboard and the place go along.
  const wasList = useRef(view.isList);
  useEffect(() => {
    if (wasList.current === view.isList) return;
    wasList.current = view.isList;
    if (view.isList) {
      document.getElementById('main')?.scrollTo({ top: 0 });
      room.current?.querySelector<HTMLElement>('.coding-list')?.focus({ preventScroll: true });
    } else {
      if (passage !== null) show(passage);
      toText();
    }
  }, [view.isList]);

  function ask(what: Asking): void {
    if (root.current === null || passage === null || view.isList) return;
    void resizing.settle();
    const about = (what === 'memo' || what === 'recode') && inHand !== null ? inHand : passage;
    dispatch({ do: 'hide-bar' });
    const open = (): void => {
      const at = root.current === null ? null : placeOf(root.current, about);
      if (at !== null) setAsking({ what, at });
    };
    if (isSeen(root.current, about)) return open();
    // A list that floats closes when the page scrolls under it, so it waits until the passage has come into view.
    show(about);
    requestAnimationFrame(() => requestAnimationFrame(open));
  }

  function act(what: PassageAct): void {
    dispatch({ do: 'hide-bar' });
    if (passage === null) return;
    void resizing.settle();
    if (what === 'in-vivo') void acts.inVivo(passage, text.slice(passage.start, passage.end));
    else if (what === 'again') void (acts.lastCode === null ? ask('code') : acts.apply(passage, acts.lastCode.id));
    else ask(what);
  }

  /** The memo of the coding in hand; of words that were selected beside any coding, a memo of their own. */
  function memo(isOnPassage: boolean): void {
    const isAboutCoding = inHand !== null && (reading.coding === inHand.id || reading.passage === null || (reading.passage.start === inHand.start && reading.passage.end === inHand.end));
    ask(!isOnPassage && isAboutCoding ? 'memo' : 'passage-memo');
  }

  async function weigh(to: number | 'less' | 'more'): Promise<void> {
    if (inHand === null) return;
    const code = codes.get(inHand.codeId);
    if (code === undefined || code.scale === null) {
      announce(`${code?.name ?? 'This code'} has no scale`);
      return;
    }
    await resizing.settle();
    const weight = weightAfter(code.scale, inHand.weight, to);
    if (weight === undefined) announce(`${code.name} is weighed ${scaleInWords(code.scale)}`);
    else if (weight !== inHand.weight) await acts.weigh(inHand, weight);
  }

  const isSecond = first !== null && passage !== null && (first.sourceId !== source.id || first.start !== passage.start || first.end !== passage.end);
  function link(): void {
    if (passage === null) return;
    if (isSecond) return ask('link');
    linking.set({ sourceId: source.id, ...passage, words: text.slice(passage.start, passage.end), sourceTitle: source.title });
    announce('Marked as the first passage of a link. Go to the second and press L.');
  }

  useReaderKeys(root, {
    hasPassage: passage !== null && !view.isList,
    onStep: (by, extend, unit) => inText(() => moves.step(by, extend, unit))(),
    onSentence: (by) => inText(() => moves.sentence(by))(),
    onExtend: (way, unit) => inText(() => moves.extend(way, unit))(),
    onEnd: (which, way, unit) => inText(() => moves.end(which, way, unit))(),
    onWalk: (by, isSameCode) => inText(() => moves.walk(by, isSameCode))(),
    onUncoded: (by) => inText(() => moves.uncoded(by))(),
    onAct: act,
    onRecode: () => { if (inHand !== null) ask('recode'); },
    onMemo: memo,
    onRemove: () => { if (inHand !== null && !view.isList) void resizing.settle().then(() => acts.remove(inHand)); },
    onWeigh: (to) => void weigh(to),
    onPin: () => { if (inHand !== null) void resizing.settle().then(() => acts.pin(inHand)); },
    onLink: inText(link),
    onHere: () => { if (codingsHere.length > 0) ask('here'); },
    onFilter: () => views.set({ ...view, isFiltering: !view.isFiltering }),
    onPanel: () => views.set({ ...view, hasCodes: !view.hasCodes }),
    onList: () => views.set({ ...view, isList: !view.isList }),
    onFind: () => setFinding(true),
    onLetGo: () => {
      if (reading.passage === null && reading.at === null) return false;
      letGo();
      return undefined;
    },
  });

  const dropping = useCodeDrop(root, paragraphs, passage, (span, codeId) => {
    take(span);
    void acts.apply(span, codeId);
  });
  const brackets = useBracketDrag(root, text, (id) => codings.find((coding) => coding.id === id), (coding, span) => {
    resize(coding, span);
    dispatch({ do: 'open', coding: { id: coding.id, ...span } });
    void resizing.settle();
  });

  const onFound = useCallback((places: readonly Span[], place: Span | null) => {
    setFound({ places, place });
    if (place !== null) show(place);
  }, []);

  // The inspector follows a moment behind the keys, so that walking through a text never waits for it.
  const isSelected = reading.passage !== null;
  const [start, end] = [passage?.start, passage?.end];
  const touching = <Thing extends Span>(things: readonly Thing[]): Thing[] => (passage === null ? [] : things.filter((one) => overlap(one, passage)));
  const signs = useMemo(() => touching(data.signs).map(({ sign }) => sign), [data.signs, start, end]);
  const evidence = useMemo(() => touching(data.evidence), [data.evidence, start, end]);
  const memos = useMemo(() => touching(data.memos).map((one) => one.memo), [data.memos, start, end]);
  const links = useMemo(() => touching(data.links), [data.links, start, end]);
  const causes = useMemo(() => touching(data.causes).map(({ link }) => link), [data.causes, start, end]);
  const spoken = useDeferredValue(useMemo(() => ({ passage, isSelected, codings: codingsHere, inHand, signs, evidence, memos, links, causes }), [start, end, isSelected, codingsHere, inHand, signs, evidence, memos, links, causes]));
  const latest = useRef({ ask, act, open, acts, memo, link, passage });
  latest.current = { ask, act, open, acts, memo, link, passage };
  const [stable] = useState(() => ({
    ask: (what: Asking) => latest.current.ask(what),
    memo: () => latest.current.memo(true),
    link: () => latest.current.link(),
    open: (coding: Coding) => latest.current.open(coding),
    recode: (coding: Coding, codeId: string) => void latest.current.acts.recode(coding, codeId),
    remove: (coding: Coding) => void latest.current.acts.remove(coding),
    weigh: (coding: Coding, weight: number | null) => void latest.current.acts.weigh(coding, weight),
    pin: (coding: Coding) => void latest.current.acts.pin(coding),
    code: (codeId: string) => { if (latest.current.passage !== null) void latest.current.acts.apply(latest.current.passage, codeId); },
    filter: (codeId: string) => {
      const now = codingFilter.get();
      codingFilter.set({ ...now, codeIds: now.codeIds.includes(codeId) ? now.codeIds.filter((id) => id !== codeId) : [...now.codeIds, codeId] });
    },
    foldCodes: () => views.set({ ...views.get(), hasCodes: false }),
  }));
  const allCodes = useMemo(() => [...codes.values()], [codes]);

  function onClick(event: React.MouseEvent): void {
    const pressed = event.target as Element;
    const id = pressed.closest<HTMLElement>('[data-coding]')?.dataset['coding'];
    const coding = id === undefined ? undefined : codings.find((one) => one.id === id);
    if (coding !== undefined) return open(coding);
    const mark = pressed.closest<HTMLElement>('.reader-mark');
    if (mark !== null) return take({ start: Number(mark.dataset['at']), end: Number(mark.dataset['until']) });
    const row = pressed.closest('[data-rest].reader-label') === null ? null : pressed.closest<HTMLElement>('.reader-row');
    const paragraph = row === null ? undefined : paragraphs[Number(row.dataset['paragraph']) - 1];
    if (paragraph === undefined || row === null) return;
    dispatch({ do: 'select', passage: { start: paragraph.start, end: paragraph.end } });
    const { left, top, width, height } = pressed.getBoundingClientRect();
    setAsking({ what: 'here', at: { left, top, width, height } });
  }

  return (
    <div ref={room} className="reader" data-selected={isSelected || undefined} onClick={onClick} onPointerDown={brackets.onPointerDown} {...dropping}>
      <ReaderHeader
        opened={opened}
        codings={all}
        coverage={coverage}
        view={{ isFinding, ...view }}
        onFind={() => setFinding(!isFinding)}
        onFilter={() => views.set({ ...view, isFiltering: !view.isFiltering })}
        onCodes={() => views.set({ ...view, hasCodes: !view.hasCodes })}
        onList={() => views.set({ ...view, isList: !view.isList })}
        onCorrect={() => beginCorrecting(opened, atParagraph ?? 1)}
      >
        {isFinding && <FindBar text={text} onFound={onFound} onClose={(at) => { setFinding(false); if (at !== null) take(at); toText(); }} />}
        <FilterBar filter={filter} shown={codings.length} total={all.length} codes={codes} here={codesHere} coders={data.coders} speakers={speakersHere} voices={data.voices} isOpen={view.isFiltering} onClose={() => { views.set({ ...view, isFiltering: false }); toText(); }} />
        {first !== null && <LinkingStrip first={first} isHere={isSecond} onLink={link} onLeave={() => linking.set(null)} />}
        <PlacingStrip sourceId={source.id} passage={reading.passage} />
        <CorrectionBar opened={opened} at={atParagraph} codes={codes} onShow={show} />
        <ProblemNotice problem={data.problem ?? acts.problem} />
      </ReaderHeader>
      <div className="reader-room" data-has-codes={view.hasCodes || undefined}>
        {view.isList && <CodingList codings={codings} codes={codes} coders={data.coders} text={text} inHand={inHand?.id ?? null} onOpen={(coding) => { views.set({ ...view, isList: false }); requestAnimationFrame(() => latest.current.open(coding)); }} />}
        <div className="reader-page" hidden={view.isList}>
          <LongText label="Text of the source">
            <ReaderText ref={root} opened={opened} stripes={stripes} marks={marks} speakers={data.speakers} rest={filter.rest} hand={hand} nearness={nearness} />
          </LongText>
        </div>
        {view.hasCodes && <div className="reader-codes"><CodePanel codes={allCodes} counts={counts} filtered={filter.codeIds} hasPassage={passage !== null} onCode={stable.code} onFilter={stable.filter} onClose={stable.foldCodes} /></div>}
      </div>
      {reading.byMouse && bar !== null && !view.isList && <PassageBar at={bar} lastCode={acts.lastCode?.name ?? null} onAct={act} />}
      <ReaderPopovers asking={asking} source={source} text={text} passage={passage} codings={codings} codingsHere={codingsHere} inHand={inHand} codes={codes} coders={data.coders} recent={recent} acts={acts} first={first} onOpen={open} onDone={() => setAsking(null)} />
      {spoken.passage === null ? (
        <InInspector key="source" label="About this source">
          <SourceInspector opened={opened} voices={data.voices} onOpenHit={(hit) => { dispatch({ do: 'select', passage: { start: hit.start, end: hit.end } }); show(hit, 'centre'); }} />
        </InInspector>
      ) : (
        <InInspector key="passage" label={spoken.isSelected ? 'Selected passage' : 'At the cursor'}>
          <PassageInspector {...spoken} passage={spoken.passage} opened={opened} codes={codes} recent={recent} coders={data.coders} voices={data.voices} on={stable} />
        </InInspector>
      )}
    </div>
  );
}

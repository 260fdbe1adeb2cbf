import { useEffect, useRef, useState } from 'react';
import type { Memo, MemoAbout, MemoKind } from '../../../contract/index.ts';
import { kindInWords, thingOrder, thingsInWords, titleOf } from '../../../domain/memos/in-words.ts';
import { InInspector } from '../../app/inspector.tsx';
import { useScroll } from '../../app/kept-scroll.ts';
import { keyLabel, useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, Facts, LinkButton, PageHeader, Room, SearchField, Section, Select } from '../../ui/index.ts';
import { counted, whenInWords } from '../coding/in-words.ts';
import { hasDraft } from './drafts.ts';
import { keepMemoChoice, type MemoChoice, memoChoice } from './kept-choice.ts';
import { MemoReport } from './MemoReport.tsx';
import { aboutInWords, MemoText } from './MemoText.tsx';
import { WriteMemo } from './WriteMemo.tsx';
import './Memos.css';

/** How many memos are drawn before one asks for more. */
const page = 60;

/** Everything that anybody thought while reading: found by words, by what it is about, by kind and by whom. */
export function MemosRoom() {
  const { details } = useRoute();
  if (details.report === 'yes') return <MemoReport />;
  return <MemosList />;
}

/** The last word may still be growing: it finds every word that begins so. */
const asTyped = (words: string): string => (/[\p{L}\p{N}]$/u.test(words) ? `${words}*` : words);

function MemosList() {
  const { id: openedId } = useRoute();
  const [choice, setChoice] = useState<MemoChoice>(memoChoice);
  const [isWriting, setWriting] = useState(() => hasDraft('anything'));
  const [shown, setShown] = useState(page);
  const search = useRef<HTMLDivElement>(null);
  const words = useSettled(choice.words.trim());
  const all = useAsk('memos.list', {});
  const asked = useAsk('memos.list', { ...inputOf(choice), ...(words !== '' && { words: asTyped(words) }) }, { keepPrevious: true });
  const team = useAsk('team.coders', {});
  useScroll('memos', true);
  useKeys({ n: () => setWriting(true), 'mod+f': () => search.current?.querySelector('input')?.focus() });
  const change = (patch: Partial<MemoChoice>): void => { const next = { ...choice, ...patch }; setChoice(next); keepMemoChoice(next); setShown(page); };

  const memos = asked.data?.memos ?? [];
  const opened = all.data?.memos.find((memo) => memo.id === openedId);
  const open = (id: string | null): void => go({ room: 'memos', id }, { replace: true });
  if (all.error) return <Room><PageHeader title="Memos" /><ProblemNotice problem={all.error} /></Room>;
  if (!all.data) return <Room>{null}</Room>;
  if (all.data.memos.length === 0 && !isWriting) {
    return (
      <Room>
        <EmptyRoom level={1} picture="briefs" title="Here you keep what you think while you read" actions={<Button kind="primary" icon="memos" onPress={() => setWriting(true)}>Write the first memo</Button>}>
          A memo is a thought beside what it is about: a hunch on a code, a question about a voice, why you cut the interviews as you did, where you yourself stand and what that may hide from you. Begin with that last one. Memos are found again by words, make up the trail of how you came to see something, and can leave as a report.
        </EmptyRoom>
      </Room>
    );
  }
  const kinds = (Object.keys(kindInWords) as MemoKind[]).filter((kind) => all.data.memos.some((memo) => memo.kind === kind));
  const things = thingOrder.filter((kind) => all.data.memos.some((memo) => memo.about.kind === kind));
  const coders = (team.data?.coders ?? []).filter(({ id }) => all.data.memos.some((memo) => memo.coderId === id));
  const isNarrowed = words !== '' || choice.about !== 'any' || choice.kind !== 'any' || choice.coderId !== 'any';
  return (
    <Room width="reading">
      <PageHeader
        title="Memos"
        below={`${counted(all.data.memos.length, 'memo')} by ${counted(coders.length, 'person', 'people')}; ${counted(all.data.memos.filter((memo) => memo.ofCoding).length, 'of them stands', 'of them stand')} in codings.`}
        actions={
          <>
            <Button icon="briefs" onPress={() => go({ room: 'memos', details: { report: 'yes' } })}>Make a report</Button>
            <Button kind="primary" icon="memos" keys="N" onPress={() => setWriting(true)}>Write a memo</Button>
          </>
        }
      />
      {isWriting && <WriteMemo about={null} onDone={(id) => { setWriting(false); if (id !== null) open(id); }} />}
      <div className="memos-filter" role="search" ref={search}>
        <SearchField label="Words in memos" placeholder="Words in memos" keys={keyLabel('mod+f')} value={choice.words} onChange={(next) => change({ words: next })} />
        <Select label="About" hasHiddenLabel choices={[{ id: 'any', label: 'About anything' }, ...things.map((id) => ({ id, label: thingsInWords[id] }))]} value={choice.about} onChange={(about) => change({ about: about as MemoChoice['about'] })} />
        <Select label="Kind" hasHiddenLabel choices={[{ id: 'any', label: 'Any kind' }, ...kinds.map((id) => ({ id, label: kindInWords[id] }))]} value={choice.kind} onChange={(kind) => change({ kind: kind as MemoChoice['kind'] })} />
        <Select label="By whom" hasHiddenLabel choices={[{ id: 'any', label: 'By anybody' }, ...coders.map(({ id, name }) => ({ id, label: name }))]} value={choice.coderId} onChange={(coderId) => change({ coderId })} />
      </div>
      <ProblemNotice problem={asked.error} />
      <p className="memos-count" role="status" data-is-empty={!isNarrowed || undefined}>
        {!isNarrowed ? '' : memos.length === 0 ? 'No memo fits. Try fewer words, or another choice.' : `${counted(memos.length, 'memo')} of ${all.data.memos.length}.`}
        {isNarrowed && <> <LinkButton onPress={() => change({ words: '', about: 'any', kind: 'any', coderId: 'any' })}>Show all</LinkButton></>}
      </p>
      <ul className="memos" aria-label="Memos">
        {memos.slice(0, shown).map((memo) => <MemoRow key={memo.id} memo={memo} by={team.data?.coders.find(({ id }) => id === memo.coderId)?.name ?? ''} isOpen={memo.id === openedId} onOpen={open} />)}
        {opened && !memos.slice(0, shown).includes(opened) && <MemoRow memo={opened} by="" isOpen onOpen={open} />}
      </ul>
      {memos.length > shown && <Button onPress={() => setShown(shown + 5 * page)}>{`Show more of the ${memos.length}`}</Button>}
      <InInspector label={opened ? 'This memo' : 'Memos'}>{opened ? <AboutMemo memo={opened} all={all.data.memos} onOpen={open} /> : <Section title="What memos are for"><p className="memo-faint">Thoughts, hunches, questions, why something was done so, and where each of you stands. Choose one to read it whole. Press N to write one, Ctrl F to find one.</p></Section>}</InInspector>
    </Room>
  );
}

const inputOf = ({ about, kind, coderId }: MemoChoice): { aboutKinds?: MemoAbout['kind'][]; kinds?: MemoKind[]; coderId?: string } => ({
  ...(about !== 'any' && { aboutKinds: [about] }),
  ...(kind !== 'any' && { kinds: [kind] }),
  ...(coderId !== 'any' && { coderId }),
});

function MemoRow({ memo, by, isOpen, onOpen }: { memo: Memo; by: string; isOpen: boolean; onOpen: (id: string | null) => void }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => { if (isOpen) row.current?.scrollIntoView({ block: 'nearest' }); }, [isOpen]);
  const title = titleOf(memo, 110);
  const rest = memo.title === '' ? '' : memo.text;
  return (
    <li ref={row} data-is-open={isOpen || undefined}>
      <button type="button" className="memo-line" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : memo.id)}>
        <span className="memo-line-title">{title}</span>
        {!isOpen && rest !== '' && <span className="memo-line-rest">{rest}</span>}
        <span className="memo-faint">{[kindInWords[memo.kind], `about ${aboutInWords(memo)}`, by, whenInWords(memo.changedAt, new Date().toISOString())].filter(Boolean).join(' · ')}{memo.stale && <span className="memo-stale"> · changed since</span>}</span>
      </button>
      {isOpen && <div className="memo-open"><MemoText memo={memo} onClose={() => onOpen(null)} /></div>}
    </li>
  );
}

/** Beside an opened memo: when it was written, and what else was thought about the same. */
function AboutMemo({ memo, all, onOpen }: { memo: Memo; all: readonly Memo[]; onOpen: (id: string) => void }) {
  const same = all.filter((one) => one.id !== memo.id && JSON.stringify(one.about) === JSON.stringify(memo.about));
  const day = (instant: string): string => new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <Section title={titleOf(memo, 60)}>
        <Facts facts={[{ label: 'About', value: aboutInWords(memo) }, { label: 'Written', value: day(memo.at) }, ...(memo.changedAt === memo.at ? [] : [{ label: 'Changed', value: day(memo.changedAt) }]), ...(memo.ofCoding ? [{ label: 'Stands', value: 'in a coding' }] : [])]} />
      </Section>
      {same.length > 0 && (
        <Section title="Also about it" count={same.length}>
          <ul className="memos-about">{same.slice(0, 20).map((one) => <li key={one.id}><button type="button" className="memo-line" onClick={() => onOpen(one.id)}><span className="memo-line-title">{titleOf(one, 80)}</span></button></li>)}</ul>
        </Section>
      )}
    </>
  );
}

/** A value once nobody has changed it for a moment: each letter of a fast typist is not a question of its own. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 120);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { keyLabel, useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, ComboBox, EmptyRoom, LinkButton, PageHeader, Room, SearchField, Section, Select } from '../../ui/index.ts';
import { areaGroups } from './area-words.ts';
import { HistoryPages } from './HistoryPages.tsx';
import { anyChange, type HistoryChoice, historyChoice, keepHistoryChoice } from './kept-choice.ts';
import './History.css';

type About = NonNullable<Input<'history.list'>['about']>;

/** Who did what, newest first. The record can't be rewritten unseen: each entry is chained to the one before. */
export function HistoryRoom() {
  const { details } = useRoute();
  const [choice, setChoice] = useState<HistoryChoice>(historyChoice);
  const room = useRef<HTMLDivElement>(null);
  const words = useSettled(choice.words.trim());
  const names = useAsk('search.names', {});
  const team = useAsk('team.coders', {});
  const latest = useAsk('history.list', { limit: 1 });
  const change = (patch: Partial<HistoryChoice>): void => { const next = { ...choice, ...patch }; setChoice(next); keepHistoryChoice(next); };
  useKeys({
    'mod+f': () => room.current?.querySelector<HTMLInputElement>('[role=search] input')?.focus(),
    // Nothing is chosen yet: the arrow goes to the newest entry.
    arrowdown: (event) => {
      if (event.target !== document.body && (event.target as HTMLElement).id !== 'main') return false;
      room.current?.querySelector<HTMLElement>('.history-line')?.focus();
      return undefined;
    },
  });

  const about: About | null = details.source ? { kind: 'source', id: details.source } : details.code ? { kind: 'code', id: details.code } : null;
  const things = (names.data?.names ?? []).filter(({ kind }) => kind === 'source' || kind === 'code');
  const aboutName = about && (things.find(({ kind, id }) => kind === about.kind && id === about.id)?.name ?? null);
  const areas = areaGroups.find(({ id }) => id === choice.area)?.areas;
  const isNarrowed = about !== null || words !== '' || choice.coderId !== 'any' || choice.area !== 'any';
  const asked: Input<'history.list'> = { ...(about && { about }), ...(words !== '' && { words }), ...(choice.coderId !== 'any' && { coderId: choice.coderId }), ...(areas && { areas: [...areas] }) };

  /** Arrows go from entry to entry, Home and End to the first and the last. */
  function onKey(event: KeyboardEvent): void {
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
    const target = event.target as HTMLElement;
    if (!target.matches('.history-line')) return;
    const lines = [...(room.current?.querySelectorAll<HTMLElement>('.history-line') ?? [])];
    const at = lines.indexOf(target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    event.preventDefault();
    lines[Math.max(0, Math.min(lines.length - 1, to ?? at))]?.focus();
  }

  if (latest.data && latest.data.entries.length === 0) {
    return (
      <Room>
        <PageHeader title="History" />
        <EmptyRoom title="Nothing has been changed yet" picture="timeline">Here you will see who did what, newest first. Nothing is ever taken out of the history; taking something back adds a line to it.</EmptyRoom>
      </Room>
    );
  }
  return (
    <Room width="reading">
      <div ref={room} className="history" onKeyDown={onKey}>
        <PageHeader
          title={about === null ? 'History' : aboutName === null ? 'History of something that is gone' : `History of “${aboutName}”`}
          {...(about !== null && { above: <LinkButton onPress={() => go({ room: 'history' })}>The whole history</LinkButton> })}
          below="Every change, by whom and when. Open one to see what stood there before and after, and to go back to it."
          actions={about !== null && aboutName !== null && <Button icon="arrow-right" onPress={() => go({ room: about.kind === 'source' ? 'sources' : 'codebook', id: about.id })}>{`Open the ${about.kind}`}</Button>}
        />
        <div className="history-filter" role="search">
          <SearchField label="Words in what was done" placeholder="Words" keys={keyLabel('mod+f')} value={choice.words} onChange={(next) => change({ words: next })} />
          <ComboBox
            label="Of a source or code"
            hasHiddenLabel
            placeholder="Any source or code"
            choices={things.map(({ kind, id, name, detail }) => ({ id: `${kind} ${id}`, label: name, description: [kind === 'source' ? 'Source' : 'Code', detail].filter(Boolean).join(' · ') }))}
            value={about && `${about.kind} ${about.id}`}
            onChange={(chosen) => { const [kind, id] = chosen?.split(' ') ?? []; go({ room: 'history', details: kind && id ? { [kind]: id } : {} }, { replace: true }); }}
          />
          <Select label="Area" hasHiddenLabel choices={[{ id: 'any', label: 'Any area' }, ...areaGroups]} value={choice.area} onChange={(area) => change({ area })} />
          <Select label="By whom" hasHiddenLabel choices={[{ id: 'any', label: 'Anybody' }, ...(team.data?.coders ?? []).map(({ id, name }) => ({ id, label: name }))]} value={choice.coderId} onChange={(coderId) => change({ coderId })} />
        </div>
        <ProblemNotice problem={latest.error} />
        {isNarrowed && <p className="history-faint"><LinkButton onPress={() => { change(anyChange); if (about !== null) go({ room: 'history' }, { replace: true }); }}>Show every change</LinkButton></p>}
        <HistoryPages key={JSON.stringify(asked)} asked={asked} about={about} aboutName={aboutName} />
      </div>
      <InInspector label="History">
        <Section title="Reading it">
          <p className="history-faint">Open an entry to see field by field what changed. Taking something back adds an entry; nothing is ever taken out.</p>
        </Section>
        <Section title="Going back">
          <p className="history-faint">A source or the codebook can be brought back to any entry. First you see in words what that would change; then it is one step, which Ctrl Z takes back. To bring back a source, choose it above or open its history from its own page.</p>
        </Section>
      </InInspector>
    </Room>
  );
}

/** A value once nobody has changed it for a moment: each letter of a fast typist is not a question of its own. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 150);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

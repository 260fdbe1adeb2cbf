import { useState } from 'react';
import type { HistoryEntry, Input } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button } from '../../ui/index.ts';
import type { AboutWhat } from './about-what.ts';
import { HistoryLine } from './HistoryLine.tsx';

type PagesProps = { asked: Input<'history.list'>; about: AboutWhat; aboutName: string | null };

const size = 200;

/** The history a page at a time: each page begins where the one above it ends, so that new entries push nothing out between them. */
export function HistoryPages(props: PagesProps) {
  const [pages, setPages] = useState(1);
  const [opened, setOpened] = useState<number | null>(null);
  return <HistoryPage {...props} left={pages} before={null} dayBefore={null} opened={opened} onOpen={setOpened} onMore={() => setPages(pages + 2)} />;
}

type PageProps = PagesProps & { left: number; before: number | null; dayBefore: string | null; opened: number | null; onOpen: (seq: number | null) => void; onMore: () => void };

const dayOf = (entry: HistoryEntry): string => new Date(entry.at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function HistoryPage({ left, before, dayBefore, opened, onOpen, onMore, ...props }: PageProps) {
  const page = useAsk('history.list', { ...props.asked, limit: size, ...(before !== null && { before }) }, { keepPrevious: true });
  if (!page.data) return <ProblemNotice problem={page.error} />;
  const { entries, more } = page.data;
  if (entries.length === 0) return before === null ? <p className="history-faint" role="status">No change fits. Try fewer words, or another choice.</p> : null;
  const days = [...Map.groupBy(entries, dayOf)];
  const last = entries.at(-1)!;
  return (
    <>
      {days.map(([day, ofDay]) => (
        <section key={day} className="history-day" aria-label={day}>
          {day !== dayBefore && <h2 className="history-day-name">{day}</h2>}
          <ul className="history-lines">
            {ofDay.map((entry) => <HistoryLine key={entry.seq} entry={entry} isOpen={opened === entry.seq} onOpen={onOpen} about={props.about} aboutName={props.aboutName} />)}
          </ul>
        </section>
      ))}
      {more && left > 1 && <HistoryPage {...props} left={left - 1} before={last.seq} dayBefore={dayOf(last)} opened={opened} onOpen={onOpen} onMore={onMore} />}
      {more && left === 1 && <div><Button onPress={onMore}>Show earlier changes</Button></div>}
    </>
  );
}

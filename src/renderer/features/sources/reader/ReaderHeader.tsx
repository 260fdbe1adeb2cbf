import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Coding, OpenedSource } from '../../../../contract/index.ts';
import { formatUncertainDate } from '../../../../domain/timeline/uncertain-date.ts';
import { keyLabel } from '../../../app/keys.ts';
import { formatRoute } from '../../../app/route.ts';
import { Button, PageHeader, Tooltip } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { usePlaces } from '../../voices/use-places.ts';
import { kindWords } from '../source-kinds.ts';
import { type Coverage, coverageInWords } from './coverage.ts';

/** What can be unfolded or switched over the text; each has a key. */
export type ReaderView = { isFinding: boolean; isFiltering: boolean; hasCodes: boolean; isList: boolean };

type ReaderHeaderProps = {
  opened: OpenedSource;
  codings: readonly Coding[];
  coverage: Coverage;
  view: ReaderView;
  onFind: () => void;
  onFilter: () => void;
  onCodes: () => void;
  onList: () => void;
  onCorrect: () => void;
  children: ReactNode;
};

/** What is being read; it stays in view while the text goes by. */
export function ReaderHeader({ opened, codings, coverage, view, onFind, onFilter, onCodes, onList, onCorrect, children }: ReaderHeaderProps) {
  const { source, speakers } = opened;
  const { nameOf } = usePlaces();
  const coders = new Set(codings.map((coding) => coding.coderId)).size;
  const heard = speakers.filter((speaker) => speaker.role === 'participant').length;
  const where = [nameOf(source.placeId), source.date === null ? null : formatUncertainDate(source.date)].filter(Boolean).join(', ');
  const below = [
    where,
    kindWords(source.kind),
    heard === 0 ? '' : counted(heard, 'voice'),
    counted(source.words, 'word'),
    codings.length === 0 ? 'Not coded yet' : `${counted(codings.length, 'coding')} by ${counted(coders, 'coder')}`,
    codings.length === 0 ? '' : coverageInWords(coverage),
  ];
  // What stands beside the text begins under this, however high it is.
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = head.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => element.parentElement?.style.setProperty('--head', `${element.offsetHeight}px`));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={head} className="reader-head">
      <PageHeader
        title={source.title}
        above={<a className="reader-back" href={formatRoute({ room: 'sources' })}>All sources</a>}
        below={<span title="Of paragraphs, those are counted that hold somebody’s words; headings, notes and the interviewer’s turns stand aside.">{below.filter(Boolean).join('. ')}</span>}
        actions={
          <>
            <Tooltip text="Find in this source" keys={keyLabel('mod+f')}><Button size="small" icon="search" aria-pressed={view.isFinding} onPress={onFind}>Find</Button></Tooltip>
            <Tooltip text="Choose which codings are shown" keys={keyLabel('f')}><Button size="small" icon="filter" aria-pressed={view.isFiltering} onPress={onFilter}>Filter</Button></Tooltip>
            <Tooltip text="The codebook beside the text" keys={keyLabel('b')}><Button size="small" icon="codebook" aria-pressed={view.hasCodes} onPress={onCodes}>Codes</Button></Tooltip>
            <Tooltip text="The codings as a list" keys={keyLabel('t')}><Button size="small" icon="sources" aria-pressed={view.isList} onPress={onList}>List</Button></Tooltip>
            <Tooltip text="Correct the paragraph at the cursor; codings go along" keys={keyLabel('f2')}><Button size="small" icon="pencil" onPress={onCorrect}>Correct text</Button></Tooltip>
          </>
        }
      />
      {children}
    </div>
  );
}

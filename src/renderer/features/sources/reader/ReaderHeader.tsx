import type { ReactNode } from 'react';
import type { Coding, OpenedSource } from '../../../../contract/index.ts';
import { formatUncertainDate } from '../../../../domain/timeline/uncertain-date.ts';
import { keyLabel } from '../../../app/keys.ts';
import { formatRoute } from '../../../app/route.ts';
import { Button, PageHeader, Tooltip } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { usePlaces } from '../../voices/use-places.ts';
import { kindWords } from '../source-kinds.ts';

type ReaderHeaderProps = { opened: OpenedSource; codings: readonly Coding[]; isFinding: boolean; onFind: () => void; children: ReactNode };

/** What is being read; it stays in view while the text goes by. */
export function ReaderHeader({ opened, codings, isFinding, onFind, children }: ReaderHeaderProps) {
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
  ];
  return (
    <div className="reader-head">
      <PageHeader
        title={source.title}
        above={<a className="reader-back" href={formatRoute({ room: 'sources' })}>All sources</a>}
        below={below.filter(Boolean).join('. ')}
        actions={<Tooltip text="Find in this source" keys={keyLabel('mod+f')}><Button icon="search" aria-pressed={isFinding} onPress={onFind}>Find</Button></Tooltip>}
      />
      {children}
    </div>
  );
}

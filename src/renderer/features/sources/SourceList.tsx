import { useMemo } from 'react';
import type { SourceSummary } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, type Column, EmptyRoom, PageHeader, Room, Table } from '../../ui/index.ts';
import { counted, listed } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { SourceDrop, type TakenFiles } from './import/SourceDrop.tsx';
import { kindWords } from './source-kinds.ts';

/** Everything that people said, wrote or told, as it came in. */
export function SourceList({ onFiles }: { onFiles: TakenFiles }) {
  const asked = useAsk('sources.list', {});
  const voices = useAsk('voices.list', {});
  const { nameOf } = usePlaces();
  const sources = asked.data?.sources;
  const pseudonyms = useMemo(() => new Map((voices.data?.voices ?? []).map((voice) => [voice.id, voice.pseudonym])), [voices.data]);

  // One recording may have come in two formats: the file then tells them apart.
  const titles = useMemo(() => Map.groupBy(sources ?? [], (source) => source.title), [sources]);

  const columns = useMemo((): Column<SourceSummary>[] => [
    { id: 'title', heading: 'Source', value: (source) => source.title, show: (source) => (titles.get(source.title)?.length ?? 1) > 1 ? `${source.title} (${source.fileName})` : source.title },
    { id: 'kind', heading: 'Kind', value: (source) => kindWords(source.kind) },
    { id: 'date', heading: 'Date', value: (source) => source.date?.from, show: (source) => <span className="source-date">{source.date === null ? 'not known' : formatUncertainDate(source.date)}</span> },
    { id: 'place', heading: 'Place', value: (source) => nameOf(source.placeId) },
    { id: 'words', heading: 'Words', kind: 'number', value: (source) => source.words },
    { id: 'codings', heading: 'Codings', kind: 'number', value: (source) => source.codings },
    { id: 'voices', heading: 'Voices', value: (source) => source.voices.length, show: (source) => voicesInWords(source.voices.map((id) => pseudonyms.get(id)).filter((name) => name !== undefined)) },
  ], [nameOf, pseudonyms, titles]);

  if (asked.error) return <Room><ProblemNotice problem={asked.error} /></Room>;
  if (sources === undefined) return <Room>{null}</Room>;
  if (sources.length === 0) {
    return (
      <Room>
        <EmptyRoom level={1} picture="sources" title="Here you keep what people said" more={<SourceDrop onFiles={onFiles} />}>
          Interviews, focus groups, stories, meeting notes, documents. Kist recognises who speaks and offers each of them a pseudonym; you look it over before anything is stored.
        </EmptyRoom>
      </Room>
    );
  }
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  const codings = sources.reduce((sum, source) => sum + source.codings, 0);
  return (
    <Room>
      <PageHeader
        title="Sources"
        below={`${counted(sources.length, 'source')}, ${counted(words, 'word')}, ${counted(codings, 'coding')}.`}
        actions={<Button kind="primary" icon="bring" onPress={() => go({ room: 'sources', details: { import: 'yes' } })}>Bring in sources</Button>}
      />
      <Table
        caption="Sources of this vault"
        hasHiddenCaption
        columns={columns}
        rows={sources}
        rowId={(source) => source.id}
        sort={{ column: 'title', direction: 'ascending' }}
        onOpen={(source) => go({ room: 'sources', id: source.id })}
      />
    </Room>
  );
}

/** "Isla, Rhona and 3 more". */
function voicesInWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  return names.length <= 3 ? names.join(', ') : listed([...names.slice(0, 2), `${names.length - 2} more`]);
}

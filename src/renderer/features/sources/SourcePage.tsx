import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Room } from '../../ui/index.ts';
import { LeftBehindPage } from './correct/LeftBehindPage.tsx';
import { TextsPage } from './correct/TextsPage.tsx';
import { PlayerBar } from './recordings/PlayerBar.tsx';
import { Reader } from './reader/Reader.tsx';

/** One source, opened; `details` may point at a passage. */
export function SourcePage({ id, details }: { id: string; details: Record<string, string> }) {
  const asked = useAsk('sources.read', { id });
  const at = Number(details['at'] ?? Number.NaN);
  const end = Number(details['end'] ?? Number.NaN);
  if (asked.error) {
    return <Room><ProblemNotice problem={asked.error} actions={<Button size="small" onPress={() => go({ room: 'sources' })}>All sources</Button>} /></Room>;
  }
  if (details['texts'] !== undefined) return <TextsPage id={id} chosen={details['texts']} />;
  if (details['left'] !== undefined) return <LeftBehindPage id={id} />;
  if (asked.data === undefined) return <Room><p role="status">Opening the source…</p></Room>;
  return (
    <>
      <Reader key={id} opened={asked.data} shown={Number.isNaN(at) ? null : { start: at, end: Number.isNaN(end) ? null : end }} />
      {asked.data.source.recordings > 0 && <PlayerBar key={`player ${id}`} opened={asked.data} />}
    </>
  );
}

import { useState } from 'react';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, EmptyRoom, Finding, PageHeader, ProgressLine, Room, Stack, Tabs } from '../../ui/index.ts';
import { BundleList } from './BundleList.tsx';
import { causalFilter } from './causal-filter.ts';
import { CauseFilterBar } from './CauseFilterBar.tsx';
import { type Chosen, chosenIn } from './chosen.ts';
import { MapPicture } from './MapPicture.tsx';
import { Stories } from './Stories.tsx';
import { WaysTab } from './WaysTab.tsx';

/** What people say leads to what: a map of it, the words behind it, and the ways through it. */
export function CausesRoom() {
  const { details } = useRoute();
  const filter = causalFilter.use();
  const asked = useAskLong('causes.map', { filter }, { keep: () => true });
  const factors = useAsk('causes.factors', {}).data?.factors;
  const address = JSON.stringify(details);
  const [picked, setPicked] = useState<{ chosen: Chosen; at: string } | null>(null);
  const map = asked.data;
  const chosen = picked?.at === address ? picked.chosen : map && factors ? chosenIn(details, map, factors) : null;
  const choose = (next: Chosen): void => setPicked({ chosen: next, at: address });
  const isEmpty = map !== undefined && map.citations === 0 && Object.keys(filter).length === 0;
  return (
    <Room>
      <PageHeader title="What leads to what" below="What people say leads to what, in their own words. It tells who says so, never how strong it is." />
      <ProblemNotice problem={asked.problem} />
      {asked.progress && <ProgressLine label="Reading what people tell" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      {isEmpty && (
        <EmptyRoom title="Here you see what people say leads to what" picture="search" actions={<Button kind="primary" onPress={() => go({ room: 'sources' })}>Go to the sources</Button>}>
          In a source, take hold of words in which somebody says that one thing led to another, and press W. Each becomes a link between two factors; here they become a map, and every line of it opens the words behind it.
        </EmptyRoom>
      )}
      {map && !isEmpty && (
        <Stack gap={16}>
          <CauseFilterBar />
          <Tabs
            label="Ways of looking"
            tabs={[
              {
                id: 'map',
                label: 'Map',
                content: (
                  <Stack gap={16}>
                    <Finding>{map.sentence}</Finding>
                    {map.bundles.length > 0 && <MapPicture map={map} chosen={chosen} onChoose={choose} />}
                    <BundleList label="What leads to what, in words" map={map} chosen={chosen} onChoose={({ cause, effect }) => choose({ is: 'bundle', cause, effect })} />
                    <ul>{map.notes.map((note) => <li key={note}>{note}</li>)}</ul>
                  </Stack>
                ),
              },
              { id: 'ways', label: 'Ways', content: <WaysTab map={map} /> },
            ]}
          />
        </Stack>
      )}
      {map && chosen !== null && <InInspector label="What tells it"><Stories map={map} chosen={chosen} /></InInspector>}
    </Room>
  );
}

import { go, useRoute } from '../../app/route.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, PageHeader, Room, Rows } from '../../ui/index.ts';
import { DatasetView } from './DatasetView.tsx';
import { ImportSpells } from './ImportSpells.tsx';
import { periodWords, shown } from './words.ts';

/** Flow data: what lies under the yearly count. */
export function FlowsRoom() {
  const { id, details } = useRoute();
  const list = useAsk('flows.list', {});
  const datasets = list.data?.datasets ?? [];
  const bring = (): void => go({ room: 'flows', details: { import: 'yes' } });

  if (details.import === 'yes') return <ImportSpells onDone={(made) => go({ room: 'flows', id: made })} onLeave={() => go({ room: 'flows' })} />;
  if (id !== null) return <DatasetView key={id} datasetId={id} />;
  return (
    <Room>
      {list.data && datasets.length === 0 ? (
        <EmptyRoom title="Here you see the moves that yearly counts hide" picture="flows" level={1} actions={<Button kind="primary" icon="bring" onPress={bring}>Bring in a table of stays</Button>}>
          Bring in a table with one row for each stay of a person in a level of support or a placement: who (a pseudonymous number), which state, from when, until when. Numbers of people are replaced on the way in, odd rows are shown before anything is stored, and small counts are protected from the first look.
        </EmptyRoom>
      ) : (
        <>
          <PageHeader title="Flows" below="Moves between services and placements" actions={<Button icon="bring" onPress={bring}>Bring in a table of stays</Button>} />
          <ProblemNotice problem={list.error} />
          <Rows
            label="Flow data"
            rows={datasets.map((dataset) => ({
              id: dataset.id,
              title: dataset.name,
              detail: `${shown(dataset.people)} people, ${shown(dataset.spells)} stays, ${periodWords(dataset.from, dataset.to)}. ${dataset.dating === 'event-dated' ? 'Event-dated' : 'Snapshots'}. Extract of ${dataset.extractDate}.${dataset.synthetic ? ' Synthetic.' : ''}`,
              onOpen: () => go({ room: 'flows', id: dataset.id }),
            }))}
          />
        </>
      )}
    </Room>
  );
}

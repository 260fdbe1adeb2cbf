import { go, useRoute } from '../../app/route.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, LinkButton, PageHeader, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { DatasetView } from './DatasetView.tsx';
import { datasetLine } from './dataset-words.ts';
import { extractLines } from './extract-lines.ts';
import { ImportFlows } from './import/ImportFlows.tsx';
import { LinkStreams } from './link/LinkStreams.tsx';
import { MakePack } from './packs/MakePack.tsx';
import { PacksPage } from './packs/PacksPage.tsx';
import { RegisterPage } from './register/RegisterPage.tsx';
import { dayWords } from './words.ts';
import './FlowsRoom.css';

const bring = (): void => go({ room: 'flows', details: { import: 'yes' } });
const to = (page: 'link' | 'register' | 'packs') => (): void => go({ room: 'flows', details: { page } });

/** Flow data: what lies under the yearly count. */
export function FlowsRoom() {
  const { id, details } = useRoute();
  if (details.import === 'yes') return <ImportFlows key={id} continues={id} />;
  if (id !== null) return <DatasetView key={id} datasetId={id} />;
  if (details.page === 'link') return <LinkStreams />;
  if (details.page === 'register') return <RegisterPage />;
  if (details.page === 'packs' || details.pack !== undefined) return <PacksPage />;
  if (details.page === 'make-pack') return <MakePack />;
  return <FlowsList />;
}

function FlowsList() {
  const list = useAsk('flows.list', {});
  const gaps = useAsk('flows.gaps', {});
  const packs = useAsk('flows.packs', {});
  const datasets = list.data?.datasets ?? [];
  const lines = extractLines(datasets);
  const open = (gaps.data?.gaps ?? []).filter(({ status }) => status !== 'closed');
  const hasPacks = (packs.data?.packs ?? []).length > 0;
  if (list.data && datasets.length === 0) {
    return (
      <Room>
        <EmptyRoom
          title="Here you see the moves that yearly counts hide"
          picture="flows"
          level={1}
          actions={
            <>
              <Button kind="primary" icon="bring" onPress={bring}>Bring in flow data</Button>
              <Button onPress={to('packs')}>{hasPacks ? 'Figure packs' : 'Take in a figure pack'}</Button>
              <Button onPress={() => go({ room: 'help', id: 'flow-data' })}>How it works</Button>
            </>
          }
        >
          Bring in a table with one row for each stay of a person in a level of support or a placement: who (a pseudonymous number), which state, from when, until when. Numbers of people are replaced on the way in, odd rows are shown before anything is stored, and small counts are protected from the first look.
        </EmptyRoom>
      </Room>
    );
  }
  return (
    <Room>
      <PageHeader
        title="Flows"
        below="Moves between services and placements"
        actions={
          <>
            {lines.length > 1 && <Button icon="link" onPress={to('link')}>Link streams</Button>}
            <Button icon="missing" onPress={to('register')}>What we don’t know</Button>
            <Button icon="file" onPress={to('packs')}>Figure packs</Button>
            <Button kind="primary" icon="bring" onPress={bring}>Bring in flow data</Button>
          </>
        }
      />
      <ProblemNotice problem={list.error} />
      <Stack gap={32}>
        <Rows
          label="Flow data"
          rows={lines.map(({ latest, earlier }) => ({
            id: latest.id,
            title: latest.name,
            detail: (
              <>
                {datasetLine(latest)}
                {earlier.length > 0 && (
                  <span className="flow-earlier">
                    Behind it {earlier.length === 1 ? 'stands the extract' : 'stand the extracts'} of{' '}
                    {earlier.map((one, position) => <span key={one.id}>{position > 0 && ', '}<LinkButton onPress={() => go({ room: 'flows', id: one.id })}>{dayWords(one.extractDate)}</LinkButton></span>)}.
                  </span>
                )}
              </>
            ),
            onOpen: () => go({ room: 'flows', id: latest.id }),
            end: latest.linkedFrom.length === 0 ? <Button size="small" kind="quiet" icon="bring" aria-label={`Bring in a later extract of ${latest.name}`} onPress={() => go({ room: 'flows', id: latest.id, details: { import: 'yes' } })}>Later extract</Button> : undefined,
          }))}
        />
        <Section
          title="What we don’t know"
          count={open.length}
          about={open.length === 0 ? 'Nothing is written down yet. What the data don’t tell is part of what they say.' : undefined}
          actions={<Button size="small" kind="quiet" onPress={to('register')}>Data and their gaps</Button>}
        >
          {open.length > 0 && <Rows label="What we don’t know" rows={open.slice(0, 5).map((gap) => ({ id: gap.id, title: gap.missing, detail: [gap.matters, gap.status].filter(Boolean).join(' · '), onOpen: to('register') }))} />}
          {open.length > 5 && <p className="flow-faint">and {counted(open.length - 5, 'more gap')}</p>}
        </Section>
      </Stack>
    </Room>
  );
}

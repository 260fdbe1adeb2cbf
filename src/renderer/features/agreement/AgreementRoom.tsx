import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, CheckboxGroup, Cluster, ComboBox, EmptyRoom, Notice, PageHeader, Room, Tabs } from '../../ui/index.ts';
import { BlindSwitch } from './BlindSwitch.tsx';
import { Compare } from './Compare.tsx';
import { listed, readersOf } from './coder-line.ts';
import { Figures } from './Figures.tsx';
import { Positionality } from './Positionality.tsx';
import { startingReaders } from './starting-readers.ts';
import './AgreementRoom.css';

/** Two readings of the same words: compared and talked about first, counted for those who want figures. */
export function AgreementRoom() {
  const route = useRoute();
  const team = useAsk('team.coders', {});
  const blind = useAsk('agreement.blind', {});
  const isBlind = blind.data?.coders.find((coder) => coder.coderId === team.data?.current)?.blind;
  const readings = useAsk('agreement.readings', {}, { enabled: isBlind === false });
  const sources = useAsk('sources.list', {});
  const header = <PageHeader title="Two readings" actions={isBlind === false && team.data !== undefined && team.data.coders.length > 1 ? <BlindSwitch /> : undefined} below="What each of you saw in the same words, where you differ, and what you make of it together." />;
  const problem = team.error ?? blind.error ?? (isBlind ? null : readings.error) ?? sources.error;
  if (problem) return <Room>{header}<ProblemNotice problem={problem} /></Room>;
  if (team.data === undefined || isBlind === undefined) return <Room>{header}</Room>;
  const { coders, current } = team.data;

  if (coders.length < 2) {
    return (
      <Room>
        {header}
        <EmptyRoom title="Here two people read the same words" picture="voices" actions={<Cluster gap={8}><Button kind="primary" icon="plus" onPress={() => go({ room: 'vault', details: { tab: 'team' } })}>Add a colleague</Button><Button icon="help" onPress={() => go({ room: 'help', id: 'two-readings' })}>How it works</Button></Cluster>}>
          One person works in this vault so far. Add a colleague, say at the top whose hands are on the keyboard, and let each code the same source: blind, if neither is to see the other’s codes first. Then come back and talk about where you differ.
        </EmptyRoom>
      </Room>
    );
  }
  if (isBlind) {
    return (
      <Room>
        {header}
        <EmptyRoom title="You are working blind" picture="voices" actions={<BlindSwitch />}>
          Others’ codings, and what they wrote on them, are hidden from you everywhere, and so is every comparison. Read and code as you see it. When you have finished, reveal them here and compare.
        </EmptyRoom>
      </Room>
    );
  }
  if (readings.data === undefined || sources.data === undefined) return <Room>{header}<p role="status">Looking who has read what…</p></Room>;

  const chosen = startingReaders(route.details['with'], coders, current, readings.data.sources);
  const readers = readersOf(coders, chosen);
  const tab = route.details['tab'] === 'figures' ? 'figures' : 'compare';
  const stillBlind = coders.filter((coder) => blind.data?.coders.find((one) => one.coderId === coder.id)?.blind);
  const readersIn = (sourceId: string): number => readings.data.sources.find((one) => one.sourceId === sourceId)?.readers.filter((reader) => chosen.includes(reader.coderId)).length ?? 0;
  const inOrder = sources.data.sources.toSorted((one, other) => readersIn(other.id) - readersIn(one.id));
  const sourceId = route.id ?? inOrder.find((source) => readersIn(source.id) > 1)?.id ?? null;
  const withIds = (ids: readonly string[]) => ({ with: ids.join(',') });

  return (
    <Room>
      {header}
      <div className="agreement-who">
        <CheckboxGroup
          label="Whose readings"
          orientation="horizontal"
          choices={coders.map((coder) => ({ id: coder.id, label: coder.name, isDisabled: chosen.includes(coder.id) ? chosen.length === 2 : chosen.length === 4 }))}
          value={chosen}
          onChange={(ids) => go({ ...route, details: { ...route.details, ...withIds(coders.map((coder) => coder.id).filter((id) => ids.includes(id))) } }, { replace: true })}
        />
        {tab === 'compare' && (
          <div className="agreement-source">
            <ComboBox
              label="Source"
              choices={inOrder.map((source) => {
                const count = readersIn(source.id);
                return { id: source.id, label: source.title, description: count === readers.length ? (count === 2 ? 'read by both' : 'read by all') : count === 0 ? 'read by none of them yet' : `read by ${count} of ${readers.length}` };
              })}
              value={sourceId}
              onChange={(id) => id !== null && go({ room: 'agreement', id, details: withIds(chosen) })}
            />
          </div>
        )}
      </div>
      <Positionality readers={readers} current={current} />
      {stillBlind.length > 0 && <Notice kind="info" title={`${listed(stillBlind.map((coder) => coder.name))} ${stillBlind.length === 1 ? 'is' : 'are'} still working blind.`}>Comparing shows their codings to you, not yours to them. You may want to wait until they have finished.</Notice>}
      <Tabs
        label="Two readings"
        value={tab}
        onChange={(next) => go({ room: 'agreement', id: route.id, details: { ...withIds(chosen), tab: next } })}
        tabs={[
          {
            id: 'compare',
            label: 'Compare and discuss',
            content: sourceId === null ? (
              <EmptyRoom title="No source has two readings yet" picture="codebook" level={2} actions={<Button kind="primary" icon="sources" onPress={() => go({ room: 'sources' })}>Open a source and code it</Button>}>
                A reading is compared with another of the same words. Let {listed(readers.map((reader) => reader.name))} code one source each for themselves; switch who is at the keyboard at the top of the window.
              </EmptyRoom>
            ) : <Compare key={chosen.join()} sourceId={sourceId} readers={readers} coders={coders} at={route.details['at'] === undefined ? null : Number(route.details['at'])} />,
          },
          { id: 'figures', label: 'Figures', content: <Figures key={chosen.join()} readers={readers} coders={coders} /> },
        ]}
      />
    </Room>
  );
}

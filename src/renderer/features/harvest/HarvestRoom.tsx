import { useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, PageHeader, Room, Tabs } from '../../ui/index.ts';
import { EntriesTab } from './EntriesTab.tsx';
import { EntryPage } from './EntryPage.tsx';
import { AddEntryDialog } from './EntryDialog.tsx';
import { ExportRegister } from './ExportRegister.tsx';
import { HarvestedPage } from './HarvestedPage.tsx';
import { AddHarvestedDialog } from './HarvestedDialog.tsx';
import { HarvestedTab } from './HarvestedTab.tsx';
import { RoundPage } from './RoundPage.tsx';
import { AddRoundDialog } from './RoundDialog.tsx';
import { RoundsTab } from './RoundsTab.tsx';

const tabs = ['outcomes', 'register', 'rounds'] as const;
type HarvestTab = (typeof tabs)[number];

/** What came about, hoped for or not; what helped and what got in the way; which stories a panel found most significant. */
export function HarvestRoom() {
  const { id, details } = useRoute();
  if (details.page === 'export') return <ExportRegister />;
  if (id === null) return <Register />;
  if (details.kind === 'register') return <EntryPage key={id} id={id} />;
  if (details.kind === 'round') return <RoundPage key={id} id={id} />;
  return <HarvestedPage key={id} id={id} />;
}

function Register() {
  const { details } = useRoute();
  const tab = tabs.find((one) => one === details.tab) ?? 'outcomes';
  const outcomes = useAsk('harvest.outcomes', {});
  const entries = useAsk('harvest.register', {});
  const rounds = useAsk('harvest.rounds', {});
  const [isAdding, setAdding] = useState(false);
  const add = (): void => setAdding(true);
  const close = (): void => setAdding(false);
  useKeys({ n: add });
  const counts: Record<HarvestTab, number> = { outcomes: outcomes.data?.outcomes.length ?? 0, register: entries.data?.entries.length ?? 0, rounds: rounds.data?.rounds.length ?? 0 };
  const word: Record<HarvestTab, string> = { outcomes: 'Harvest an outcome', register: 'Write one down', rounds: 'Begin a round' };
  const canLeave = counts.outcomes + counts.register > 0;
  return (
    <>
      <Room width="reading">
        <PageHeader
          title="Outcome register"
          below="What came about, hoped for or not, welcome or not; what helped, what got in the way, what did not work."
          actions={<>{canLeave && <Button icon="save" onPress={() => go({ room: 'harvest', details: { page: 'export' } })}>Export</Button>}{counts[tab] > 0 && <Button kind="primary" icon="plus" keys="N" onPress={add}>{word[tab]}</Button>}</>}
        />
        <Tabs<HarvestTab>
          label="The register"
          value={tab}
          onChange={(next) => { close(); go({ room: 'harvest', details: next === 'outcomes' ? {} : { tab: next } }, { replace: true }); }}
          tabs={[
            { id: 'outcomes', label: 'Outcomes', count: counts.outcomes, content: <HarvestedTab answer={outcomes} onAdd={add} /> },
            { id: 'register', label: 'Enablers and barriers', count: counts.register, content: <EntriesTab answer={entries} onAdd={add} /> },
            { id: 'rounds', label: 'Most significant change', count: counts.rounds, content: <RoundsTab answer={rounds} onAdd={add} /> },
          ]}
        />
      </Room>
      {isAdding && tab === 'outcomes' && <AddHarvestedDialog onClose={close} />}
      {isAdding && tab === 'register' && <AddEntryDialog onClose={close} />}
      {isAdding && tab === 'rounds' && <AddRoundDialog onClose={close} />}
    </>
  );
}

import { AppearancePanel } from '../../app/AppearancePanel.tsx';
import { go, useRoute } from '../../app/route.ts';
import { PageHeader, Room, Tabs } from '../../ui/index.ts';
import { TeamPanel } from '../team/TeamPanel.tsx';
import { ProgrammePanel } from '../programme/ProgrammePanel.tsx';
import { SafetyPanel } from './SafetyPanel.tsx';
import { useAsk } from '../../client/ask.ts';

const tabs = ['safety', 'team', 'programme', 'appearance'] as const;
type Tab = (typeof tabs)[number];

/** The vault itself: how safe it is, who works in it, which programme it holds. */
export function VaultRoom() {
  const { details } = useRoute();
  const state = useAsk('vault.state', {});
  const tab = tabs.find((candidate) => candidate === details.tab) ?? 'safety';
  return (
    <Room width="reading">
      <PageHeader title={state.data?.name ?? 'Vault'} below={state.data?.path} />
      <Tabs<Tab>
        label="Vault, team, programme, appearance"
        value={tab}
        onChange={(next) => go({ room: 'vault', details: { tab: next } }, { replace: true })}
        tabs={[
          { id: 'safety', label: 'Safety', content: <SafetyPanel /> },
          { id: 'team', label: 'Team', content: <TeamPanel /> },
          { id: 'programme', label: 'Programme and places', content: <ProgrammePanel /> },
          { id: 'appearance', label: 'Appearance', content: <AppearancePanel /> },
        ]}
      />
    </Room>
  );
}

import { useAsk, useChange } from '../../client/ask.ts';
import { useIsBlind } from '../agreement/BlindSwitch.tsx';
import { go } from '../../app/route.ts';
import { Menu } from '../../ui/index.ts';

/** Whose hands are on the keyboard: every change carries this name. */
export function CoderSwitch() {
  const team = useAsk('team.coders', {});
  const become = useChange('team.become');
  const isBlind = useIsBlind();
  const coders = team.data?.coders ?? [];
  const current = coders.find((coder) => coder.id === team.data?.current);
  return (
    <Menu
      label={`Coder: ${current?.initials ?? '…'}${isBlind ? ', blind' : ''}`}
      entries={[
        ...coders.map((coder) => ({ id: coder.id, label: coder.id === current?.id ? `${coder.name} (now)` : coder.name, onAction: () => become.mutate({ id: coder.id }) })),
        'line' as const,
        { id: 'blind', label: isBlind ? 'Reveal others’ codings' : 'Work blind', onAction: () => go({ room: 'vault', details: { tab: 'team' } }) },
        { id: 'team', label: 'Add or change people', onAction: () => go({ room: 'vault', details: { tab: 'team' } }) },
      ]}
    />
  );
}

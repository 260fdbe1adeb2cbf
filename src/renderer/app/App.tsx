/** The window: the gate while no vault is open, the rooms while one is. */
import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { followChanges, queryClient } from '../client/ask.ts';
import { loadDrafts } from '../client/drafts.ts';
import { call, host } from '../client/kist.ts';
import { Gate, type LockedWhy } from '../features/vault/Gate.tsx';
import { UiProvider } from '../ui/index.ts';
import { Shell } from './Shell.tsx';

type Standing = { at: 'door' } | { at: 'gate'; why: LockedWhy | null } | { at: 'rooms' };

export function App() {
  const [standing, setStanding] = useState<Standing>({ at: 'door' });
  const [lastPath, setLastPath] = useState<string | null>(null);

  const look = useCallback(async () => {
    const state = await call('vault.state', {});
    if (state.path) setLastPath(state.path);
    // An editor looks for unsaved words when it opens. Without them the rooms still open.
    if (state.open) await loadDrafts().catch(() => undefined);
    setStanding((now) => (state.open ? { at: 'rooms' } : now.at === 'gate' ? now : { at: 'gate', why: null }));
  }, []);

  useEffect(() => {
    void look();
    const stopFollowing = followChanges();
    const stopListening = host().on((event) => {
      if (event.kind === 'locked') setStanding({ at: 'gate', why: event.why });
    });
    return () => {
      stopFollowing();
      stopListening();
    };
  }, [look]);

  return (
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        {standing.at === 'gate' && <Gate why={standing.why} lastPath={lastPath} onOpened={look} />}
        {standing.at === 'rooms' && <Shell />}
      </QueryClientProvider>
    </UiProvider>
  );
}

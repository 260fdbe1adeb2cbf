/** Ctrl K: jump to anything by name, forgiving typing slips. */
import { useMemo, useState } from 'react';
import { useAsk } from '../client/ask.ts';
import { Dialog, PickList } from '../ui/index.ts';
import type { IconName } from '../ui/index.ts';
import { buildJumpIndex, type Name } from './jump-index.ts';
import { destinationOf, kindWords } from './places.ts';
import { rooms } from './rooms.ts';
import { go } from './route.ts';

const icons: Partial<Record<Name['kind'], IconName>> = {
  source: 'sources', code: 'codebook', voice: 'voices', outcome: 'framework', indicator: 'framework', event: 'event', claim: 'claims', dataset: 'flows', place: 'map',
};

const iconOf = (name: Name): IconName | undefined => (name.kind === 'room' ? rooms.find((room) => room.key === name.id)?.icon : icons[name.kind]);

export function JumpPalette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const named = useAsk('search.names', {});
  const names = useMemo<Name[]>(
    () => [...rooms.map((room): Name => ({ kind: 'room', id: room.key, name: room.name, detail: 'Room' })), ...(named.data?.names ?? [])],
    [named.data],
  );
  const index = useMemo(() => buildJumpIndex(names), [names]);
  const found = index.find(typed, 12);
  return (
    <Dialog title="Jump to" isOpen onClose={onClose} size="usual">
      <PickList
        label="Jump to a room, source, code, voice or claim"
        placeholder="Type a few letters"
        query={typed}
        onQuery={setTyped}
        choices={found.map((name) => ({ id: `${name.kind}:${name.id}`, label: name.name, description: name.kind === 'room' ? name.detail : [kindWords[name.kind], name.detail].filter(Boolean).join(', '), ...(iconOf(name) && { icon: iconOf(name)! }) }))}
        onPick={(picked) => {
          const name = found.find((candidate) => `${candidate.kind}:${candidate.id}` === picked);
          onClose();
          if (name === undefined) return;
          const before = window.location.hash;
          go(destinationOf(name));
          // Whoever jumps to where they are wants the keyboard there too, not back in the bar where it was.
          if (window.location.hash === before) setTimeout(() => document.getElementById('main')?.focus({ preventScroll: true }), 60);
        }}
        empty="Nothing is called that. Ctrl Shift F searches in the words themselves."
      />
    </Dialog>
  );
}

/** The frame around the rooms: jump, undo and redo, who works here, lock, rail, inspector, status line. */
import { useEffect, useRef, useState } from 'react';
import { useAsk, useChange } from '../client/ask.ts';
import { lockNow } from '../client/drafts.ts';
import { announce, Button, Frame, Inspector, Rail, StatusLine, TopBar } from '../ui/index.ts';
import { CoderSwitch } from '../features/team/CoderSwitch.tsx';
import { InspectorProvider, useInspectorSlot } from './inspector.tsx';
import { JumpPalette } from './JumpPalette.tsx';
import { KeySheet } from './KeySheet.tsx';
import { keyLabel, useKeys } from './keys.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import { followMenu } from './menu-actions.ts';
import { type RoomKey, rooms } from './rooms.ts';
import { go, useRoute } from './route.ts';
import { surfaces } from './surfaces.ts';

export function Shell() {
  return (
    <InspectorProvider>
      <ShellFrame />
    </InspectorProvider>
  );
}

function ShellFrame() {
  const route = useRoute();
  const room = rooms.find((candidate) => candidate.key === route.room) ?? rooms[0]!;
  const state = useAsk('vault.state', {});
  // A large vault is read through beside the work; only bad news is shown.
  const lookedOver = useAsk('vault.lookOver', {});
  const [jumping, setJumping] = useState(false);
  const [showingKeys, setShowingKeys] = useState(false);
  const { undo, redo, said, hush, problem } = useUndo();
  const inspector = useInspectorSlot();
  const page = `${room.key}/${route.id ?? ''}`;
  const shownPage = useRef(page);

  useEffect(() => {
    document.title = `${room.name} · ${state.data?.name ?? 'Kist'}`;
    if (shownPage.current === page) return;
    shownPage.current = page;
    // Another room or another thing in it is a new page: the reader of the screen hears where it is, unless the room has put the cursor somewhere itself.
    const surface = document.getElementById('main');
    if (surface === null || (surface !== document.activeElement && surface.contains(document.activeElement))) return;
    surface.focus({ preventScroll: true });
    // Nobody walked here with the keyboard, so no ring is drawn round the whole room until somebody does.
    surface.dataset.arrived = 'yes';
    surface.addEventListener('blur', () => delete surface.dataset.arrived, { once: true });
  }, [room, page, state.data?.name]);
  // What was taken back was said where it was done.
  useEffect(hush, [hush, page]);

  useKeys({
    'mod+k': () => setJumping(true),
    'mod+l': () => void lockNow(),
    'mod+z': (event) => (typing(event) ? false : void undo()),
    'mod+shift+z': (event) => (typing(event) ? false : void redo()),
    'mod+y': (event) => (typing(event) ? false : void redo()),
    'mod+shift+f': () => go({ room: 'search' }),
    '?': () => setShowingKeys(true),
    '/': () => go({ room: 'search' }),
  });
  useEffect(() => followMenu({ undo, redo, jump: () => setJumping(true), keys: () => setShowingKeys(true) }), [undo, redo]);

  const data = state.data;
  const Surface = surfaces[room.key];
  return (
    <>
      <Frame
        top={
          <TopBar onJump={() => setJumping(true)} jumpKeys={keyLabel('mod+k')}>
            <Button kind="quiet" isDisabled={!data?.undo} onPress={() => void undo()} aria-label={data?.undo ? `Undo: ${data.undo}` : 'Undo'}>Undo</Button>
            <Button kind="quiet" isDisabled={!data?.redo} onPress={() => void redo()} aria-label={data?.redo ? `Redo: ${data.redo}` : 'Redo'}>Redo</Button>
            <CoderSwitch />
            <Button icon="lock" onPress={() => void lockNow()}>Lock</Button>
          </TopBar>
        }
        rail={<RoomRail current={room.key} />}
        {...(inspector.label === null ? {} : { inspector: <Inspector label={inspector.label}><div ref={inspector.setElement} /></Inspector> })}
        status={
          <StatusLine
            encryption="Encrypted on this machine"
            saved={data?.savedAt ? `Saved ${new Date(data.savedAt).toLocaleTimeString('en-GB')}` : 'Nothing to save yet'}
            data={data?.synthetic ? `${data.name}: synthetic people` : (data?.name ?? '')}
            onKeys={() => setShowingKeys(true)}
          >
            {said}
          </StatusLine>
        }
      >
        <ProblemNotice problem={lookedOver.error?.code === 'vault-damaged' ? lookedOver.error : problem} />
        <Surface key={room.key} />
      </Frame>
      {jumping && <JumpPalette onClose={() => setJumping(false)} />}
      {showingKeys && <KeySheet onClose={() => setShowingKeys(false)} />}
    </>
  );
}

/** In a field, undo belongs to the words being typed. */
function typing(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
}

function RoomRail({ current }: { current: RoomKey }) {
  const counts = useAsk('search.names', {});
  const count = (kind: string): number | undefined => counts.data?.names.filter((name) => name.kind === kind).length || undefined;
  const counted: Partial<Record<RoomKey, number | undefined>> = {
    sources: count('source'), codebook: count('code'), voices: count('voice'), flows: count('dataset'), framework: count('indicator'), claims: count('claim'), timeline: count('event'),
  };
  const groups = [null, 'Words', 'Numbers', 'Change', 'Together'].map((group) => ({
    id: group ?? 'home',
    ...(group !== null && { label: group }),
    rooms: rooms.filter((room) => room.group === group).map((room) => ({ id: room.key, label: room.name, ...(counted[room.key] !== undefined && { count: counted[room.key]!, countOf: 'in all' }) })),
  }));
  return <Rail groups={groups} current={current} onGo={(key) => go({ room: key })} />;
}

/** Undo and redo for the whole window, said in the status line and to screen readers. */
function useUndo() {
  const undoChange = useChange('history.undo');
  const redoChange = useChange('history.redo');
  const [said, setSaid] = useState('');
  const say = (words: string): void => {
    setSaid(words);
    announce(words);
  };
  const undo = useRef(async () => {});
  const redo = useRef(async () => {});
  undo.current = async () => {
    redoChange.reset();
    await undoChange.mutateAsync({}).then(({ label }) => say(`Took back: ${label}`), () => setSaid(''));
  };
  redo.current = async () => {
    undoChange.reset();
    await redoChange.mutateAsync({}).then(({ label }) => say(`Did again: ${label}`), () => setSaid(''));
  };
  const [stable] = useState(() => ({ undo: () => undo.current(), redo: () => redo.current(), hush: () => setSaid('') }));
  const problem = undoChange.error ?? redoChange.error;
  // Nothing to take back is no problem; the button says so by being faint.
  const quiet = problem?.code === 'nothing-to-undo' || problem?.code === 'nothing-to-redo';
  return { ...stable, said, problem: quiet ? null : problem };
}

import { useState } from 'react';
import { applyAppearance, Button, Chip, Frame, Inspector, Menu, Rail, StatusLine, TopBar, usualAppearance } from '../index.ts';
import type { Appearance, IconName } from '../index.ts';
import { ClaimPage, ClaimInspector } from './ClaimPage.tsx';
import { DataPage } from './DataPage.tsx';
import { EmptyPage } from './EmptyPage.tsx';
import { FieldsPage } from './FieldsPage.tsx';
import { FlowPage, FlowInspector } from './FlowPage.tsx';
import { ImportPage } from './ImportPage.tsx';
import { ListsPage } from './ListsPage.tsx';
import { OverlaysPage } from './OverlaysPage.tsx';
import { SignsPage } from './SignsPage.tsx';
import { WordsPage } from './WordsPage.tsx';
import './gallery.css';

/** Every component at work, for looking at and for the accessibility test. What it says is invented. */
const pages = {
  claim: { label: 'Claim', icon: 'claims', page: <ClaimPage />, inspector: <ClaimInspector />, about: 'How sure are we' },
  flow: { label: 'Flow', icon: 'flows', page: <FlowPage />, inspector: <FlowInspector />, about: 'This move' },
  import: { label: 'Import', icon: 'bring', page: <ImportPage />, inspector: null, about: '' },
  empty: { label: 'Empty room', icon: 'sources', page: <EmptyPage />, inspector: null, about: '' },
  words: { label: 'Buttons and words', icon: 'pencil', page: <WordsPage />, inspector: null, about: '' },
  fields: { label: 'Fields', icon: 'settings', page: <FieldsPage />, inspector: null, about: '' },
  lists: { label: 'Lists and trees', icon: 'codebook', page: <ListsPage />, inspector: null, about: '' },
  data: { label: 'Tables', icon: 'table', page: <DataPage />, inspector: null, about: '' },
  overlays: { label: 'What floats', icon: 'copy', page: <OverlaysPage />, inspector: null, about: '' },
  signs: { label: 'Colours and signs', icon: 'eye', page: <SignsPage />, inspector: null, about: '' },
} as const satisfies Record<string, { label: string; icon: IconName; page: unknown; inspector: unknown; about: string }>;

type PageName = keyof typeof pages;
const names = Object.keys(pages) as PageName[];

function first(): PageName {
  const wanted = window.location.hash.slice(1);
  return names.find((name) => name === wanted) ?? 'claim';
}

export function Gallery() {
  const [current, setCurrent] = useState<PageName>(first);
  const [appearance, setAppearance] = useState<Appearance>(usualAppearance);
  const shown = pages[current];

  function change(part: Partial<Appearance>): void {
    const next = { ...appearance, ...part };
    setAppearance(next);
    applyAppearance(next);
  }

  const room = (name: PageName) => ({ id: name, label: pages[name].label, icon: pages[name].icon });
  return (
    <Frame
      top={(
        <TopBar onJump={() => setCurrent('overlays')}>
          <Button kind="quiet" size="small" icon="undo">Undo</Button>
          <Button kind="quiet" size="small" icon="redo">Redo</Button>
          <Chip colour="purple">Coder: AM</Chip>
          <Menu
            label="Look"
            kind="quiet"
            size="small"
            icon="eye"
            entries={[
              { id: 'system', label: 'As the system', onAction: () => change({ theme: 'system', contrast: 'system' }) },
              { id: 'light', label: 'Light', onAction: () => change({ theme: 'light' }) },
              { id: 'dark', label: 'Dark', onAction: () => change({ theme: 'dark' }) },
              'line',
              { id: 'contrast', label: 'More contrast', onAction: () => change({ contrast: appearance.contrast === 'more' ? 'system' : 'more' }) },
              { id: 'text', label: 'Larger text', onAction: () => change({ text: appearance.text === 'larger' ? 'usual' : 'larger' }) },
            ]}
          />
          <Button icon="lock" size="small">Lock</Button>
        </TopBar>
      )}
      rail={(
        <Rail
          groups={[
            { id: 'rooms', label: 'Rooms', rooms: [{ ...room('claim'), count: 8 }, { ...room('flow'), count: 2 }, room('import'), room('empty')] },
            { id: 'parts', label: 'Parts', rooms: (['words', 'fields', 'lists', 'data', 'overlays', 'signs'] as const).map(room) },
          ]}
          current={current}
          onGo={setCurrent}
        />
      )}
      inspector={shown.inspector === null ? undefined : <Inspector label={shown.about}>{shown.inspector}</Inspector>}
      status={<StatusLine encryption="Encrypted on this machine" saved="Saved 12:04:31" data="Gallery, invented words and figures" onKeys={() => setCurrent('overlays')} />}
    >
      {shown.page}
    </Frame>
  );
}

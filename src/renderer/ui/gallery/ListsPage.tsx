import { useState } from 'react';
import { applyTreeMove, Columns, ListBox, PageHeader, PickList, Room, Section, SplitPane, Tree } from '../index.ts';
import type { Choice, TreeNode } from '../index.ts';

const codes: readonly TreeNode[] = [
  {
    id: 'practice', label: 'Practice', colour: 'purple', count: 42,
    children: [
      { id: 'listening', label: 'being listened to', colour: 'green', count: 18 },
      { id: 'ourselves', label: 'doing it ourselves', colour: 'blue', count: 15, note: 'in vivo' },
      { id: 'step', label: 'first small step', colour: 'violet', count: 9 },
    ],
  },
  {
    id: 'system', label: 'System', colour: 'slate', count: 31,
    children: [
      { id: 'waiting', label: 'waiting, retelling', colour: 'orange', count: 22, children: [{ id: 'forms', label: 'forms at the end of it', colour: 'red', count: 7 }] },
      { id: 'keys', label: 'owning a place', colour: 'olive', count: 9 },
    ],
  },
  { id: 'surprise', label: 'what nobody expected', colour: 'pink', count: 3 },
];

const choices: ReadonlyArray<Choice> = [
  { id: 'ourselves', label: 'doing it ourselves', description: 'Practice. Parents lead, staff stand back', colour: 'blue', keys: 'Enter' },
  { id: 'keys', label: 'owning a place', description: 'Belonging. Keys, rooms, rotas', colour: 'olive' },
  { id: 'new', label: 'Create “own”', description: 'A new code, to be defined later', icon: 'plus', keys: 'Ctrl Enter' },
];

export function ListsPage() {
  const [nodes, setNodes] = useState(codes);
  const [chosen, setChosen] = useState<string[]>(['listening']);
  const [picked, setPicked] = useState<string[]>(['isla', 'rhona']);
  const [query, setQuery] = useState('own');
  const [last, setLast] = useState('');
  return (
    <Room width="reading">
      <PageHeader title="Lists and trees" below={`Drag, or Alt with the arrow keys. ${last}`} />
      <Columns>
        <Section title="Codebook" count={7}>
          <Tree
            label="Codes, with codings of each"
            nodes={nodes}
            value={chosen}
            onChange={setChosen}
            selection="multiple"
            onMove={(move) => { setNodes(applyTreeMove(nodes, move)); setLast(`Moved ${move.ids.join(', ')} ${move.place} ${move.target}.`); }}
            onOpen={(id) => setLast(`Opened ${id}.`)}
            onRename={(id) => setLast(`Rename ${id}.`)}
            onDelete={(ids) => setLast(`Delete ${ids.join(', ')}.`)}
          />
        </Section>
        <Section title="Pick a code">
          <div className="gallery-pick">
            <PickList label="Code for this passage" query={query} onQuery={setQuery} choices={choices.filter((choice) => choice.label.includes(query) || query === '')} otherwise="new" onPick={(id) => setLast(`Picked ${id}.`)} />
          </div>
        </Section>
        <Section title="Voices">
          <ListBox
            label="Voices"
            selection="multiple"
            value={picked}
            onChange={setPicked}
            choices={[
              { id: 'isla', label: 'Isla', description: 'Parent, Millbank', colour: 'green', count: 41 },
              { id: 'rhona', label: 'Rhona', description: 'Parent, kinship carer, Craigend', colour: 'blue', count: 37 },
              { id: 'calum', label: 'Calum', description: 'Parent, Millbank', colour: 'pink', count: 28 },
              { id: 'ewan', label: 'Ewan', description: 'Practitioner', icon: 'person', count: 0, isDisabled: true },
            ]}
          />
        </Section>
        <Section title="Two beside each other">
          <div className="gallery-split"><SplitPane label="Width of the codebook" start="The codebook" end="What it says" /></div>
        </Section>
      </Columns>
    </Room>
  );
}

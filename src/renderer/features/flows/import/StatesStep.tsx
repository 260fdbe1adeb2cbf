import { useRef, useState } from 'react';
import { announce, Button, Checkbox, Chip, Icon, Notice, Section, Select, TextField } from '../../../ui/index.ts';
import { counted, listed } from '../../coding/in-words.ts';
import { isCounts } from './mapping-plan.ts';
import { NamesFields } from './NamesFields.tsx';
import { apart, hasOrder, joined, type MappedState, moved, ranked, type Standing, standings } from './scheme.ts';
import { StepActions } from './StepActions.tsx';
import type { StepProps } from './step-props.ts';

const standingChoices: { id: Standing; label: string; description: string }[] = [
  { id: 'above', label: 'A level of its own', description: 'Above the one before it' },
  { id: 'beside', label: 'Same level as the one before', description: 'They stand beside each other' },
  { id: 'outside', label: 'Outside the order', description: 'Moves to it go neither up nor down' },
];
const called = ({ label, name }: MappedState): string => label || name;

/** The scheme of states: their names in your words, their levels if they have an order. There is no national wording; it is yours. */
export function StatesStep({ prepared, mapping, onMapping, onBack, onNext, isBusy }: StepProps) {
  const { states } = mapping;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [group, setGroup] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const isOrdered = hasOrder(states);
  const how = standings(states);
  const put = (next: MappedState[]): void => onMapping({ ...mapping, states: next });
  const set = (position: number, patch: Partial<MappedState>): void => put(states.map((state, at) => (at === position ? { ...state, ...patch } : state)));
  const fresh = states.filter(({ name, spellings }) => prepared.newStates.includes(name) && spellings.length < 2);
  const chosen = states.filter(({ name }) => ticked.includes(name));

  function move(from: number, to: number): void {
    if (to < 0 || to >= states.length || from === to) return;
    const next = moved(states, from, to);
    put(next);
    announce(`${called(states[from]!)}: place ${to + 1} of ${states.length}${next[to]!.rank === null ? '' : `, level ${next[to]!.rank}`}`);
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('.flow-state-handle')[to]?.focus());
  }

  return (
    <div className="flow-import-parts">
      <Section title="What are the states called, and in which order?" count={states.length} about="The order is how tables and pictures show them. Schemes are local: say what they are called here, and which of them are the same.">
        <div className="flow-states-part">
          {fresh.length > 0 && (
            <Notice kind="caution" title={fresh.length === 1 ? `“${fresh[0]!.name}” is new.` : `${fresh.length} states are new: ${listed(fresh.map(({ name }) => `“${name}”`))}.`} next={`Earlier files of this kind don’t name ${fresh.length === 1 ? 'it' : 'them'}. ${fresh.length === 1 ? 'It stands' : 'They stand'} last${isOrdered ? ', outside the order' : ''}: say where ${fresh.length === 1 ? 'it belongs, or tick it together with the state that it' : 'each belongs, or tick one together with the state that it'} is another spelling of.`} />
          )}
          <Checkbox
            isSelected={isOrdered}
            onChange={(isOn) => put(isOn ? ranked(states, states.map(() => 'above')) : states.map((state) => ({ ...state, rank: null })))}
            description="Lowest first. Moves up and down, and “no earlier step recorded”, are read by these levels."
          >
            They are levels of intervention, from lower to higher
          </Checkbox>
          <div className="flow-states-tools" role="group" aria-label="Ticked states">
            <span className="flow-faint">{chosen.length === 0 ? 'Tick states to put several spellings together, or to give them a group.' : `${counted(chosen.length, 'state')} ticked`}</span>
            {chosen.length > 0 && (
              <>
                <Button size="small" icon="merge" isDisabled={chosen.length < 2} onPress={() => { put(joined(states, ticked)); setTicked([]); announce(`Put together as ${called(chosen[0]!)}`); }}>Put together as one state</Button>
                <TextField label="Group of the ticked states" hasHiddenLabel placeholder="Group, such as “placements”" value={group} onChange={setGroup} />
                <Button size="small" isDisabled={group.trim() === ''} onPress={() => { put(states.map((state) => (ticked.includes(state.name) ? { ...state, group: group.trim() } : state))); setTicked([]); setGroup(''); }}>Set the group</Button>
              </>
            )}
          </div>
          <ol ref={list} className="flow-states-list" data-is-ordered={isOrdered || undefined} aria-label="States in their order">
            {states.map((state, position) => (
              <li
                key={state.name}
                data-is-dragged={dragged === position || undefined}
                data-is-over={over === position && dragged !== null && dragged !== position ? (dragged < position ? 'after' : 'before') : undefined}
                onDragOver={(event) => { if (dragged === null) return; event.preventDefault(); setOver(position); }}
                onDrop={(event) => { event.preventDefault(); if (dragged !== null) move(dragged, position); setDragged(null); setOver(null); }}
              >
                <Checkbox aria-label={`Tick ${called(state)}`} isSelected={ticked.includes(state.name)} onChange={(isOn) => setTicked(isOn ? [...ticked, state.name] : ticked.filter((name) => name !== state.name))}>{null}</Checkbox>
                <button
                  type="button"
                  className="flow-state-handle"
                  draggable
                  aria-label={`Move ${called(state)}: place ${position + 1} of ${states.length}`}
                  aria-describedby="flow-states-keys"
                  onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', ''); setDragged(position); }}
                  onDragEnd={() => { setDragged(null); setOver(null); }}
                  onKeyDown={(event) => {
                    const to = { ArrowUp: position - 1, ArrowDown: position + 1, Home: 0, End: states.length - 1 }[event.key];
                    if (to === undefined) return;
                    event.preventDefault();
                    move(position, to);
                  }}
                >
                  <Icon name="drag" />
                  {isOrdered && <span className="flow-state-level">{state.rank ?? '–'}</span>}
                </button>
                <div className="flow-state-written">
                  <strong>{state.name}</strong>
                  {fresh.includes(state) && <Chip tone="caution">new</Chip>}
                  {state.spellings.length > 1 && (
                    <span className="flow-faint">
                      and {state.spellings.filter((spelling) => spelling !== state.name).map((spelling) => `“${spelling}”`).join(', ')}{' '}
                      <Button size="small" kind="quiet" aria-label={`Take ${called(state)} apart`} onPress={() => put(apart(states, state.name))}>Take apart</Button>
                    </span>
                  )}
                </div>
                <TextField label={`${state.name} in your words`} hasHiddenLabel value={state.label} placeholder={state.name} onChange={(label) => set(position, { label })} />
                <TextField label={`Group of ${state.name}`} hasHiddenLabel value={state.group} placeholder="Group" onChange={(next) => set(position, { group: next })} />
                {isOrdered && (
                  <Select
                    label={`Level of ${state.name}`}
                    hasHiddenLabel
                    choices={position === 0 ? standingChoices.filter(({ id }) => id !== 'beside') : standingChoices}
                    value={how[position]!}
                    onChange={(standing) => put(ranked(states, how.map((other, at) => (at === position ? standing : other))))}
                  />
                )}
              </li>
            ))}
          </ol>
          <p id="flow-states-keys" className="flow-faint">Drag a state by its handle, or use the arrow keys on it.</p>
        </div>
      </Section>
      <NamesFields title="Places" about="What places are called here." names={mapping.places} onNames={(places) => onMapping({ ...mapping, places })} />
      <NamesFields title="Streams" about="Which service recorded it. Overlaps within one stream are odd; between two they are not." names={mapping.streams} onNames={(streams) => onMapping({ ...mapping, streams })} />
      <StepActions next={isCounts(mapping.layout) ? 'Go on to the odd rows' : 'Go on to the first people'} onNext={onNext} onBack={onBack} isDisabled={isBusy} why={states.length === 0 ? 'No state was found: look at the columns again.' : null} />
    </div>
  );
}

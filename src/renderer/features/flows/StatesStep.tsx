import { Fragment } from 'react';
import type { SpellMapping } from '../../../contract/index.ts';
import { Button, Cluster, Section, Stack, TextField } from '../../ui/index.ts';

/** The scheme of states: their names in your words, their order if they have one. There is no national wording; it is yours. */
export function StatesStep({ mapping, onMapping, onNext }: { mapping: SpellMapping; onMapping: (mapping: SpellMapping) => void; onNext: () => void }) {
  const set = (position: number, patch: Partial<SpellMapping['states'][number]>): void =>
    onMapping({ ...mapping, states: mapping.states.map((state, at) => (at === position ? { ...state, ...patch } : state)) });
  const move = (position: number, by: -1 | 1): void => {
    const states = [...mapping.states];
    const [state] = states.splice(position, 1);
    states.splice(position + by, 0, state!);
    onMapping({ ...mapping, states });
  };
  return (
    <Section title="What are the states called, and in which order?" about="The order is how tables and pictures show them. Rank says which is the higher level of intervention; leave it empty where states have no order, and give the same rank to states that stand beside each other.">
      <Stack gap={16}>
        <div className="flow-states">
          <span className="flow-states-head">In the file</span>
          <span className="flow-states-head">In your words</span>
          <span className="flow-states-head">Rank</span>
          <span className="flow-states-head">Group</span>
          <span className="flow-states-head">Order</span>
          {mapping.states.map((state, position) => (
            <Fragment key={state.name}>
              <strong>{state.name}</strong>
              <TextField label={`${state.name} in your words`} hasHiddenLabel value={state.label} placeholder={state.name} onChange={(label) => set(position, { label })} />
              <TextField
                label={`Rank of ${state.name}`}
                hasHiddenLabel
                inputMode="numeric"
                value={state.rank === null ? '' : String(state.rank)}
                onChange={(typed) => set(position, { rank: /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null })}
              />
              <TextField label={`Group of ${state.name}`} hasHiddenLabel value={state.group} onChange={(group) => set(position, { group })} />
              <Cluster gap={4}>
                <Button kind="quiet" size="small" icon="arrow-up" hasHiddenLabel isDisabled={position === 0} onPress={() => move(position, -1)}>{`Move ${state.name} up`}</Button>
                <Button kind="quiet" size="small" icon="arrow-down" hasHiddenLabel isDisabled={position === mapping.states.length - 1} onPress={() => move(position, 1)}>{`Move ${state.name} down`}</Button>
              </Cluster>
            </Fragment>
          ))}
        </div>
        <Cluster gap={8}>
          <Button kind="primary" isDisabled={mapping.states.length === 0} onPress={onNext}>Go on to the odd rows</Button>
        </Cluster>
      </Stack>
    </Section>
  );
}

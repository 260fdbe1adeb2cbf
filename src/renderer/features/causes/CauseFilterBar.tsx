import type { CausalFilter } from '../../../contract/index.ts';
import { Button, CheckboxGroup, Cluster, Popover, Select, Stack, Switch } from '../../ui/index.ts';
import { RestrictionFields } from '../questions/RestrictionFields.tsx';
import { causalFilter } from './causal-filter.ts';
import { howOrder, howWords, polarityOrder, polarityWords, tidyFilter } from './cause-words.ts';
import './CauseFilterBar.css';

const leastChoices = ['1', '2', '3', '4', '5'] as const;
const zoomChoices = ['all', '1', '2'] as const;
const zoomWords: Record<(typeof zoomChoices)[number], string> = { all: 'As they were coded', 1: '“general; detail” as “general”', 2: 'With one detail' };

/** Which links are looked at. None of it alters the coding. */
export function CauseFilterBar() {
  const filter = causalFilter.use();
  const set = (patch: Partial<CausalFilter>): void => causalFilter.set(tidyFilter({ ...filter, ...patch }));
  const kinds = [filter.polarity?.map((one) => polarityWords[one].short.toLowerCase()).join(', '), filter.how?.map((one) => howWords[one].word.toLowerCase()).join(', ')].filter(Boolean).join('; ');
  const isPlain = Object.keys(filter).length === 0;
  return (
    <div className="cause-filter" role="group" aria-label="Which links are looked at">
      <RestrictionFields value={filter.restriction ?? {}} onChange={(restriction) => set({ restriction })} />
      <Cluster gap={16} align="end">
        <div className="cause-filter-field"><Select label="Told by at least" choices={leastChoices.map((id) => ({ id, label: id === '1' ? '1 source' : `${id} sources` }))} value={String(filter.leastSources ?? 1) as (typeof leastChoices)[number]} onChange={(least) => set({ leastSources: Number(least) })} /></div>
        <div className="cause-filter-field"><Select label="Factors" choices={zoomChoices.map((id) => ({ id, label: zoomWords[id] }))} value={filter.zoom === undefined ? 'all' : filter.zoom === 1 ? '1' : '2'} onChange={(zoom) => set({ zoom: zoom === 'all' ? undefined : Number(zoom) })} /></div>
        <Popover
          label="Which kinds of links"
          size="wide"
          trigger={<Button icon="filter">{kinds === '' ? 'All kinds of links' : `Only: ${kinds}`}</Button>}
        >
          <Stack gap={16}>
            <CheckboxGroup label="How" note="any, unless some are ticked" choices={polarityOrder.map((id) => ({ id, label: polarityWords[id].means }))} value={filter.polarity ?? []} onChange={(polarity) => set({ polarity: polarity as CausalFilter['polarity'] })} />
            <CheckboxGroup label="What they say it is due to" note="any, unless some are ticked" choices={howOrder.map((id) => ({ id, label: howWords[id].means }))} value={filter.how ?? []} onChange={(how) => set({ how: how as CausalFilter['how'] })} />
          </Stack>
        </Popover>
        <Switch isSelected={filter.joinOpposites === true} onChange={(joinOpposites) => set({ joinOpposites })}>Opposites put together</Switch>
        {!isPlain && <Button kind="quiet" onPress={() => causalFilter.set({})}>Show all</Button>}
      </Cluster>
    </div>
  );
}

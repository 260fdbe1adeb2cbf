import { useEffect, useRef, useState } from 'react';
import type { Code, Coder, Voice } from '../../../contract/index.ts';
import { Button, Checkbox, Chip, Cluster, PickList, Popover, Select } from '../../ui/index.ts';
import { CodePicker } from './CodePicker.tsx';
import { type CodingFilter, filterInWords, type FilterNames, isNarrowing, noFilter } from './filter.ts';
import { keptWhileOpen } from './kept-while-open.ts';
import { colourOf } from './stripes.ts';
import './FilterBar.css';

/** Which codings are shown; kept while one goes from source to source. */
export const codingFilter = keptWhileOpen<CodingFilter>(noFilter);

type FilterBarProps = {
  filter: CodingFilter;
  shown: number;
  total: number;
  codes: ReadonlyMap<string, Code>;
  /** Codes that occur in this source, the most frequent first: offered before others. */
  here: readonly string[];
  coders: ReadonlyMap<string, Coder>;
  /** Who speaks here, by the key under which they are filtered for. */
  speakers: ReadonlyMap<string, string>;
  voices: ReadonlyMap<string, Voice>;
  /** Open: everything can be chosen. Folded: the line alone. */
  isOpen: boolean;
  onClose: () => void;
};

const restWords: Record<CodingFilter['rest'], string> = { shown: 'Show the rest of the text', faint: 'Dim the rest of the text', hidden: 'Only coded passages' };

/** What is shown, as a line that can be read, and the controls behind it. */
export function FilterBar({ filter, shown, total, codes, here, coders, speakers, voices, isOpen, onClose }: FilterBarProps) {
  const all = [...codes.values()];
  const controls = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  // Whoever opens it wants to choose: the keyboard comes along.
  useEffect(() => {
    if (isOpen && !wasOpen.current) controls.current?.querySelector<HTMLElement>('button, input')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const names: FilterNames = {
    code: (id) => {
      const code = codes.get(id);
      return code === undefined ? null : { name: code.name, hasBelow: all.some((one) => one.parentId === id) };
    },
    coder: (id) => coders.get(id)?.initials ?? null,
    voice: (key) => speakers.get(key) ?? voices.get(key)?.pseudonym ?? null,
  };
  const isActive = isNarrowing(filter) || filter.rest !== 'shown';
  if (!isOpen && !isActive) return null;
  const set = (part: Partial<CodingFilter>): void => codingFilter.set({ ...filter, ...part });
  // Voices before those who are nobody's.
  const inOrder = [...speakers].sort(([one], [other]) => Number(voices.has(other)) - Number(voices.has(one)));
  const toggled = (list: readonly string[], id: string): string[] => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  return (
    <section
      className="filter-bar"
      aria-label="Which codings are shown"
      onKeyDown={(event) => {
        // What floats over it closes by itself first.
        if (event.key !== 'Escape' || !isOpen || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <Cluster gap={8}>
        <span className="filter-bar-line" role="status">{filterInWords(shown, total, filter, names)}{filter.rest === 'shown' ? '' : `. ${restWords[filter.rest]}`}</span>
        {isActive && <Button size="small" kind="quiet" onPress={() => codingFilter.set(noFilter)}>Show all</Button>}
        {isOpen && <Button size="small" kind="quiet" icon="chevron-up" onPress={onClose}>Fold</Button>}
      </Cluster>
      {isOpen && (
        <div ref={controls}>
          <Cluster gap={12} align="center">
            {filter.codeIds.flatMap((id) => {
              const code = codes.get(id);
              return code === undefined ? [] : [<Chip key={id} colour={colourOf(code.colour)} onRemove={() => set({ codeIds: toggled(filter.codeIds, id) })}>{code.name}</Chip>];
            })}
            <Popover label="Show a code and what is below it" hasHiddenLabel isFlush trigger={<Button size="small" icon="plus">A code</Button>}>
              {(close) => <CodePicker label="Show a code and what is below it" codes={all.filter((code) => !filter.codeIds.includes(code.id))} recent={here} onPick={(id) => { close(); set({ codeIds: [...filter.codeIds, id] }); }} />}
            </Popover>
            {coders.size > 1 && (
              <div className="filter-bar-choices" role="group" aria-label="Coders">
                {[...coders.values()].map(({ id, initials, name }) => <Checkbox key={id} isSelected={filter.coderIds.includes(id)} onChange={() => set({ coderIds: toggled(filter.coderIds, id) })} aria-label={`By ${name}`}>{initials}</Checkbox>)}
              </div>
            )}
            {filter.voices.flatMap((key) => {
              const name = names.voice(key);
              return name === null ? [] : [<Chip key={key} icon="person" onRemove={() => set({ voices: toggled(filter.voices, key) })}>{name}</Chip>];
            })}
            {speakers.size > 0 && (
              <Popover label="Show what is coded in the words of" hasHiddenLabel isFlush trigger={<Button size="small" icon="plus">A voice</Button>}>
                {(close) => <VoicePicker speakers={inOrder.filter(([key]) => !filter.voices.includes(key))} onPick={(key) => { close(); set({ voices: [...filter.voices, key] }); }} />}
              </Popover>
            )}
            <Select label="What happens to the rest" hasHiddenLabel choices={(['shown', 'faint', 'hidden'] as const).map((id) => ({ id, label: restWords[id] }))} value={filter.rest} onChange={(rest) => set({ rest })} />
          </Cluster>
        </div>
      )}
    </section>
  );
}

function VoicePicker({ speakers, onPick }: { speakers: readonly (readonly [key: string, name: string])[]; onPick: (key: string) => void }) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  return (
    <PickList
      label="Show what is coded in the words of"
      placeholder="Type a few letters of a name"
      query={typed}
      onQuery={setTyped}
      choices={speakers.filter(([, name]) => name.toLowerCase().includes(wanted)).map(([key, name]) => ({ id: key, label: name, icon: 'person' }))}
      onPick={onPick}
      empty="Nobody who speaks here is called that."
    />
  );
}

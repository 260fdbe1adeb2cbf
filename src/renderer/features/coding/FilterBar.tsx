import { useEffect, useRef, useState } from 'react';
import type { Code, Coder, Voice } from '../../../contract/index.ts';
import { Button, Checkbox, Chip, Cluster, Popover, Select } from '../../ui/index.ts';
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

/** Voices that are offered until somebody asks for all of them. */
const voicesAtFirst = 8;

const restWords: Record<CodingFilter['rest'], string> = { shown: 'Show the rest of the text', faint: 'Dim the rest of the text', hidden: 'Only coded passages' };

/** What is shown, as a line that can be read, and the controls behind it. */
export function FilterBar({ filter, shown, total, codes, here, coders, speakers, voices, isOpen, onClose }: FilterBarProps) {
  const all = [...codes.values()];
  const controls = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  const [isEveryVoice, setEveryVoice] = useState(false);
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
  const offered = inOrder.filter(([key], index) => isEveryVoice || index < voicesAtFirst || filter.voices.includes(key));
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
            {speakers.size > 0 && (
              <div className="filter-bar-choices" role="group" aria-label="In the words of">
                {offered.map(([key, name]) => <Checkbox key={key} isSelected={filter.voices.includes(key)} onChange={() => set({ voices: toggled(filter.voices, key) })}>{name}</Checkbox>)}
                {offered.length < speakers.size && <Button size="small" kind="quiet" onPress={() => setEveryVoice(true)}>{`All ${speakers.size} who speak here`}</Button>}
              </div>
            )}
            <Select label="What happens to the rest" hasHiddenLabel choices={(['shown', 'faint', 'hidden'] as const).map((id) => ({ id, label: restWords[id] }))} value={filter.rest} onChange={(rest) => set({ rest })} />
          </Cluster>
        </div>
      )}
    </section>
  );
}

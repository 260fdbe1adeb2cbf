import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Choice } from './choice.ts';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';
import { Swatch } from './Swatch.tsx';
import './Field.css';
import './ChoiceRow.css';
import './PickList.css';

export type PickGroup = { id: string; label: string; choices: readonly Choice[] };

export type PickListProps = {
  /** What is being picked; read out, not shown: "Code for this passage". */
  label: string;
  placeholder?: string;
  query: string;
  onQuery: (query: string) => void;
  /** What was found for the query, best first, already filtered. Give either these or `groups`. */
  choices?: readonly Choice[];
  /** The same under headings: sources, codes, voices. */
  groups?: readonly PickGroup[];
  /** Enter or a click. The first row is always ready, so three letters and Enter are enough. */
  onPick: (id: string) => void;
  /** Ctrl Enter: picks this one whatever is ready, for "Create …". */
  otherwise?: string;
  /** Said when nothing was found. */
  empty?: string;
};

/**
 * A box to type in with what was found under it: the jump palette, the picker of codes. Put it into a Popover
 * (`isFlush`) or a Dialog. The keyboard stays in the box; arrows move what is ready (combobox pattern of ARIA 1.2).
 * The interaction library's Autocomplete readies the first row only when the rows change, which loses Enter.
 */
export function PickList({ label, placeholder, query, onQuery, choices = [], groups, onPick, otherwise, empty = 'Nothing was found.' }: PickListProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [readyId, setReadyId] = useState<string | null>(null);
  const shown = groups ?? [{ id: 'all', label: '', choices }];
  const all = shown.flatMap((group) => group.choices).filter((choice) => choice.isDisabled !== true);
  const found = all.findIndex((choice) => choice.id === readyId);
  const at = Math.max(0, found);
  const ready = all[at];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [ready?.id]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      const picked = event.ctrlKey || event.metaKey ? otherwise : ready?.id;
      if (picked !== undefined) onPick(picked);
    } else {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step === undefined || all.length === 0) return;
      const wanted = at + step;
      // Single steps go round, pages stop at the ends.
      const next = Math.abs(step) === 1 ? (wanted + all.length) % all.length : Math.min(all.length - 1, Math.max(0, wanted));
      setReadyId(all[next]?.id ?? null);
    }
    event.preventDefault();
  }

  const optionId = (id: string): string => `${listId}-${id}`;
  return (
    <div className="ui-pick-list">
      <div className="ui-pick-list-box">
        <Icon name="search" />
        <input
          className="ui-field-input"
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={ready === undefined ? undefined : optionId(ready.id)}
          placeholder={placeholder ?? label}
          autoComplete="off"
          spellCheck="false"
          // The list opens because the person asked for it; typing goes on at once.
          autoFocus
          value={query}
          onChange={(event) => { setReadyId(null); onQuery(event.target.value); }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="ui-choices" role="listbox" id={listId} aria-label={label} ref={list}>
        {shown.filter((group) => group.choices.length > 0).map((group) => (
          <div key={group.id} role={group.label === '' ? 'presentation' : 'group'} aria-label={group.label === '' ? undefined : group.label}>
            {group.label !== '' && <div className="ui-pick-list-group" aria-hidden="true">{group.label}</div>}
            {group.choices.map((choice) => (
              <PickRow key={choice.id} id={optionId(choice.id)} choice={choice} isReady={choice.id === ready?.id} onReady={() => setReadyId(choice.id)} onPick={() => onPick(choice.id)} />
            ))}
          </div>
        ))}
      </div>
      <div role="status">{all.length === 0 && <p className="ui-choices-empty">{empty}</p>}</div>
    </div>
  );
}

type PickRowProps = { id: string; choice: Choice; isReady: boolean; onReady: () => void; onPick: () => void };

function PickRow({ id, choice, isReady, onReady, onPick }: PickRowProps) {
  const { label, description, colour, icon, count, keys, isDisabled = false } = choice;
  return (
    <div
      id={id}
      className="ui-choice"
      role="option"
      aria-selected={isReady}
      aria-disabled={isDisabled || undefined}
      data-focused={isReady || undefined}
      data-disabled={isDisabled || undefined}
      onPointerMove={isDisabled ? undefined : onReady}
      // The box keeps the keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onClick={isDisabled ? undefined : onPick}
    >
      {(colour !== undefined || icon !== undefined) && <span className="ui-choice-sign">{colour === undefined ? <Icon name={icon ?? 'file'} /> : <Swatch colour={colour} />}</span>}
      <span className="ui-choice-label">
        {label}
        {description !== undefined && <span className="ui-choice-description">{description}</span>}
      </span>
      {(count !== undefined || keys !== undefined) && <span className="ui-choice-end">{count}{keys !== undefined && <KeyHint keys={keys} />}</span>}
    </div>
  );
}

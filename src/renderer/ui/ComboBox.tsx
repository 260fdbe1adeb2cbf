import { useContext, useEffect, useState } from 'react';
import { Button as AriaButton, ComboBox as AriaComboBox, ComboBoxStateContext, Input, ListBox, Popover, useFilter } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './ComboBox.css';
import './Popover.css';

export type ComboBoxProps<Id extends string = string> = FieldProps & {
  choices: ReadonlyArray<Choice & { id: Id }>;
  value: Id | null;
  onChange: (id: Id | null) => void;
  /** Given when something new may be made of what was typed; the list then ends with "Create …". */
  onCreate?: (text: string) => void;
  /** What may be created, for "Create place “Millbank”". */
  createWord?: string;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  autoFocus?: boolean;
};

const create = '\u0000create';
/** Rows that are laid out at once; typing narrows down to any of the others. */
const mostShown = 300;

/** One of many, found by typing. Matches anywhere in the label or the description, whatever the case or accent. */
export function ComboBox<Id extends string = string>(props: ComboBoxProps<Id>) {
  const { label, hasHiddenLabel, note, description, error, choices, value, onChange, onCreate, createWord, placeholder, ...rest } = props;
  const { contains } = useFilter({ sensitivity: 'base' });
  const labelOfValue = choices.find((choice) => choice.id === value)?.label ?? '';
  // null: nothing is being typed, the box shows what is chosen.
  const [typed, setTyped] = useState<string | null>(null);
  // The library leaves its list open where what is chosen stays the same, as in a box that hands on each choice and is empty again.
  const [picked, setPicked] = useState(0);
  const text = typed ?? labelOfValue;
  const query = (typed ?? '').trim();

  const fitting = query === '' ? choices : choices.filter((choice) => contains(choice.label, query) || contains(choice.description ?? '', query));
  const found: Choice[] = fitting.slice(0, mostShown);
  const isNew = query !== '' && !choices.some((choice) => choice.label.toLowerCase() === query.toLowerCase());
  if (onCreate !== undefined && isNew) found.push({ id: create, label: `Create ${createWord === undefined ? '' : `${createWord} `}\u201c${query}\u201d`, icon: 'plus' });

  function choose(key: string): void {
    if (key === create) onCreate?.(query);
    else onChange(key as Id);
    setTyped(null);
    setPicked((count) => count + 1);
  }

  return (
    <AriaComboBox
      {...rest}
      className="ui-field"
      isInvalid={error !== undefined}
      allowsEmptyCollection
      // Opened by what the person does in ComboInput: the library would also open it when the words change by themselves.
      menuTrigger="manual"
      items={found}
      inputValue={text}
      onInputChange={(next) => {
        if (next === labelOfValue) setTyped(null);
        else setTyped(next);
        if (next === '' && value !== null) onChange(null);
      }}
      value={value}
      onChange={(key) => { if (key !== null) choose(String(key)); }}
      onBlur={() => setTyped(null)}
    >
      <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
      <div className="ui-field-box">
        <ComboInput placeholder={placeholder} picked={picked} ready={query === '' ? undefined : found[0]?.id} onChoose={choose} />
        <AriaButton className="ui-combo-box-open"><Icon name="chevron-down" /></AriaButton>
      </div>
      <FieldHelp description={description} error={error} />
      <Popover className="ui-floating" data-fits-trigger offset={4}>
        <ListBox<Choice> className="ui-choices" renderEmptyState={() => <div className="ui-choices-empty">Nothing here is called that.</div>}>
          {(choice) => <ChoiceRow choice={choice} hasTick={choice.id !== create} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

type ComboInputProps = { placeholder: string | undefined; /** Grows with everything that is chosen. */ picked: number; ready: string | undefined; onChoose: (key: string) => void };

/** The box itself. What was found first is ready for Enter as soon as something is typed; making something new takes Enter itself, never Tab. */
function ComboInput({ placeholder, picked, ready, onChoose }: ComboInputProps) {
  const state = useContext(ComboBoxStateContext);
  const manager = state?.selectionManager;
  const isOpen = state?.isOpen ?? false;
  // What was walked to may have been narrowed away since; then it is no longer meant.
  const walkedTo = manager?.focusedKey ?? null;
  const focused = walkedTo !== null && state?.collection.getItem(walkedTo) ? String(walkedTo) : null;

  useEffect(() => {
    if (isOpen && focused === null && ready !== undefined && ready !== create) manager?.setFocusedKey(ready);
  }, [isOpen, focused, ready, manager]);

  const close = state?.close;
  useEffect(() => {
    if (picked > 0) close?.();
    // Only what is chosen closes it.
  }, [picked]);

  return (
    <Input
      className="ui-field-input"
      placeholder={placeholder}
      onInput={() => state?.open(null, 'manual')}
      onKeyDownCapture={(event) => {
        const meant = focused ?? ready;
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !isOpen || meant === undefined) return;
        // However fast it was typed: Enter takes what the list shows as ready, and not what it showed a letter ago.
        event.preventDefault();
        event.stopPropagation();
        onChoose(meant);
        state?.close();
      }}
    />
  );
}

import type { ReactNode } from 'react';
import { ListBox as AriaListBox } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import './ListBox.css';

export type ListBoxProps<Id extends string = string> = {
  /** Says what the list holds; read out, not shown. */
  label: string;
  choices: ReadonlyArray<Choice & { id: Id }>;
  /** Ids of what is chosen. */
  value: readonly Id[];
  onChange: (ids: Id[]) => void;
  /** One at most, or any number. */
  selection?: 'single' | 'multiple';
  /** Enter or a double click on a row. */
  onOpen?: (id: Id) => void;
  /** Said when there is nothing to choose from. */
  empty?: ReactNode;
};

/** A list that stays in the page, to choose one or several from with the arrow keys. */
export function ListBox<Id extends string = string>({ label, choices, value, onChange, selection = 'single', onOpen, empty }: ListBoxProps<Id>) {
  return (
    <AriaListBox
      aria-label={label}
      className="ui-choices ui-list-box"
      // Esc belongs to what the list stands in: a dialog is left by it, and what was chosen stays chosen.
      escapeKeyBehavior="none"
      items={choices}
      selectionMode={selection}
      selectionBehavior={selection === 'single' ? 'replace' : 'toggle'}
      selectedKeys={value}
      onSelectionChange={(keys) => onChange(keys === 'all' ? choices.map((choice) => choice.id) : [...keys] as Id[])}
      onAction={onOpen === undefined ? undefined : (key) => onOpen(key as Id)}
      renderEmptyState={() => <div className="ui-choices-empty">{empty ?? 'Nothing here yet.'}</div>}
    >
      {(choice) => <ChoiceRow choice={choice} hasTick={selection === 'multiple'} />}
    </AriaListBox>
  );
}

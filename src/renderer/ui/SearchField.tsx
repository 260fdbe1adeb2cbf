import { Button as AriaButton, Input, SearchField as AriaSearchField } from 'react-aria-components';
import type { SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';
import './SearchField.css';

export type SearchFieldProps = FieldProps & Omit<AriaSearchFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'render'> & {
  placeholder?: string;
  /** The key that brings one here, shown while the box is empty. */
  keys?: string;
};

/** Words to search for. Esc empties it, Enter calls `onSubmit`. The label is hidden unless `hasHiddenLabel` is false. */
export function SearchField({ label, hasHiddenLabel = true, note, description, error, placeholder, keys, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField autoComplete="off" {...rest} className="ui-field ui-search-field" isInvalid={error !== undefined}>
      {({ isEmpty }) => (
        <>
          <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
          <div className="ui-field-box">
            <span className="ui-field-beside"><Icon name="search" /></span>
            <Input className="ui-field-input" placeholder={placeholder ?? label} />
            {isEmpty && keys !== undefined && <span className="ui-field-beside" data-side="end"><KeyHint keys={keys} /></span>}
            <AriaButton className="ui-search-clear"><Icon name="cross" /></AriaButton>
          </div>
          <FieldHelp description={description} error={error} />
        </>
      )}
    </AriaSearchField>
  );
}

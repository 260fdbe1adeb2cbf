import { useState } from 'react';
import type { ReactNode } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { Button } from './Button.tsx';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';

export type TextFieldProps = FieldProps & Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'render'> & {
  placeholder?: string;
  /** Words or a sign before and after what is typed, within the box. */
  before?: ReactNode;
  after?: ReactNode;
};

/** One line of text. Browsers keep nothing of it (`autoComplete`), unless a field says what it is for. With `type="password"` it gains a button that shows what was typed. */
export function TextField({ label, hasHiddenLabel, note, description, error, placeholder, before, after, type, ...rest }: TextFieldProps) {
  const [isShown, setShown] = useState(false);
  const isSecret = type === 'password';
  return (
    <AriaTextField autoComplete="off" {...rest} type={isSecret && isShown ? 'text' : type} className="ui-field" isInvalid={error !== undefined}>
      <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
      <div className="ui-field-box">
        {before !== undefined && <span className="ui-field-beside">{before}</span>}
        <Input className="ui-field-input" placeholder={placeholder} spellCheck={isSecret ? 'false' : undefined} />
        {after !== undefined && <span className="ui-field-beside" data-side="end">{after}</span>}
        {isSecret && (
          <span className="ui-field-beside" data-side="end">
            <Button kind="quiet" size="small" icon={isShown ? 'eye-closed' : 'eye'} aria-pressed={isShown} onPress={() => setShown(!isShown)}>
              {isShown ? 'Hide' : 'Show'}
            </Button>
          </span>
        )}
      </div>
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}

import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import './TextArea.css';

export type TextAreaProps = FieldProps & Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'type' | 'render'> & {
  placeholder?: string;
  /** How tall it is while empty; it grows with what is written. */
  rows?: 1 | 2 | 3 | 6;
  /** Set in the letters of what people said, for statements and quotes. */
  isVoice?: boolean;
};

/** Several lines of text, of which browsers keep nothing (`autoComplete`). The box grows as one writes. */
export function TextArea({ label, hasHiddenLabel, note, description, error, placeholder, rows = 3, isVoice = false, ...rest }: TextAreaProps) {
  return (
    <AriaTextField autoComplete="off" {...rest} className="ui-field" isInvalid={error !== undefined}>
      <FieldLabel label={label} hasHiddenLabel={hasHiddenLabel} note={note} />
      <div className="ui-field-box">
        <AriaTextArea className="ui-field-input ui-text-area" data-rows={rows} data-voice={isVoice || undefined} placeholder={placeholder} />
      </div>
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}

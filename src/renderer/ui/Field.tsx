import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Field.css';

/** What every field has: a label always, help and an error where there is something to say. */
export type FieldProps = {
  /** What is asked, in words. Always there; `hasHiddenLabel` keeps it for screen readers alone. */
  label: string;
  hasHiddenLabel?: boolean;
  /** Said behind the label in faint letters, for example "if you know it". */
  note?: string;
  /** One or two sentences that help, under the field. */
  description?: ReactNode;
  /** What is the matter and what to do. Its presence marks the field. */
  error?: string | undefined;
};

export function FieldLabel({ label, hasHiddenLabel = false, note }: Pick<FieldProps, 'label' | 'hasHiddenLabel' | 'note'>) {
  return (
    <Label className="ui-field-label" data-hidden={hasHiddenLabel || undefined}>
      {label}
      {note !== undefined && <span className="ui-field-note"> {note}</span>}
    </Label>
  );
}

export function FieldHelp({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description !== undefined && <Text slot="description" className="ui-field-description">{description}</Text>}
      <FieldError className="ui-field-error">
        {({ validationErrors }) => (
          <>
            <Icon name="caution" />
            <span>{error ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  );
}

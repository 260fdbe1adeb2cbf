import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { Button } from './Button.tsx';
import './ProgressLine.css';

export type ProgressLineProps = {
  /** What is being done: "Reading transcripts". */
  label: string;
  /** How far, in words: "3 of 12, family-fun-night.docx". */
  detail?: ReactNode;
  /** How much is done, from 0 to `max`; leave out while that isn't known. */
  value?: number;
  max?: number;
  /** Given when it can be stopped. */
  onStop?: () => void;
  /** Stop has been pressed and is being obeyed. */
  isStopping?: boolean;
};

/** Long work: what it is, how far it is, and a button that stops it. */
export function ProgressLine({ label, detail, value, max = 100, onStop, isStopping = false }: ProgressLineProps) {
  return (
    <div className="ui-progress">
      <ProgressBar className="ui-progress-bar" value={value} maxValue={max} isIndeterminate={value === undefined}>
        {({ percentage, isIndeterminate }) => (
          <>
            <span className="ui-progress-words">
              <Label><strong>{label}</strong></Label>
              {detail !== undefined && <span className="ui-progress-detail">{detail}</span>}
            </span>
            <div className="ui-progress-track">
              <div className="ui-progress-fill" data-open={isIndeterminate || undefined} style={isIndeterminate ? undefined : { width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      {onStop !== undefined && <Button size="small" icon="stop" isDisabled={isStopping} onPress={onStop}>{isStopping ? 'Stopping' : 'Stop'}</Button>}
    </div>
  );
}

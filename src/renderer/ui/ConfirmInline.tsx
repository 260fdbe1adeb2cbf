import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import type { ButtonProps } from './Button.tsx';
import './ConfirmInline.css';

export type ConfirmInlineProps = {
  /** The words on the button that asks: "Delete code". */
  ask: string;
  /** What will happen and whether it can be undone, as a question. */
  question: ReactNode;
  /** The words of the answer that does it: "Delete it". */
  confirm: string;
  /** The words of the answer that leaves things as they are. */
  keep?: string;
  onConfirm: () => void;
  kind?: 'danger' | 'plain';
} & Pick<ButtonProps, 'icon' | 'size' | 'isDisabled'>;

/** A button that, once pressed, turns into its question in the same place. No dialog, nothing else moves far. */
export function ConfirmInline({ ask, question, confirm, keep = 'Keep it', onConfirm, kind = 'danger', ...button }: ConfirmInlineProps) {
  const [isAsking, setAsking] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  if (!isAsking) {
    return (
      <Button {...button} kind={kind} autoFocus={wasAsked} onPress={() => { setAsking(true); setAsked(true); }}>
        {ask}
      </Button>
    );
  }
  return (
    <div
      className="ui-confirm-inline"
      data-kind={kind}
      role="group"
      aria-label={ask}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setAsking(false);
      }}
    >
      <p className="ui-confirm-inline-question" role="alert">{question}</p>
      <div className="ui-confirm-inline-answers">
        <Button size="small" autoFocus onPress={() => setAsking(false)}>{keep}</Button>
        <Button size="small" kind={kind} onPress={() => { setAsking(false); onConfirm(); }}>{confirm}</Button>
      </div>
    </div>
  );
}

import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { useDialogTurn } from './dialog-turn.ts';
import './Dialog.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Esc, the Close button, or a click beside it. Leave out when a decision is needed; then `actions` must hold the way out. */
  onClose?: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  size?: 'small' | 'usual' | 'large';
  /** `alert` interrupts: for what can't be undone. */
  kind?: 'usual' | 'alert';
  /** Makes the dialog a form: Enter in a line, Ctrl Enter anywhere in it, and a `type="submit"` button in `actions` call it. */
  onSubmit?: () => void;
};

/** Stops everything else until it is answered; use it rarely. A second dialog waits for the first: ask within it with ConfirmInline. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'usual', kind = 'usual', onSubmit }: DialogProps) {
  const isShown = useDialogTurn(isOpen);
  const content = (
    <>
      <div className="ui-dialog-body">{children}</div>
      {actions !== undefined && <div className="ui-dialog-actions">{actions}</div>}
    </>
  );
  return (
    <ModalOverlay
      className="ui-dialog-veil"
      isOpen={isShown}
      isDismissable={onClose !== undefined && kind === 'usual'}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => { if (!open) onClose?.(); }}
    >
      <Modal className="ui-dialog-box" data-size={size}>
        <AriaDialog className="ui-dialog" role={kind === 'alert' ? 'alertdialog' : 'dialog'}>
          <div className="ui-dialog-head">
            <Heading slot="title" className="ui-dialog-title">{title}</Heading>
            {onClose !== undefined && <Button kind="quiet" size="small" icon="cross" onPress={onClose}>Close</Button>}
          </div>
          {onSubmit === undefined ? content : (
            <form className="ui-dialog-form" onKeyDown={submitByKey} onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>{content}</form>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Ctrl Enter from any field presses the main button, as in every editor; where that button rests, so does the key. */
function submitByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  const main = event.currentTarget.querySelector<HTMLButtonElement>('.ui-dialog-actions button[type=submit]:enabled');
  if (main === null) return;
  event.preventDefault();
  event.currentTarget.requestSubmit(main);
}

import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './StatusLine.css';

export type StatusLineProps = {
  /** "Encrypted on this machine". */
  encryption: string;
  /** False where something is not encrypted; then it is marked. */
  isEncrypted?: boolean;
  /** "Saved 12:04:31". */
  saved: string;
  /** What kind of data is open: "Sample programme, synthetic people". */
  data: string;
  /** Work under way, in words. */
  children?: ReactNode;
  /** Opens the list of keys. */
  onKeys: () => void;
};

/** Always says: encrypted, saved when, what kind of data, keys. */
export function StatusLine({ encryption, isEncrypted = true, saved, data, children, onKeys }: StatusLineProps) {
  return (
    <footer className="ui-status-line">
      <span className="ui-status-encryption" data-is-open={!isEncrypted || undefined}><Icon name={isEncrypted ? 'lock' : 'caution'} />{encryption}</span>
      <span className="ui-status-saved">{saved}</span>
      <span>{data}</span>
      {children !== undefined && <span className="ui-status-work">{children}</span>}
      <AriaButton className="ui-status-keys" onPress={onKeys}>? for keys</AriaButton>
    </footer>
  );
}

import './KeyHint.css';

export type KeyHintProps = {
  /** Keys with a space between them, as they are written on this machine: "Ctrl K", "F2", "?". */
  keys: string;
};

/** The keys that do the same as what stands beside them. */
export function KeyHint({ keys }: KeyHintProps) {
  return <kbd className="ui-key-hint">{keys}</kbd>;
}

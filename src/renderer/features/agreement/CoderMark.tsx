import type { Reader } from './coder-line.ts';
import './CoderMark.css';

/** A coder's initials in their colour, over the line with which their words are underlined. The name stands beside it, or in its title. */
export function CoderMark({ reader }: { reader: Reader }) {
  return <span className="coder-mark" data-colour={reader.colour} data-line={reader.line} title={reader.name}>{reader.initials}</span>;
}

import { VisuallyHidden } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { stretchesOf, type TextPiece } from './differences.ts';
import './TextDifferences.css';

/** A text and how it differs from the one before: what went is struck out and marked with a minus, what came is underlined and marked with a plus. */
export function TextDifferences({ pieces }: { pieces: readonly TextPiece[] }) {
  return (
    <div className="differences">
      {stretchesOf(pieces).map((stretch, index) => ('leftOut' in stretch
        ? <p key={index} className="differences-gap">{counted(stretch.leftOut, 'paragraph')} unchanged</p>
        : <p key={index}>{stretch.pieces.map((piece, at) => <Piece key={at} {...piece} />)}</p>))}
    </div>
  );
}

function Piece({ how, text }: TextPiece) {
  // A break that went or came has no words of its own to show.
  const shown = text.replaceAll('\n\n', how === 'same' ? '\n\n' : '¶\n\n');
  if (how === 'out') return <del><VisuallyHidden>taken out: </VisuallyHidden>{shown}</del>;
  if (how === 'in') return <ins><VisuallyHidden>put in: </VisuallyHidden>{shown}</ins>;
  return shown;
}

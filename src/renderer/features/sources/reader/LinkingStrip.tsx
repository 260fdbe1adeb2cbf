import { Button } from '../../../ui/index.ts';
import { keyLabel } from '../../../app/keys.ts';
import { beginningOf } from '../../coding/in-words.ts';
import type { FirstPassage } from '../../coding/linking.ts';

/** While two passages are being linked: which is the first, and what to do next. It goes along to other sources. */
export function LinkingStrip({ first, isHere, onLink, onLeave }: { first: FirstPassage; /** Other words are in hand, so that the link can be made. */ isHere: boolean; onLink: () => void; onLeave: () => void }) {
  return (
    <div className="reader-linking" role="status">
      <span className="reader-linking-words">Linking from “{beginningOf(first.words, 70)}” ({first.sourceTitle}). Go to the other passage, here or in another source.</span>
      <Button size="small" icon="link" keys={keyLabel('l')} isDisabled={!isHere} onPress={onLink}>Link to here</Button>
      <Button size="small" kind="quiet" onPress={onLeave}>Leave it</Button>
    </div>
  );
}

import { keyLabel, useKeys } from '../../../app/keys.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { go } from '../../../app/route.ts';
import { useChange } from '../../../client/ask.ts';
import { announce, Button } from '../../../ui/index.ts';
import { beginningOf } from '../../coding/in-words.ts';
import { placing } from './placing.ts';

/** While words are chosen for a coding that has lost its own. */
export function PlacingStrip({ sourceId, passage }: { sourceId: string; passage: { start: number; end: number } | null }) {
  const kept = placing.use();
  const resize = useChange('coding.resize');
  const here = kept?.sourceId === sourceId ? kept : null;
  const put = (): void => {
    if (here === null || passage === null) return;
    resize.mutate({ id: here.codingId, start: passage.start, end: passage.end }, { onSuccess: () => { placing.set(null); announce(`${here.codeName} stands on these words`); } });
  };
  useKeys({
    enter: (event) => {
      if (here === null || passage === null || (event.target instanceof Element && event.target.closest('button, a, [role=option], input, textarea') !== null)) return false;
      put();
      return undefined;
    },
  });
  if (here === null) return null;
  return (
    <div className="reader-linking" role="status">
      <span className="reader-linking-words">Choose words for <strong>{here.codeName}</strong>, which stood on “{beginningOf(here.words, 70)}”.</span>
      <Button size="small" keys={keyLabel('enter')} isDisabled={passage === null} onPress={put}>Put it here</Button>
      <Button size="small" kind="quiet" onPress={() => { placing.set(null); go({ room: 'sources', id: sourceId, details: { left: 'all' } }); }}>Leave it</Button>
      <ProblemNotice problem={resize.error} />
    </div>
  );
}

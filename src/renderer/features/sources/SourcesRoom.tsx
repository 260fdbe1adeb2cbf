import { useCallback, useState } from 'react';
import type { ChosenFile } from '../../../contract/index.ts';
import { go, useRoute } from '../../app/route.ts';
import { ImportSources } from './import/ImportSources.tsx';
import { SourceList } from './SourceList.tsx';
import { SourcePage } from './SourcePage.tsx';

/** What people said: the list, one source to read and code, and the way in for new ones. */
export function SourcesRoom() {
  const { id, details } = useRoute();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const takeIn = useCallback((files: readonly ChosenFile[]) => {
    setChosen(files);
    go({ room: 'sources', details: { import: 'yes' } });
  }, []);
  if (id !== null) return <SourcePage key={id} id={id} details={details} />;
  if (details['import'] === 'yes') return <ImportSources chosen={chosen} onTaken={() => setChosen([])} />;
  return <SourceList onFiles={takeIn} />;
}

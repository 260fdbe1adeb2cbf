import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { PickFromList } from './PickFromList.tsx';

/** Finds a whole story or document. */
export function SourcePicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const sources = useAsk('sources.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (!sources.data) return <ProblemNotice problem={sources.error} />;
  return (
    <PickFromList
      label="Sources"
      search="Search the sources"
      empty="No source is in this vault yet."
      choices={sources.data.sources.map((source) => ({ id: source.id, label: source.title, description: source.kind }))}
      value={chosen}
      onChange={(sourceId) => { setChosen(sourceId); onPick(sourceId === null ? null : { kind: 'source', sourceId }); }}
    />
  );
}

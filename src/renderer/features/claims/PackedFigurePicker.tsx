import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { beginningOf } from '../coding/in-words.ts';
import { PickFromList } from './PickFromList.tsx';

/** Finds a figure of a pack that came from another vault. */
export function PackedFigurePicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const asked = useAsk('flows.packs', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (!asked.data) return <ProblemNotice problem={asked.error} />;
  const figures = asked.data.packs.flatMap((pack) => pack.figures.map((figure) => ({ id: `${pack.id} ${figure.id}`, pack, figure })));
  return (
    <PickFromList
      label="Packed figures"
      search="Search the packed figures"
      empty="No figure pack has been taken in yet. One comes from the vault where the records are; take it in under Flows, Figure packs."
      choices={figures.map(({ id, pack, figure }) => ({ id, label: figure.title, description: `${beginningOf(figure.sentence, 110)} From “${pack.title}”, made by ${pack.from}.` }))}
      value={chosen}
      onChange={(id) => {
        setChosen(id);
        const found = figures.find((one) => one.id === id);
        onPick(found === undefined ? null : { kind: 'packed figure', packId: found.pack.id, figureId: found.figure.id });
      }}
    />
  );
}

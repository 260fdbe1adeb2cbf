import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { polarityWords } from '../framework/polarity.ts';
import { seenWords } from '../framework/signs-in-words.ts';
import { beginningOf } from '../coding/in-words.ts';
import { PickFromList } from './PickFromList.tsx';

/** Finds a sign of change. */
export function SignPicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const signs = useAsk('framework.signs', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (!signs.data) return <ProblemNotice problem={signs.error} />;
  return (
    <PickFromList
      label="Signs of change"
      search="Search the signs"
      empty="No sign of change has been logged yet."
      choices={signs.data.signs.map((sign) => ({
        id: sign.id, label: sign.indicatorWording, icon: polarityWords[sign.polarity].icon,
        description: `${polarityWords[sign.polarity].word}, ${formatUncertainDate(sign.date)}: ${beginningOf(seenWords(sign).words, 90)}`,
      }))}
      value={chosen}
      onChange={(signId) => { setChosen(signId); onPick(signId === null ? null : { kind: 'sign', signId }); }}
    />
  );
}

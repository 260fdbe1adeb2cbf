import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { beginningOf } from '../coding/in-words.ts';
import { PickFromList } from './PickFromList.tsx';

/** Finds a memo. */
export function MemoPicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const memos = useAsk('memos.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (!memos.data) return <ProblemNotice problem={memos.error} />;
  return (
    <PickFromList
      label="Memos"
      search="Search the memos"
      empty="No memo is written yet."
      choices={memos.data.memos.map((memo) => ({ id: memo.id, label: memo.title || beginningOf(memo.text, 120), description: memo.title ? beginningOf(memo.text, 120) : undefined }))}
      value={chosen}
      onChange={(memoId) => { setChosen(memoId); onPick(memoId === null ? null : { kind: 'memo', memoId }); }}
    />
  );
}

import { useState } from 'react';
import type { Memo } from '../../../contract/index.ts';
import { thingInWords } from '../../../domain/memos/in-words.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, ConfirmInline, LinkButton, Notice, Quote, Stack } from '../../ui/index.ts';
import { beginningOf } from '../coding/in-words.ts';
import { hasDraft } from './drafts.ts';
import { EditMemo } from './EditMemo.tsx';
import { destinationOfAbout } from './memo-destination.ts';
import './Memos.css';

/** What a memo is about: "code “Trust”", "words of “Interview 3”". */
export function aboutInWords({ about, aboutName: whole, stale, words }: Memo): string {
  const aboutName = beginningOf(whole, 80);
  if (about.kind === 'programme') return 'the programme';
  if (stale && words === null) return aboutName;
  if (about.kind === 'passage' || about.kind === 'coding') return `words of “${aboutName}”`;
  if (about.kind === 'coder') return `the standpoint of ${aboutName}`;
  return `${thingInWords[about.kind].replace(/^an? /, '')} “${aboutName}”`;
}

/** A memo, whole: its words, what it is about, and what can be done with it. */
export function MemoText({ memo, hasAbout = true, onClose }: { memo: Memo; hasAbout?: boolean; onClose?: () => void }) {
  const [isEditing, setEditing] = useState(() => hasDraft(`memo ${memo.id}`));
  const remove = useChange('memos.remove');
  const to = destinationOfAbout(memo);
  if (isEditing) return <EditMemo memo={memo} onDone={() => setEditing(false)} />;
  return (
    <Stack gap={12}>
      {memo.words !== null && <Quote size="small" source={memo.aboutName}>{memo.words}</Quote>}
      {memo.stale && <Notice kind="caution" title="What it is about has changed since.">{memo.words === null ? `It was about ${memo.aboutName}. The memo stays.` : memo.passage === null ? 'Its words are no longer in the text; they stand here as they were.' : 'Its words were corrected since it was written.'}</Notice>}
      {memo.text.trim() !== '' && <p className="memo-text">{memo.text}</p>}
      <ProblemNotice problem={remove.error} />
      <Cluster>
        <Button size="small" icon="pencil" onPress={() => setEditing(true)}>Change it</Button>
        {hasAbout && to !== null && <Button size="small" icon="arrow-right" onPress={() => go(to)}>{memo.words === null ? `Open ${memo.about.kind === 'programme' || memo.about.kind === 'coder' ? 'what it is about' : thingInWords[memo.about.kind].replace(/^an? /, 'the ')}` : 'Open the passage'}</Button>}
        {!memo.ofCoding && (
          <ConfirmInline size="small" icon="bin" ask="Remove it" question="Remove this memo? Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id: memo.id }, { onSuccess: () => { announce('Memo removed'); onClose?.(); } })} />
        )}
        {onClose && <LinkButton onPress={onClose}>Close</LinkButton>}
      </Cluster>
    </Stack>
  );
}

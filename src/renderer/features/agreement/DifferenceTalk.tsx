import { useRef, useState } from 'react';
import type { Coder, Difference } from '../../../contract/index.ts';
import { keyLabel, useKeys } from '../../app/keys.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Stack, TextArea } from '../../ui/index.ts';

type DifferenceTalkProps = { difference: Difference; code: string; coders: readonly Coder[] };

/** What was said about these words, kept as memos, and room to write down what is being said. */
export function DifferenceTalk({ difference, code, coders }: DifferenceTalkProps) {
  const { sourceId, start, end } = difference.quote;
  const about = { kind: 'passage' as const, sourceId, start, end };
  const memos = useAsk('memos.list', { about, kinds: ['discussion'] });
  const write = useChange('memos.write');
  const [text, setText] = useState('');
  const draft = useDraft(`discussion ${sourceId} ${start} ${end} ${difference.codeId}`, { text }, (back) => setText(back.text ?? ''));
  const box = useRef<HTMLDivElement>(null);
  useKeys({ m: () => box.current?.querySelector('textarea')?.focus() });

  function store(): void {
    if (text.trim() === '' || write.isPending) return;
    write.mutate({ about, kind: 'discussion', title: `“${code}”: what we said`, text: text.trim() }, { onSuccess: () => { setText(''); leave(); } });
  }
  /** Out of the box, so that letters walk and settle again; what was written stays in it. */
  const leave = (): void => document.getElementById('main')?.focus({ preventScroll: true });

  return (
    <Stack gap={12}>
      {(memos.data?.memos ?? []).toReversed().map((memo) => (
        <div key={memo.id} className="talk-memo">
          <p>{memo.text}</p>
          <p className="talk-by">{coders.find((coder) => coder.id === memo.coderId)?.name}, {memo.at.slice(0, 10)}</p>
        </div>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          store();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            store();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            leave();
          }
        }}
      >
        <Stack gap={8}>
          <div ref={box}><TextArea label="What was said" note={keyLabel('m')} value={text} onChange={setText} rows={2} placeholder="What does each of you see in these words? What would make you read them otherwise?" /></div>
          <DraftNotice draft={draft} />
          <ProblemNotice problem={memos.error ?? write.error} />
          <div><Button type="submit" size="small" isDisabled={text.trim() === '' || write.isPending} keys={keyLabel('mod+enter')}>Keep it as a memo</Button></div>
        </Stack>
      </form>
    </Stack>
  );
}

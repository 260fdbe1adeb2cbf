import { useState } from 'react';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Cluster, LinkButton, Stack, TextArea } from '../../ui/index.ts';
import { CoderMark } from './CoderMark.tsx';
import type { Reader } from './coder-line.ts';
import './Positionality.css';

type PositionalityProps = { readers: readonly Reader[]; current: string };

/** Who reads, and where each says they stand: what one brings to a text is part of how one reads it. */
export function Positionality({ readers, current }: PositionalityProps) {
  return <ul className="positions" aria-label="Who reads, and from where">{readers.map((reader) => <li key={reader.id}><Position reader={reader} isOwn={reader.id === current} /></li>)}</ul>;
}

function Position({ reader, isOwn }: { reader: Reader; isOwn: boolean }) {
  const memos = useAsk('memos.list', { about: { kind: 'coder', id: reader.id }, kinds: ['positionality'] });
  const write = useChange('memos.write');
  const edit = useChange('memos.edit');
  const [text, setText] = useState<string | null>(null);
  const memo = memos.data?.memos[0];
  const draft = useDraft(`positionality ${reader.id}`, { text }, (back) => setText(back.text ?? null));
  const done = { onSuccess: () => setText(null) };

  function store(): void {
    const words = (text ?? '').trim();
    if (words === '') return;
    if (memo === undefined) write.mutate({ about: { kind: 'coder', id: reader.id }, kind: 'positionality', title: `Where ${reader.name} stands`, text: words }, done);
    else edit.mutate({ id: memo.id, text: words, expectedVersion: memo.version }, done);
  }

  return (
    <div className="position">
      <CoderMark reader={reader} />
      <div>
        <strong>{reader.name}</strong>{isOwn && reader.name !== 'You' && ' (you)'}
        {text === null ? (
          <p className="position-words">
            {memo?.text ?? (isOwn ? 'What do you bring to these words: your work, your life, whom you know? ' : 'has not said yet where they stand. ')}
            {isOwn && memos.data !== undefined && <>{' '}<LinkButton onPress={() => setText(memo?.text ?? '')}>{memo === undefined ? 'Write where you stand' : 'Change it'}</LinkButton></>}
          </p>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              store();
            }}
          >
            <Stack gap={8}>
              <TextArea label="Where I stand" autoFocus value={text} onChange={setText} rows={3} description="What you bring to these words and what you may overlook. Colleagues see it beside your name." />
              <DraftNotice draft={draft} />
              <ProblemNotice problem={write.error ?? edit.error} />
              <Cluster gap={8}>
                <Button type="submit" kind="primary" size="small" isDisabled={text.trim() === '' || write.isPending || edit.isPending}>Keep it as a memo</Button>
                <Button size="small" kind="quiet" onPress={() => setText(null)}>Leave it</Button>
              </Cluster>
            </Stack>
          </form>
        )}
      </div>
    </div>
  );
}

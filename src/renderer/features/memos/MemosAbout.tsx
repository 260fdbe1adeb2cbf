import { useState } from 'react';
import type { Memo, MemoAbout } from '../../../contract/index.ts';
import { kindInWords, titleOf } from '../../../domain/memos/in-words.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, Section, Stack } from '../../ui/index.ts';
import { whenInWords } from '../coding/in-words.ts';
import { hasDraft } from './drafts.ts';
import { MemoText } from './MemoText.tsx';
import { WriteMemo } from './WriteMemo.tsx';
import './Memos.css';

type About = Exclude<MemoAbout, { kind: 'passage' }>;

/** The memos about one thing, on its own page, with a way to write one. Of a source those about it as a whole. */
export function MemosAbout({ about, level = 2 }: { about: About; level?: 2 | 3 }) {
  const asked = useAsk('memos.list', { about, aboutKinds: [about.kind] });
  const team = useAsk('team.coders', {});
  const [isWriting, setWriting] = useState(() => hasDraft(`${about.kind} ${about.id}`));
  const [opened, setOpened] = useState<string | null>(null);
  const memos = (asked.data?.memos ?? []).filter((memo) => !memo.ofCoding);
  const now = new Date().toISOString();
  const whose = (memo: Memo): string => team.data?.coders.find(({ id }) => id === memo.coderId)?.name ?? '';
  return (
    <Section
      level={level}
      title="Memos"
      {...(memos.length > 0 && { count: memos.length })}
      actions={!isWriting && <Button size="small" kind="quiet" icon="memos" onPress={() => setWriting(true)}>Write a memo</Button>}
    >
      <Stack gap={12}>
        <ProblemNotice problem={asked.error} />
        {isWriting && <WriteMemo about={about} onDone={() => setWriting(false)} />}
        {asked.data && memos.length === 0 && !isWriting && <p className="memo-faint">None yet. A memo keeps a thought beside what it is about.</p>}
        {memos.length > 0 && (
          <ul className="memos-about">
            {memos.map((memo) => (
              <li key={memo.id}>
                <button type="button" className="memo-line" aria-expanded={opened === memo.id} onClick={() => setOpened(opened === memo.id ? null : memo.id)}>
                  <span className="memo-line-title">{titleOf(memo, 90)}</span>
                  <span className="memo-faint">{[kindInWords[memo.kind], whose(memo), whenInWords(memo.changedAt, now)].filter(Boolean).join(' · ')}</span>
                </button>
                {opened === memo.id && <div className="memo-open"><MemoText memo={memo} hasAbout={false} onClose={() => setOpened(null)} /></div>}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Section>
  );
}

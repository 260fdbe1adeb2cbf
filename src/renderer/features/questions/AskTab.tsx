import { useEffect, useRef, useState } from 'react';
import type { Question } from '../../../contract/index.ts';
import { questionInWords } from '../../../domain/questions/question-in-words.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Cluster, EmptyRoom, Finding, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { askedQuestion } from './asked-question.ts';
import { CodeAllDialog } from './CodeAllDialog.tsx';
import { PassageList } from './PassageList.tsx';
import { RestrictionFields } from './RestrictionFields.tsx';
import { SavedQuestions } from './SavedQuestions.tsx';
import { SaveQuestionDialog } from './SaveQuestionDialog.tsx';
import { TermEditor } from './TermEditor.tsx';
import { blank, isComplete } from './terms.ts';
import { useQuestionNames } from './use-question-names.ts';

const mostShown = 2000;

/** A question built with controls, read as a sentence, and what it finds. */
export function AskTab() {
  const { id, details } = useRoute();
  const { question, savedId } = askedQuestion.use();
  const names = useQuestionNames();
  const codes = useAsk('codebook.list', {}).data?.codes;
  const saved = useAsk('questions.list', {}).data?.questions;
  const [dialog, setDialog] = useState<'save' | 'code' | null>(null);
  const set = (next: Question): void => askedQuestion.set({ ...askedQuestion.get(), question: next });

  // Where a part comes or goes, what had the focus may be drawn anew: the keyboard goes on at what is still to be chosen.
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const fields = [...(editor.current?.querySelectorAll<HTMLInputElement>('.term input') ?? [])];
      (fields.find((field) => field.value === '') ?? fields.at(-1))?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [question.find]);

  // An address can name a saved question, or a code to begin from.
  const wanted = saved?.find((one) => one.id === id);
  useEffect(() => {
    if (wanted !== undefined) askedQuestion.set({ question: wanted.asks, savedId: wanted.id });
  }, [wanted?.id]);
  const code = details['code'];
  useEffect(() => {
    if (code === undefined) return;
    askedQuestion.set({ question: { find: { is: 'code', codeId: code } }, savedId: null });
    go({ room: 'questions', details: { tab: 'ask' } }, { replace: true });
  }, [code]);

  const isAsked = isComplete(question.find);
  const asked = useAsk('questions.ask', { question, limit: mostShown }, { enabled: isAsked, keepPrevious: true });
  if (codes !== undefined && codes.length === 0) {
    return (
      <EmptyRoom title="Here you ask across everything that was said" picture="search" actions={<Button kind="primary" onPress={() => go({ room: 'sources' })}>Go to the sources</Button>}>
        Code some passages first. Then ask, for instance, for passages coded “Trust” that are followed within two turns by “Being moved”, said by parents in one place. What you ask stays a living set: it finds what is coded later, too.
      </EmptyRoom>
    );
  }
  const found = isAsked ? asked.data : undefined;
  const from = saved?.find((one) => one.id === savedId);
  const isChanged = from !== undefined && JSON.stringify(from.asks) !== JSON.stringify(question);
  return (
    <Stack gap={24}>
      {saved !== undefined && saved.length > 0 && <SavedQuestions saved={saved} openId={savedId} />}
      <Section title={from === undefined ? 'The question' : `The question “${from.name}”${isChanged ? ', changed' : ''}`} actions={<Button size="small" kind="quiet" onPress={() => { askedQuestion.set({ question: { find: blank }, savedId: null }); go({ room: 'questions', details: { tab: 'ask' } }, { replace: true }); }}>Begin anew</Button>}>
        <Stack gap={16}>
          <div ref={editor}><TermEditor term={question.find} name="the question" choices={{ codes: new Map((codes ?? []).map((one) => [one.id, one])), saved: (saved ?? []).filter((one) => one.id !== savedId) }} onChange={(find) => set({ ...question, find })} /></div>
          <RestrictionFields value={question.restriction ?? {}} onChange={(restriction) => set({ find: question.find, ...(Object.keys(restriction).length > 0 && { restriction }) })} />
        </Stack>
      </Section>
      {!isAsked && <p role="status">Choose a code or write words, then read on here what was found.</p>}
      <ProblemNotice problem={isAsked ? asked.error : null} />
      {isAsked && (
        <Section title="What it finds">
          <Stack gap={12}>
            <Finding>{questionInWords(question, names)}</Finding>
            {found === undefined && asked.isPending && <p role="status">Asking…</p>}
            {found !== undefined && (
              <>
                <p role="status">
                  <strong>{counted(found.counts.passages, 'passage')}</strong>
                  {found.counts.passages === 0 ? ` in ${counted(found.base.sources, 'source')}.` : ` in ${found.counts.sources.toLocaleString('en-GB')} of ${counted(found.base.sources, 'source')}, from ${found.counts.voices.toLocaleString('en-GB')} of ${counted(found.base.voices, 'voice')}, ${counted(found.counts.words, 'word')}.`}
                  {' '}<span className="questions-base">Asked among {found.base.sentence}</span>
                </p>
                <Cluster>
                  <Button icon="save" onPress={() => setDialog('save')}>{from === undefined ? 'Save as a living set' : isChanged ? 'Keep the change' : 'Rename or describe'}</Button>
                  {found.counts.passages > 0 && <Button onPress={() => setDialog('code')}>{found.counts.passages === 1 ? 'Code this passage' : `Code all ${found.counts.passages.toLocaleString('en-GB')}`}</Button>}
                </Cluster>
                <PassageList label="Passages found" passages={found.passages} />
                {found.counts.passages > found.passages.length && <p className="questions-base">The first {found.passages.length.toLocaleString('en-GB')} are shown. Ask more closely to see the others.</p>}
              </>
            )}
          </Stack>
        </Section>
      )}
      {dialog === 'save' && <SaveQuestionDialog question={question} saved={from ?? null} onClose={() => setDialog(null)} />}
      {dialog === 'code' && found !== undefined && <CodeAllDialog question={question} count={found.counts.passages} how={questionInWords(question, names)} onClose={() => setDialog(null)} />}
    </Stack>
  );
}

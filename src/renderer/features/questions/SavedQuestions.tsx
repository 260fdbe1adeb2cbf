import { useState } from 'react';
import type { SavedQuestion } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Rows, Section } from '../../ui/index.ts';
import { askedQuestion } from './asked-question.ts';

/** So many stand above the question that is being asked; the others on request, else what is asked lies far below. */
const shownAtFirst = 4;

/** Questions that were saved, each a living set: opened, it is asked anew. */
export function SavedQuestions({ saved, openId }: { saved: readonly SavedQuestion[]; openId: string | null }) {
  const remove = useChange('questions.remove');
  const [isAll, setAll] = useState(false);
  const shown = isAll || saved.length <= shownAtFirst + 1 ? saved : saved.filter((question, index) => index < shownAtFirst || question.id === openId);
  function open(question: SavedQuestion): void {
    // What was opened is looked at, so the list makes room for it.
    setAll(false);
    askedQuestion.set({ question: question.asks, savedId: question.id });
    go({ room: 'questions', id: question.id, details: { tab: 'ask' } });
  }
  return (
    <Section title="Saved questions" count={saved.length} actions={saved.length > shownAtFirst + 1 && <Button size="small" kind="quiet" aria-expanded={isAll} onPress={() => setAll(!isAll)}>{isAll ? 'Show fewer' : `Show all ${saved.length}`}</Button>}>
      <ProblemNotice problem={remove.error} />
      <Rows
        label="Saved questions"
        rows={shown.map((question) => ({
          id: question.id,
          title: question.id === openId ? `${question.name} (open)` : question.name,
          detail: [question.sentence, question.note].filter(Boolean).join(' '),
          onOpen: () => open(question),
          end: (
            <Cluster gap={4}>
              <Button size="small" kind="quiet" icon="bin" aria-label={`Remove the question “${question.name}”`} isDisabled={remove.isPending} onPress={() => remove.mutate({ id: question.id }, { onSuccess: () => { announce('Question removed. Undo brings it back.'); if (openId === question.id) askedQuestion.set({ question: question.asks, savedId: null }); } })}>Remove</Button>
            </Cluster>
          ),
        }))}
      />
    </Section>
  );
}

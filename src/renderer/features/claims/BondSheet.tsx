import { useState } from 'react';
import type { BondReview, Claim } from '../../../contract/index.ts';
import { bondPrinciples, bondTotals } from '../../../domain/claims/bond.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Dialog, RadioGroup, Rows, Section, Stack, TextField } from '../../ui/index.ts';

type Answer = BondReview['answers'][number];

const scores = [{ id: '1', label: '1' }, { id: '2', label: '2' }, { id: '3', label: '3' }, { id: '4', label: '4' }, { id: 'none', label: 'Not answered' }] as const;
const upper = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());

/** A review sheet of twenty questions in five principles (after Bond). One colour a principle, and no sum over them. */
export function BondSheet({ claim }: { claim: Claim }) {
  const [isOpen, setOpen] = useState(false);
  const answered = claim.bond?.answers.filter(({ score }) => score !== null).length ?? 0;
  return (
    <Section title="Review sheet" about="Twenty questions after the evidence principles of Bond. Each principle has its own colour; they are not added up." actions={<Button size="small" onPress={() => setOpen(true)}>{answered === 0 ? 'Go through it' : 'Go through it again'}</Button>}>
      {claim.bond === null || answered === 0 ? <p>Nobody has gone through it yet.</p> : <Rows label="Review sheet" rows={claim.bond.totals.map(({ principle, colour }) => ({ id: principle, title: principle, end: <span>{upper(colour)}</span> }))} />}
      {isOpen && <BondDialog claim={claim} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function BondDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const set = useChange('claims.setBond');
  const [version] = useState(claim.version);
  const [answers, setAnswers] = useState<readonly Answer[]>(() => bondPrinciples.flatMap(({ principle, questions }) => questions.map((_, index) => claim.bond?.answers.find((one) => one.principle === principle && one.question === index + 1) ?? { principle, question: index + 1, score: null, reason: '' })));
  const draft = useDraft(`claim ${claim.id} review sheet`, { answers }, (back) => setAnswers(back.answers ?? answers));
  const change = (principle: string, question: number, patch: Partial<Answer>): void => setAnswers(answers.map((one) => (one.principle === principle && one.question === question ? { ...one, ...patch } : one)));
  const totals = bondTotals([...answers]);
  return (
    <Dialog
      title="Review sheet"
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => set.mutate({ claimId: claim.id, expectedVersion: set.error?.code === 'conflict' ? claim.version : version, answers: [...answers] }, { onSuccess: () => { draft.forget(); onClose(); } })}
      actions={<Button kind="primary" type="submit" isDisabled={set.isPending}>Save</Button>}
    >
      <Stack gap={24}>
        {bondPrinciples.map(({ principle, questions }) => (
          <Section key={principle} title={principle} level={3} about={`Now: ${totals.find((total) => total.principle === principle)?.colour ?? 'not rated'}.`}>
            <Stack gap={16}>
              {questions.map((words, index) => {
                const answer = answers.find((one) => one.principle === principle && one.question === index + 1)!;
                return (
                  <Stack key={words} gap={8}>
                    <RadioGroup label={words} orientation="horizontal" choices={scores} value={answer.score === null ? 'none' : (String(answer.score) as '1')} onChange={(id) => change(principle, index + 1, { score: id === 'none' ? null : Number(id) })} description="1: hardly; 4: fully." />
                    <TextField label={`Why: ${words}`} hasHiddenLabel placeholder="Why" value={answer.reason} onChange={(reason) => change(principle, index + 1, { reason })} />
                  </Stack>
                );
              })}
            </Stack>
          </Section>
        ))}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={set.error} />
      </Stack>
    </Dialog>
  );
}

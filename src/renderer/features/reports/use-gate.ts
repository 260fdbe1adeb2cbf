import { useState } from 'react';
import type { GateDecision, GateFinding } from '../../../contract/index.ts';
import { type Answers, decisionOf, type GateThing, thingsOf } from './gate-things.ts';

export type Gate = {
  /** What the gate said; empty until it has answered. */
  things: readonly GateThing[];
  answers: Answers;
  answer: (key: string, next: Answers[string] | undefined) => void;
  person: string;
  setPerson: (person: string) => void;
  reason: string;
  setReason: (reason: string) => void;
  /** As it is recorded; undefined where nobody decided anything. */
  decision: GateDecision | undefined;
  /** What was decided for one audience, or for one choice of things, says nothing about another. */
  forget: () => void;
};

const nothing: readonly GateFinding[] = [];

/** What a person decides about one file that is to leave, kept through the steps of making it. `findings`: what the gate said of it. */
export function useGate(findings: readonly GateFinding[] | undefined): Gate {
  const [answers, setAnswers] = useState<Answers>({});
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const things = thingsOf(findings ?? nothing);
  return {
    things,
    answers,
    answer(key, next) {
      const { [key]: _old, ...rest } = answers;
      setAnswers(next === undefined ? rest : { ...rest, [key]: next });
    },
    person,
    setPerson,
    reason,
    setReason,
    decision: decisionOf(things, answers, person, reason),
    forget() {
      setAnswers({});
      setReason('');
    },
  };
}

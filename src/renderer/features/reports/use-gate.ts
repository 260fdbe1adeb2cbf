import { useState } from 'react';
import { leftToPeople } from '../../../domain/disclosure/gate-decision.ts';
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

type Answered = Readonly<Record<string, { next: Answers[string]; saw: string }>>;

const sawOf = (thing: GateThing): string => JSON.stringify(leftToPeople(thing.findings));

/** Answers to what still reads as it did when it was answered; the rest is asked anew. */
function standing(answered: Answered, things: readonly GateThing[]): Answers {
  return Object.fromEntries(things.flatMap((thing) => (answered[thing.key]?.saw === sawOf(thing) ? [[thing.key, answered[thing.key]!.next]] : [])));
}

const nothing: readonly GateFinding[] = [];

/** What a person decides about one file that is to leave, kept through the steps of making it. `findings`: what the gate said of it. */
export function useGate(findings: readonly GateFinding[] | undefined): Gate {
  const [answered, setAnswered] = useState<Answered>({});
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const things = thingsOf(findings ?? nothing);
  const answers = standing(answered, things);
  return {
    things,
    answers,
    answer(key, next) {
      const { [key]: _old, ...rest } = answered;
      const thing = things.find((one) => one.key === key);
      setAnswered(next === undefined || !thing ? rest : { ...rest, [key]: { next, saw: sawOf(thing) } });
    },
    person,
    setPerson,
    reason,
    setReason,
    decision: decisionOf(things, answers, person, reason),
    forget() {
      setAnswered({});
      setReason('');
    },
  };
}

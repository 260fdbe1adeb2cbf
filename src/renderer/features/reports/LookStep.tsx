import type { UseQueryResult } from '@tanstack/react-query';
import type { Audience, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import type { KistProblem } from '../../client/kist.ts';
import { Button, Finding, LinkButton, Notice, ProgressLine, Section, Stack, TextArea, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { type Answers, type GateThing, settling } from './gate-things.ts';
import { GateThingItem } from './GateThingItem.tsx';
import { TitleForm } from './TitleForm.tsx';

type LookStepProps = {
  audience: Audience;
  check: UseQueryResult<Output<'reports.check'>, KistProblem>;
  things: readonly GateThing[];
  answers: Answers;
  onAnswer: (answers: Answers) => void;
  person: string;
  onPerson: (person: string) => void;
  reason: string;
  onReason: (reason: string) => void;
  title: string;
  onTitle: (title: string) => void;
  onBack: () => void;
  onNext: () => void;
};

/** What may enter, what is held back and why, and what a person has to decide. */
export function LookStep({ audience, check, things, answers, onAnswer, person, onPerson, reason, onReason, title, onTitle, onBack, onNext }: LookStepProps) {
  if (!check.data) return check.error ? <ProblemNotice problem={check.error} /> : <ProgressLine label="Looking through it" detail="consent, what may identify, small numbers, what is stale" />;
  const { waiting, blocking, needsReason, isEmpty } = settling(things, answers);
  const decided = Object.keys(answers).length > 0;
  const toDecide = things.filter((thing) => thing.verdict === 'decide' && thing.claimId !== null);
  const held = things.filter((thing) => thing.verdict === 'held' && !thing.isClaim);
  const enters = things.filter((thing) => thing.verdict === 'enters' && thing.claimId !== null);
  const lacksName = decided && person.trim() === '';
  const lacksReason = needsReason && reason.trim() === '';
  const why = blocking.length > 0 ? 'Some text has to be edited first.' : isEmpty ? 'Every claim is left out.' : waiting.length > 0 ? `${counted(waiting.length, 'decision')} to make.` : lacksName ? 'Whose decision is it?' : lacksReason ? 'Why may it enter?' : null;
  const answer = (key: string) => (next: Answers[string] | undefined): void => {
    const { [key]: _old, ...rest } = answers;
    onAnswer(next === undefined ? rest : { ...rest, [key]: next });
  };
  const list = (label: string, items: readonly GateThing[]) => <ul className="gate-things" aria-label={label}>{items.map((thing) => <GateThingItem key={thing.key} thing={thing} answer={answers[thing.key]} onAnswer={answer(thing.key)} />)}</ul>;

  return (
    <div className="brief-step">
      <Finding>{`For ${audienceInWords[audience]}, ${enters.length === 0 ? 'nothing enters by itself' : `${counted(enters.length, 'thing')} ${enters.length === 1 ? 'enters' : 'enter'}`}, ${held.length === 0 ? 'nothing is held back' : `${counted(held.length, 'thing')} ${held.length === 1 ? 'is' : 'are'} held back`}, and ${toDecide.length === 0 ? 'nothing is left to you' : `${counted(toDecide.length, 'thing')} ${toDecide.length === 1 ? 'is' : 'are'} for you to decide`}.`}</Finding>
      {blocking.map((thing) => (
        <Notice key={thing.key} kind="against" title={`${thing.what} holds something that may not leave.`} next={thing.claimId === null ? undefined : <><LinkButton tone="inherit" onPress={() => go({ room: 'claims', id: thing.claimId! })}>Open the claim and edit it</LinkButton>, or <LinkButton tone="inherit" onPress={() => answer(thing.key)('leave out')}>leave the whole claim out</LinkButton>.</>}>
          {thing.findings.filter((finding) => finding.verdict !== 'enters').map((finding) => finding.why).join(' ')}
        </Notice>
      ))}
      {blocking.some((thing) => thing.claimId === null) && <TitleForm title={title} onTitle={onTitle} />}
      {toDecide.length > 0 && (
        <Section title="For you to decide" tone="caution" count={toDecide.length} about="Kist can’t know whether these may go. Look at each.">
          {list('For you to decide', toDecide)}
        </Section>
      )}
      {(toDecide.length > 0 || decided) && (
        <Stack gap={12}>
          <TextField label="Whose decision it is" note="by name; it is recorded with the brief" value={person} onChange={onPerson} />
          {needsReason && <TextArea label="Why it may enter" rows={2} value={reason} onChange={onReason} />}
        </Stack>
      )}
      <Section title="Held back" tone="against" count={held.length} about={held.length === 0 ? 'Nothing is held back.' : 'These stay in, whatever anybody decides. The brief says that there is more, without saying what. Often the honest next step is to go and ask again.'}>
        {held.length > 0 && list('Held back', held)}
      </Section>
      <Section title="Enters" tone="for" count={enters.length} about={enters.length === 0 ? 'Nothing enters by itself.' : 'Each at the attribution that was agreed. You may leave out what you don’t want.'}>
        {enters.length > 0 && list('Enters', enters)}
      </Section>
      <div className="brief-step-actions">
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={why !== null} onPress={onNext}>Next: read it</Button>
        {why !== null && <span className="brief-step-why">{why}</span>}
      </div>
    </div>
  );
}

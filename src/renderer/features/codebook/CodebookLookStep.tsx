import type { UseQueryResult } from '@tanstack/react-query';
import type { Audience, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import type { KistProblem } from '../../client/kist.ts';
import { Button, Finding, LinkButton, Notice, ProgressLine, Section, Stack, TextArea, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { type Answers, type GateThing, settling } from '../reports/gate-things.ts';
import { GateThingItem, type ProseOf } from '../reports/GateThingItem.tsx';

type LookProps = {
  audience: Audience;
  check: UseQueryResult<Output<'codebook.checkExport'>, KistProblem>;
  things: readonly GateThing[];
  answers: Answers;
  onAnswer: (answers: Answers) => void;
  person: string;
  onPerson: (person: string) => void;
  reason: string;
  onReason: (reason: string) => void;
  onBack: () => void;
  onNext: () => void;
};

const ofCode: ProseOf = { leaveOut: 'Leave the code out, with those under it', open: 'Open the code and edit it', room: 'codebook' };

/** What of the codebook may enter, what is held back and why, and what a person has to decide. */
export function CodebookLookStep({ audience, check, things, answers, onAnswer, person, onPerson, reason, onReason, onBack, onNext }: LookProps) {
  if (!check.data) return check.error ? <ProblemNotice problem={check.error} /> : <ProgressLine label="Looking through it" detail="consent, what may identify, small numbers" />;
  const { waiting, blocking, needsReason, isEmpty } = settling(things, answers);
  const decided = Object.keys(answers).length > 0;
  const toDecide = things.filter((thing) => thing.verdict === 'decide' && thing.claimId !== null);
  const held = things.filter((thing) => thing.verdict === 'held' && !thing.isClaim);
  const examples = things.filter((thing) => thing.verdict === 'enters' && !thing.isClaim);
  const codes = things.filter((thing) => thing.isClaim && thing.claimId !== null);
  const quiet = codes.filter((thing) => thing.verdict === 'enters');
  const why = blocking.length > 0 ? 'Some text has to be edited first.' : isEmpty ? 'Every code is left out.' : waiting.length > 0 ? `${counted(waiting.length, 'decision')} to make.` : decided && person.trim() === '' ? 'Whose decision is it?' : needsReason && reason.trim() === '' ? 'Why may it enter?' : null;
  const answer = (key: string) => (next: Answers[string] | undefined): void => {
    const { [key]: _old, ...rest } = answers;
    onAnswer(next === undefined ? rest : { ...rest, [key]: next });
  };
  const list = (label: string, items: readonly GateThing[]) => <ul className="gate-things" aria-label={label}>{items.map((thing) => <GateThingItem key={thing.key} thing={thing} answer={answers[thing.key]} onAnswer={answer(thing.key)} of={ofCode} />)}</ul>;

  return (
    <div className="brief-step">
      <Finding>{`For ${audienceInWords[audience]}, ${counted(quiet.length, 'code')} of ${codes.length} and ${counted(examples.length, 'example')} enter, ${held.length === 0 ? 'no example is held back' : `${counted(held.length, 'example')} ${held.length === 1 ? 'is' : 'are'} held back`}, and ${toDecide.length === 0 ? 'nothing is left to you' : `${counted(toDecide.length, 'thing')} ${toDecide.length === 1 ? 'is' : 'are'} for you to decide`}.`}</Finding>
      {blocking.map((thing) => (
        <Notice key={thing.key} kind="against" title={`${thing.what} holds something that may not leave.`} next={thing.claimId === null ? 'Change the name of the programme first.' : <><LinkButton tone="inherit" onPress={() => go({ room: 'codebook', id: thing.claimId! })}>Open the code and edit it</LinkButton>, or <LinkButton tone="inherit" onPress={() => answer(thing.key)('leave out')}>leave it out, with those under it</LinkButton>.</>}>
          {thing.findings.filter((finding) => finding.verdict !== 'enters').map((finding) => finding.why).join(' ')}
        </Notice>
      ))}
      {toDecide.length > 0 && <Section title="For you to decide" tone="caution" count={toDecide.length} about="Kist can’t know whether these may go. Look at each.">{list('For you to decide', toDecide)}</Section>}
      {(toDecide.length > 0 || decided) && (
        <Stack gap={12}>
          <TextField label="Whose decision it is" note="by name; it is recorded with the export" value={person} onChange={onPerson} />
          {needsReason && <TextArea label="Why it may enter" rows={2} value={reason} onChange={onReason} />}
        </Stack>
      )}
      {held.length > 0 && <Section title="Held back" tone="against" count={held.length} about="These examples stay in, whatever anybody decides. Often the honest next step is to go and ask again.">{list('Held back', held)}</Section>}
      {examples.length > 0 && <Section title="Examples that enter" tone="for" count={examples.length} about="Each at the attribution that was agreed. You may leave out what you don’t want.">{list('Examples that enter', examples)}</Section>}
      <div className="brief-step-actions">
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={why !== null} onPress={onNext}>Next: export it</Button>
        {why !== null && <span className="brief-step-why">{why}</span>}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import type { GateFinding } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import type { KistProblem } from '../../client/kist.ts';
import { Button, Finding, Notice, ProgressLine, Section, Stack, TextArea, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { type GateThing, settling } from './gate-things.ts';
import { GateThingItem, type ProseOf } from './GateThingItem.tsx';
import type { Gate } from './use-gate.ts';
import './GateStep.css';

/** What the gate lets in by itself, what it holds back, and what it leaves to a person. */
export type Sorted = { enters: readonly GateThing[]; held: readonly GateThing[]; toDecide: readonly GateThing[] };

type GateStepProps = {
  check: { readonly data: { readonly findings: readonly GateFinding[] } | undefined; readonly error: KistProblem | null };
  gate: Gate;
  /** What the file is, as the record of it says: "brief", "report", "export". */
  file: string;
  /** What was found, as a sentence. */
  sentence: (sorted: Sorted) => string;
  /** Why nothing can go out although nothing is left to decide: "Every claim is left out."; null where something can. */
  whyNot?: (goes: readonly GateThing[], isEmpty: boolean) => string | null;
  /** Which of the things that enter by themselves are listed; all unless given. */
  isListed?: (thing: GateThing) => boolean;
  /** How the list of what enters is called, and what is said of it and of what is held. */
  words: { entersTitle: string; enters: string; held: string };
  /** What somebody can do about prose that may not leave. */
  whenBlocked: (thing: GateThing, leaveOut: () => void) => ReactNode;
  prose?: ProseOf;
  /** More that can be done about what blocks. */
  children?: ReactNode;
  back: () => void;
  next: { label: string; go: () => void };
};

/** Before anything leaves: what of it may enter, what is held back and why, and what a person has to decide. */
export function GateStep({ check, gate, file, sentence, whyNot, isListed, words, whenBlocked, prose, children, back, next }: GateStepProps) {
  if (!check.data) return check.error ? <ProblemNotice problem={check.error} actions={<Button size="small" onPress={back}>Back</Button>} /> : <ProgressLine label="Looking through it" detail="consent, what may identify, small numbers, what is stale" />;
  const { things, answers, person, reason } = gate;
  const { waiting, blocking, needsReason, isEmpty } = settling(things, answers);
  const decided = Object.keys(answers).length > 0;
  const named = things.filter((thing) => thing.key !== '');
  const toDecide = named.filter((thing) => thing.verdict === 'decide');
  const held = named.filter((thing) => thing.verdict === 'held' && !thing.isClaim);
  const enters = named.filter((thing) => thing.verdict === 'enters' && (isListed?.(thing) ?? true));
  const goes = named.filter((thing) => (thing.verdict === 'enters' ? answers[thing.key] !== 'leave out' : thing.verdict === 'decide' && answers[thing.key] === 'allow'));
  const why = blocking.length > 0 ? 'Some text has to be edited first.'
    : waiting.length > 0 ? `${counted(waiting.length, 'decision')} to make.`
    : whyNot?.(goes, isEmpty) ?? (decided && person.trim() === '' ? 'Whose decision is it?' : needsReason && reason.trim() === '' ? 'Why may it enter?' : null);
  const list = (label: string, items: readonly GateThing[]) => <ul className="gate-things" aria-label={label}>{items.map((thing) => <GateThingItem key={thing.key} thing={thing} answer={answers[thing.key]} onAnswer={(answer) => gate.answer(thing.key, answer)} {...(prose && { of: prose })} />)}</ul>;
  return (
    <div className="brief-step">
      <Finding>{sentence({ enters, held, toDecide })}</Finding>
      {blocking.map((thing) => (
        <Notice key={thing.key} kind="against" title={`${thing.what} holds something that may not leave.`} next={whenBlocked(thing, () => gate.answer(thing.key, 'leave out'))}>
          {thing.findings.filter((finding) => finding.verdict !== 'enters').map((finding) => finding.why).join(' ')}
        </Notice>
      ))}
      {children}
      {toDecide.length > 0 && <Section title="For you to decide" tone="caution" count={toDecide.length} about="Kist can’t know whether these may go. Look at each.">{list('For you to decide', toDecide)}</Section>}
      {(toDecide.length > 0 || decided) && (
        <Stack gap={12}>
          <TextField label="Whose decision it is" note={`by name; it is recorded with the ${file}`} value={person} onChange={gate.setPerson} />
          {needsReason && <TextArea label="Why it may enter" rows={2} value={reason} onChange={gate.setReason} />}
        </Stack>
      )}
      <Section title="Held back" tone="against" count={held.length} about={held.length === 0 ? 'Nothing is held back.' : words.held}>{held.length > 0 && list('Held back', held)}</Section>
      <Section title={words.entersTitle} tone="for" count={enters.length} about={enters.length === 0 ? 'Nothing enters by itself.' : words.enters}>{enters.length > 0 && list(words.entersTitle, enters)}</Section>
      <div className="brief-step-actions">
        <Button onPress={back}>Back</Button>
        <Button kind="primary" isDisabled={why !== null} onPress={next.go}>{next.label}</Button>
        {why !== null && <span className="brief-step-why">{why}</span>}
      </div>
    </div>
  );
}

/** "3 memos enter, 1 memo is held back, and 1 memo is for you to decide", for one word that all of the things go by. */
export function sortedInWords({ enters, held, toDecide }: Sorted, one: string, several = `${one}s`): string {
  const say = (things: readonly GateThing[], none: string, is: string, are: string): string => (things.length === 0 ? none : `${counted(things.length, one, several)} ${things.length === 1 ? is : are}`);
  return `${say(enters, 'nothing enters by itself', 'enters', 'enter')}, ${say(held, 'nothing is held back', 'is held back', 'are held back')}, and ${say(toDecide, 'nothing is left to you', 'is for you to decide', 'are for you to decide')}`;
}

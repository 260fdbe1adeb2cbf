import { useState } from 'react';
import type { Audience, GateDecision, MemoAbout, MemoKind, Output } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { kindInWords, thingOrder, thingsInWords } from '../../../domain/memos/in-words.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, CheckboxGroup, Columns, Finding, LinkButton, Notice, PageHeader, ProgressLine, RadioGroup, Room, Section, Stack, Stepper, TextArea, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { type Answers, type GateThing, thingsOf } from '../reports/gate-things.ts';
import { GateThingItem } from '../reports/GateThingItem.tsx';
import '../reports/MakeBrief.css';

const steps = [
  { id: 'which', label: 'Which memos' },
  { id: 'look', label: 'What may enter' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];
type Format = 'docx' | 'html';
const formats: Record<Format, string> = { docx: 'a Word document', html: 'a web page' };

/** From memos to a file, in three steps. Nothing leaves before the last. */
export function MemoReport() {
  const [step, setStep] = useState<StepId>('which');
  const [aboutKinds, setAboutKinds] = useState<readonly MemoAbout['kind'][] | null>(null);
  const [kinds, setKinds] = useState<readonly MemoKind[] | null>(null);
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  useScroll(`memo report ${step}`);
  const all = useAsk('memos.list', {});
  const memos = all.data?.memos ?? [];
  const choice = { ...(aboutKinds && { aboutKinds: [...aboutKinds] }), ...(kinds && { kinds: [...kinds] }) };
  const chosen = memos.filter((memo) => (aboutKinds?.includes(memo.about.kind) ?? true) && (kinds?.includes(memo.kind) ?? true)).length;
  const check = useAsk('memos.check', { ...choice, audience: audience ?? 'team' }, { enabled: audience !== null && step !== 'which' });
  const things = thingsOf(check.data?.findings ?? []);
  const decision = decisionOn(things, answers, person, reason);
  const present = thingOrder.filter((kind) => memos.some((memo) => memo.about.kind === kind));
  const presentKinds = (Object.keys(kindInWords) as MemoKind[]).filter((kind) => memos.some((memo) => memo.kind === kind));
  const count = (fits: (memo: (typeof memos)[number]) => boolean): string => String(memos.filter(fits).length);

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={() => go({ room: 'memos' })}>Memos</LinkButton>} title="Make a report of memos" />
      <Stepper label="Make a report of memos" steps={steps} current={step} onGo={setStep} />
      {step === 'which' && (
        <div className="brief-step">
          <Columns gap={32} least="narrow">
          <CheckboxGroup label="About" choices={present.map((id) => ({ id, label: `${thingsInWords[id]} (${count((memo) => memo.about.kind === id)})` }))} value={aboutKinds ?? present} onChange={(ids) => { setAboutKinds(ids as MemoAbout['kind'][]); setAnswers({}); }} />
          <CheckboxGroup label="Kinds" choices={presentKinds.map((id) => ({ id, label: `${kindInWords[id]} (${count((memo) => memo.kind === id)})` }))} value={kinds ?? presentKinds} onChange={(ids) => { setKinds(ids as MemoKind[]); setAnswers({}); }} />
          </Columns>
          {/* What was decided for one audience says nothing about another. */}
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((id) => ({ id, label: audienceWords[id].word, description: audienceWords[id].means }))} value={audience} onChange={(next) => { setAudience(next); setAnswers({}); setReason(''); }} />
          <TextField label="Title" note="if you want another than the programme’s name" value={title} onChange={setTitle} />
          <div className="brief-step-actions">
            <Button onPress={() => go({ room: 'memos' })}>Back</Button>
            <Button kind="primary" isDisabled={audience === null || chosen === 0} onPress={() => setStep('look')}>Next: what may enter</Button>
            <span className="brief-step-why">{chosen === 0 ? 'No memo fits.' : `${counted(chosen, 'memo')} chosen.`}</span>
          </div>
        </div>
      )}
      {step === 'look' && audience !== null && (check.data
        ? <Look audience={audience} things={things} answers={answers} onAnswers={setAnswers} person={person} onPerson={setPerson} reason={reason} onReason={setReason} onBack={() => setStep('which')} onNext={() => setStep('export')} />
        : check.error ? <ProblemNotice problem={check.error} /> : <ProgressLine label="Looking through it" detail="consent, what may identify, small numbers, what is stale" />)}
      {step === 'export' && audience !== null && <Export request={{ ...choice, audience, ...(title.trim() !== '' && { title: title.trim() }), ...(decision && { decision }) }} audience={audience} onBack={() => setStep('look')} />}
    </Room>
  );
}

/** The decision as it is recorded; undefined where nobody decided anything. */
function decisionOn(things: readonly GateThing[], answers: Answers, person: string, reason: string): GateDecision | undefined {
  const known = things.filter((thing) => answers[thing.key] !== undefined);
  if (known.length === 0 || person.trim() === '') return undefined;
  const keys = (answer: Answers[string]): string[] => known.filter((thing) => answers[thing.key] === answer).map((thing) => thing.key);
  return { allow: keys('allow'), leaveOut: keys('leave out'), person: person.trim(), reason: reason.trim() };
}

type LookProps = { audience: Audience; things: readonly GateThing[]; answers: Answers; onAnswers: (answers: Answers) => void; person: string; onPerson: (person: string) => void; reason: string; onReason: (reason: string) => void; onBack: () => void; onNext: () => void };

/** What may enter, what is held back and why, and what a person has to decide. */
function Look({ audience, things, answers, onAnswers, person, onPerson, reason, onReason, onBack, onNext }: LookProps) {
  const toDecide = things.filter((thing) => thing.verdict === 'decide');
  const held = things.filter((thing) => thing.verdict === 'held');
  const enters = things.filter((thing) => thing.verdict === 'enters');
  const waiting = toDecide.filter((thing) => answers[thing.key] === undefined).length;
  const allows = toDecide.some((thing) => answers[thing.key] === 'allow');
  const decided = Object.keys(answers).length > 0;
  const why = waiting > 0 ? `${counted(waiting, 'decision')} to make.` : decided && person.trim() === '' ? 'Whose decision is it?' : allows && reason.trim() === '' ? 'Why may it enter?' : null;
  const answer = (key: string) => (next: Answers[string] | undefined): void => {
    const { [key]: _old, ...rest } = answers;
    onAnswers(next === undefined ? rest : { ...rest, [key]: next });
  };
  const list = (label: string, items: readonly GateThing[]) => <ul className="gate-things" aria-label={label}>{items.map((thing) => <GateThingItem key={thing.key} thing={thing} answer={answers[thing.key]} onAnswer={answer(thing.key)} />)}</ul>;
  const say = (items: readonly GateThing[], none: string, words: string): string => (items.length === 0 ? none : `${counted(items.length, 'memo')} ${items.length === 1 ? words : words.replace(/^is/, 'are').replace(/^enters/, 'enter')}`);
  return (
    <div className="brief-step">
      <Finding>{`For ${audienceInWords[audience]}, ${say(enters, 'nothing enters by itself', 'enters')}, ${say(held, 'nothing is held back', 'is held back')}, and ${say(toDecide, 'nothing is left to you', 'is for you to decide')}.`}</Finding>
      {toDecide.length > 0 && <Section title="For you to decide" tone="caution" count={toDecide.length} about="Kist can’t know whether these may go. Look at each.">{list('For you to decide', toDecide)}</Section>}
      {(toDecide.length > 0 || decided) && (
        <Stack gap={12}>
          <TextField label="Whose decision it is" note="by name; it is recorded with the report" value={person} onChange={onPerson} />
          {allows && <TextArea label="Why it may enter" rows={2} value={reason} onChange={onReason} />}
        </Stack>
      )}
      <Section title="Held back" tone="against" count={held.length} about={held.length === 0 ? 'Nothing is held back.' : 'These stay in, whatever anybody decides. The report says how many there are, without saying what.'}>{held.length > 0 && list('Held back', held)}</Section>
      <Section title="Enters" tone="for" count={enters.length} about={enters.length === 0 ? 'Nothing enters by itself.' : 'You may leave out what you don’t want.'}>{enters.length > 0 && list('Enters', enters)}</Section>
      <div className="brief-step-actions">
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={why !== null} onPress={onNext}>Next: export it</Button>
        {why !== null && <span className="brief-step-why">{why}</span>}
      </div>
    </div>
  );
}

type Made = Output<'memos.report'> & { format: Format; savedAs: string | null };
type Request = { audience: Audience; title?: string; decision?: GateDecision; aboutKinds?: MemoAbout['kind'][]; kinds?: MemoKind[] };

function Export({ request, audience, onBack }: { request: Request; audience: Audience; onBack: () => void }) {
  const work = useLongWork('memos.report');
  const [format, setFormat] = useState<Format>('docx');
  const [made, setMade] = useState<Made | null>(null);
  async function save(one: Made): Promise<void> {
    const savedAs = await host().saveFile(one.file);
    setMade({ ...one, savedAs: savedAs ?? one.savedAs });
  }
  async function make(): Promise<void> {
    const answer = await work.start({ ...request, format });
    if (answer !== null) await save({ ...answer, format, savedAs: null });
  }
  return (
    <div className="brief-step">
      <RadioGroup label="As" choices={[{ id: 'docx', label: 'A Word document', description: 'To be worked on, commented and passed round.' }, { id: 'html', label: 'A web page', description: 'One file that needs nothing else; it prints well.' }]} value={format} onChange={(next) => { setFormat(next); setMade(null); }} />
      <ProblemNotice problem={work.problem} />
      {work.progress && <ProgressLine label={work.progress.words} value={work.progress.fraction} max={1} onStop={work.stop} />}
      {made && (
        <Notice
          kind={made.savedAs === null ? 'caution' : 'for'}
          isUrgent
          title={made.savedAs === null ? `The report for ${audienceInWords[audience]} was made as ${formats[made.format]} and written down, but not saved.` : `The report for ${audienceInWords[audience]} was saved as ${formats[made.format]}.`}
          actions={made.savedAs === null ? <Button size="small" icon="save" onPress={() => void save(made)}>Save it</Button> : <Button size="small" onPress={() => go({ room: 'briefs', id: made.recordId })}>What has left the vault</Button>}
        >
          {made.savedAs ?? 'Say where it should go, or leave it: the record of it stays.'}
        </Notice>
      )}
      <div className="brief-step-actions">
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" icon="save" isDisabled={work.progress !== null || made !== null} onPress={() => void make()}>Make the report</Button>
      </div>
    </div>
  );
}

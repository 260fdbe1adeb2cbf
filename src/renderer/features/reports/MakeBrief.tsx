import { useState } from 'react';
import type { Audience, GateFinding } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { LinkButton, PageHeader, Room, Stepper } from '../../ui/index.ts';
import { AudienceStep } from './AudienceStep.tsx';
import { ClaimsStep } from './ClaimsStep.tsx';
import { ExportStep } from './ExportStep.tsx';
import { type Answers, decisionOf, thingsOf } from './gate-things.ts';
import { LookStep } from './LookStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import './MakeBrief.css';

const steps = [
  { id: 'claims', label: 'Which claims' },
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may enter' },
  { id: 'preview', label: 'Read it' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

const nothing: readonly GateFinding[] = [];

/** From claims to a file, in five steps. Nothing leaves before the last. */
export function MakeBrief({ firstClaim }: { firstClaim: string | null }) {
  const [step, setStep] = useState<StepId>(firstClaim === null ? 'claims' : 'audience');
  const [claimIds, setClaimIds] = useState<string[]>(firstClaim === null ? [] : [firstClaim]);
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [isMade, setMade] = useState(false);
  useScroll(`brief ${step}`);

  const request = { claimIds, audience: audience ?? 'team', ...(title.trim() !== '' && { title: title.trim() }) };
  const check = useAsk('reports.check', request, { enabled: claimIds.length > 0 && audience !== null && (step === 'look' || step === 'preview' || step === 'export') });
  const things = thingsOf(check.data?.findings ?? nothing);
  const decision = decisionOf(things, answers, person, reason);
  const asked = { ...request, ...(decision && { decision }) };

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={() => go({ room: 'briefs' })}>Briefs</LinkButton>} title="Make a brief" />
      <Stepper label="Make a brief" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      {step === 'claims' && <ClaimsStep chosen={claimIds} onChoose={(ids) => { setClaimIds(ids); setAnswers({}); }} title={title} onTitle={setTitle} onNext={() => setStep('audience')} />}
      {/* What was decided for one audience says nothing about another. */}
      {step === 'audience' && <AudienceStep audience={audience} onChoose={(next) => { setAudience(next); setAnswers({}); setReason(''); }} onBack={() => setStep('claims')} onNext={() => setStep('look')} />}
      {step === 'look' && audience !== null && (
        <LookStep
          audience={audience} check={check} things={things} answers={answers} onAnswer={setAnswers} person={person} onPerson={setPerson} reason={reason} onReason={setReason}
          title={title} onTitle={setTitle} onBack={() => setStep('audience')} onNext={() => setStep('preview')}
        />
      )}
      {step === 'preview' && <PreviewStep request={asked} onBack={() => setStep('look')} onNext={() => setStep('export')} />}
      {step === 'export' && audience !== null && <ExportStep request={asked} audience={audience} onBack={() => setStep('preview')} onMade={() => setMade(true)} />}
    </Room>
  );
}

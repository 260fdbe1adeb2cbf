import { useState } from 'react';
import type { Audience } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { LinkButton, PageHeader, Room, Stepper } from '../../ui/index.ts';
import { AudienceStep } from './AudienceStep.tsx';
import { ClaimsStep } from './ClaimsStep.tsx';
import { ExportStep } from './ExportStep.tsx';
import { LookStep } from './LookStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { useGate } from './use-gate.ts';

const steps = [
  { id: 'claims', label: 'Which claims' },
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may enter' },
  { id: 'preview', label: 'Read it' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

/** From claims to a file, in five steps. Nothing leaves before the last. */
export function MakeBrief({ firstClaim }: { firstClaim: string | null }) {
  const [step, setStep] = useState<StepId>(firstClaim === null ? 'claims' : 'audience');
  const [claimIds, setClaimIds] = useState<string[]>(firstClaim === null ? [] : [firstClaim]);
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [isMade, setMade] = useState(false);
  useScroll(`brief ${step}`);

  const request = { claimIds, audience: audience ?? 'team', ...(title.trim() !== '' && { title: title.trim() }) };
  const check = useAsk('reports.check', request, { enabled: claimIds.length > 0 && audience !== null && (step === 'look' || step === 'preview' || step === 'export') });
  const gate = useGate(check.data?.findings);
  const asked = { ...request, ...(gate.decision && { decision: gate.decision }) };

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={() => go({ room: 'briefs' })}>Briefs</LinkButton>} title="Make a brief" />
      <Stepper label="Make a brief" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      {step === 'claims' && <ClaimsStep chosen={claimIds} onChoose={(ids) => { setClaimIds(ids); gate.forget(); }} title={title} onTitle={setTitle} onNext={() => setStep('audience')} />}
      {/* What was decided for one audience says nothing about another. */}
      {step === 'audience' && <AudienceStep audience={audience} onChoose={(next) => { setAudience(next); gate.forget(); }} onBack={() => setStep('claims')} onNext={() => setStep('look')} />}
      {step === 'look' && audience !== null && (
        <LookStep audience={audience} check={check} gate={gate} title={title} onTitle={setTitle} onBack={() => setStep('audience')} onNext={() => setStep('preview')} />
      )}
      {step === 'preview' && <PreviewStep request={asked} onBack={() => setStep('look')} onNext={() => setStep('export')} />}
      {step === 'export' && audience !== null && <ExportStep request={asked} audience={audience} onBack={() => setStep('preview')} onMade={() => setMade(true)} />}
    </Room>
  );
}

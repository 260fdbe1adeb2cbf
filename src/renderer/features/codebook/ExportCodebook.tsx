import { useState } from 'react';
import type { Audience, Code } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, LinkButton, PageHeader, RadioGroup, Room, Stepper, Switch } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { useGate } from '../reports/use-gate.ts';
import { CodebookLookStep } from './CodebookLookStep.tsx';
import { CodebookSaveStep } from './CodebookSaveStep.tsx';

const steps = [
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may enter' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

/** The codebook as a file, in three steps. Nothing leaves before the last. */
export function ExportCodebook({ codes, onLeave }: { codes: readonly Code[]; onLeave: () => void }) {
  const [step, setStep] = useState<StepId>('audience');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [examples, setExamples] = useState(true);
  const [isMade, setMade] = useState(false);
  useScroll(`codebook export ${step}`);

  const pinned = codes.reduce((sum, code) => sum + code.pinned, 0);
  const check = useAsk('codebook.checkExport', { audience: audience ?? 'team', examples }, { enabled: audience !== null && step !== 'audience' });
  const gate = useGate(check.data?.findings);
  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={onLeave}>Codebook</LinkButton>} title="Export the codebook" />
      <Stepper label="Export the codebook" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      {step === 'audience' && (
        <div className="brief-step">
          {/* What was decided for one audience says nothing about another. */}
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((id) => ({ id, label: audienceWords[id].word, description: audienceWords[id].means }))} value={audience} onChange={(next) => { setAudience(next); gate.forget(); }} />
          <Switch isSelected={examples} onChange={(isOn) => { setExamples(isOn); gate.forget(); }}>{pinned === 0 ? 'With examples (no passage is an example yet)' : `With examples: ${pinned} ${pinned === 1 ? 'passage' : 'passages'}, as far as consent goes`}</Switch>
          <div className="brief-step-actions">
            <Button onPress={onLeave}>Leave</Button>
            <Button kind="primary" isDisabled={audience === null} onPress={() => setStep('look')}>Next: what may enter</Button>
          </div>
        </div>
      )}
      {step === 'look' && audience !== null && (
        <CodebookLookStep audience={audience} check={check} gate={gate} onBack={() => setStep('audience')} onNext={() => setStep('export')} />
      )}
      {step === 'export' && audience !== null && (
        <CodebookSaveStep request={{ audience, examples, ...(gate.decision && { decision: gate.decision }) }} onBack={() => setStep('look')} onMade={() => setMade(true)} onDone={onLeave} />
      )}
    </Room>
  );
}

import { useState } from 'react';
import type { Audience, Input, Output } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, LinkButton, PageHeader, RadioGroup, Room, Stepper } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { GateStep, sortedInWords } from '../reports/GateStep.tsx';
import { SaveFileStep } from '../reports/SaveFileStep.tsx';
import { useGate } from '../reports/use-gate.ts';

type Format = Input<'harvest.export'>['format'];

const steps = [
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may leave' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

const formats: readonly { id: Format; label: string; description: string; words: string }[] = [
  { id: 'docx', label: 'A Word document', description: 'To be read: outcomes with what was said of them, what helped, what got in the way.', words: 'a Word document' },
  { id: 'csv', label: 'A table (csv)', description: 'One row for each outcome and entry.', words: 'a table' },
];

/** The outcome register as a file, in three steps. */
export function ExportRegister() {
  const [step, setStep] = useState<StepId>('audience');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [isMade, setMade] = useState(false);
  const check = useAsk('harvest.checkExport', { audience: audience ?? 'team' }, { enabled: audience !== null && step !== 'audience' });
  const gate = useGate(check.data?.findings);
  const work = useLongWork('harvest.export');
  const leave = (): void => go({ room: 'harvest' });

  async function make(format: Format): Promise<Output<'harvest.export'> | null> {
    if (audience === null) return null;
    return work.start({ audience, format, ...(gate.decision && { decision: gate.decision }) });
  }

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={leave}>Outcome register</LinkButton>} title="Export the outcome register" />
      <Stepper label="Export the outcome register" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      {step === 'audience' && (
        <div className="brief-step">
          <p>Outcomes and entries leave with what they rest on, as far as people agreed to it. Rounds of choosing stay here: their reasons are about people’s stories.</p>
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((one) => ({ id: one, label: audienceWords[one].word }))} value={audience} onChange={(next) => { setAudience(next); gate.forget(); }} />
          <div className="brief-step-actions">
            <Button onPress={leave}>Leave</Button>
            <Button kind="primary" isDisabled={audience === null} onPress={() => setStep('look')}>Next: what may leave</Button>
          </div>
        </div>
      )}
      {step === 'look' && (
        <GateStep
          check={check}
          gate={gate}
          file="export"
          sentence={(sorted) => `For this file: ${sortedInWords(sorted, 'thing')}.`}
          words={{ entersTitle: 'May leave', enters: 'These stand in the file.', held: 'These stay here.' }}
          whenBlocked={(thing) => thing.findings[0]?.why ?? null}
          back={() => setStep('audience')}
          next={{ label: 'Next: export', go: () => setStep('export') }}
        />
      )}
      {step === 'export' && audience !== null && <SaveFileStep<Format> what="register" audience={audience} formats={formats} work={work} make={make} onBack={() => setStep('look')} onMade={() => setMade(true)} done={{ label: 'Back to the register', go: leave }} />}
    </Room>
  );
}

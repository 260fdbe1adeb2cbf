import { useState } from 'react';
import type { Audience } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, EmptyRoom, LinkButton, PageHeader, Room, Stepper } from '../../ui/index.ts';
import { AudienceStep } from '../reports/AudienceStep.tsx';
import { GateStep, sortedInWords } from '../reports/GateStep.tsx';
import { asTable, asWordDocument, SaveFileStep } from '../reports/SaveFileStep.tsx';
import { useGate } from '../reports/use-gate.ts';
import { frameworkChoice } from './FrameworkTab.tsx';

const steps = [
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may enter' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

const formats = [
  { ...asWordDocument, description: 'Row by row, each summary with the quotes that it rests on.' },
  { ...asTable, description: 'One row a voice or source, one column a code, for a spreadsheet.' },
] as const;

const back = (): void => go({ room: 'questions', details: { tab: 'framework' } });

/** The framework matrix as a file, in three steps. Nothing leaves before the last. */
export function FrameworkExport() {
  const { rows, codeIds: chosen, restriction } = frameworkChoice.use();
  const codeIds = chosen ?? [];
  const [step, setStep] = useState<StepId>('audience');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [isMade, setMade] = useState(false);
  useScroll(`framework export ${step}`);
  const choice = { rows, codeIds: [...codeIds], restriction };
  const check = useAsk('questions.checkFramework', { ...choice, audience: audience ?? 'team' }, { enabled: audience !== null && step !== 'audience' && codeIds.length > 0 });
  const gate = useGate(check.data?.findings);
  const work = useLongWork('questions.exportFramework');
  const header = <PageHeader above={<LinkButton onPress={back}>Framework matrix</LinkButton>} title="Export the framework matrix" />;
  if (codeIds.length === 0) {
    return <Room width="reading">{header}<EmptyRoom title="No codes are chosen yet" picture="codebook" actions={<Button kind="primary" onPress={back}>Choose them</Button>}>The matrix leaves as you have laid it out: choose its codes first.</EmptyRoom></Room>;
  }
  return (
    <Room width="reading">
      {header}
      <Stepper label="Export the framework matrix" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      {/* What was decided for one audience says nothing about another. */}
      {step === 'audience' && <AudienceStep audience={audience} onChoose={(next) => { setAudience(next); gate.forget(); }} onBack={back} onNext={() => setStep('look')} />}
      {step === 'look' && audience !== null && (
        <GateStep
          check={check}
          gate={gate}
          file="export"
          sentence={(sorted) => `For ${audienceInWords[audience]}, ${sortedInWords(sorted, 'summary', 'summaries')}.`}
          whyNot={(goes) => (goes.length === 0 ? 'No summary would enter.' : null)}
          words={{ entersTitle: 'Enters', enters: 'Each with the quotes that it cites, at the attribution that was agreed. You may leave out what you don’t want.', held: 'These stay in, whatever anybody decides. Often the honest next step is to go and ask again.' }}
          whenBlocked={() => 'Change the name of the code, or of the programme, first; or choose other codes.'}
          back={() => setStep('audience')}
          next={{ label: 'Next: export it', go: () => setStep('export') }}
        />
      )}
      {step === 'export' && audience !== null && (
        <SaveFileStep
          what="framework matrix"
          audience={audience}
          formats={formats}
          work={work}
          make={(format) => work.start({ ...choice, audience, format, ...(gate.decision && { decision: gate.decision }) })}
          onBack={() => setStep('look')}
          onMade={() => setMade(true)}
          done={{ label: 'Back to the matrix', go: back }}
        />
      )}
    </Room>
  );
}

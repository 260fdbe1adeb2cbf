import { useState } from 'react';
import type { Audience, Input, Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, LinkButton, PageHeader, RadioGroup, Room, Stepper } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { GateStep, sortedInWords } from '../reports/GateStep.tsx';
import { SaveFileStep } from '../reports/SaveFileStep.tsx';
import { useGate } from '../reports/use-gate.ts';
import { drawTheory } from './draw-theory.ts';
import { base64OfText, pngOfSvg } from './picture-file.ts';

type Format = Input<'theory.export'>['format'];

const steps = [
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may leave' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

const formats: readonly { id: Format; label: string; description: string; words: string }[] = [
  { id: 'svg', label: 'The picture (SVG)', description: 'Sharp at every size; can be worked on.', words: 'a picture (SVG)' },
  { id: 'png', label: 'The picture (PNG)', description: 'For slides and documents.', words: 'a picture (PNG)' },
  { id: 'outline', label: 'An outline in text', description: 'Every place, what it leads to, and what has to hold for it.', words: 'an outline' },
  { id: 'json', label: 'A file that another vault can read', description: 'Places, links and assumptions; no evidence goes with it.', words: 'a file for another vault' },
];

/** A theory of change as a file, in three steps. */
export function ExportTheory({ id }: { id: string }) {
  const [step, setStep] = useState<StepId>('audience');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [isMade, setMade] = useState(false);
  const theory = useAsk('theory.get', { id });
  const check = useAsk('theory.checkExport', { id, audience: audience ?? 'team' }, { enabled: audience !== null && step !== 'audience' });
  const gate = useGate(check.data?.findings);
  const work = useLongWork('theory.export');
  const leave = (): void => go({ room: 'theory', id });

  async function make(format: Format): Promise<Output<'theory.export'> | null> {
    if (audience === null || !theory.data) return null;
    const drawn = format === 'svg' || format === 'png' ? drawTheory(theory.data, 'A theory of change: what is thought to lead to what') : null;
    const pictureBase64 = drawn && (format === 'svg' ? base64OfText(drawn.svg) : await pngOfSvg(drawn));
    return work.start({ id, audience, format, ...(pictureBase64 && { pictureBase64 }), ...(gate.decision && { decision: gate.decision }) });
  }

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={leave}>{theory.data?.name ?? 'Theory of change'}</LinkButton>} title="Export this theory of change" />
      <Stepper label="Export a theory of change" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      <ProblemNotice problem={theory.error} />
      {step === 'audience' && (
        <div className="brief-step">
          <p>What leaves are the words of the theory and how many pieces of evidence stand under each link. The evidence itself stays here.</p>
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((one) => ({ id: one, label: audienceWords[one].word }))} value={audience} onChange={(next) => { setAudience(next); gate.forget(); }} />
          <div className="brief-step-actions">
            <Button onPress={leave}>Leave</Button>
            <Button kind="primary" isDisabled={audience === null || !theory.data} onPress={() => setStep('look')}>Next: what may leave</Button>
          </div>
        </div>
      )}
      {step === 'look' && (
        <GateStep
          check={check}
          gate={gate}
          file="export"
          sentence={(sorted) => `For this file: ${sortedInWords(sorted, 'thing')}.`}
          words={{ entersTitle: 'May leave', enters: 'The words of the theory.', held: 'These stay here.' }}
          whenBlocked={(thing) => thing.findings[0]?.why ?? null}
          back={() => setStep('audience')}
          next={{ label: 'Next: export', go: () => setStep('export') }}
        />
      )}
      {step === 'export' && audience !== null && <SaveFileStep<Format> what="theory of change" audience={audience} formats={formats} work={work} make={make} onBack={() => setStep('look')} onMade={() => setMade(true)} done={{ label: 'Back to the theory', go: leave }} />}
    </Room>
  );
}

import { useState } from 'react';
import type { Audience, Dataset, FlowQuestion, Input, Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, Finding, LinkButton, PageHeader, ProgressLine, RadioGroup, Room, Stepper } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { GateStep, sortedInWords } from '../reports/GateStep.tsx';
import { asTable, SaveFileStep } from '../reports/SaveFileStep.tsx';
import { useGate } from '../reports/use-gate.ts';
import { drawOffScreen } from './draw-off-screen.ts';
import { pictureOf } from './pictures/picture-of.ts';
import { wayOf } from './ways.ts';

type Format = Input<'flows.export'>['format'];

const steps = [
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may leave' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

const formats: readonly { id: Format; label: string; description: string; words: string }[] = [
  asTable,
  { id: 'svg', label: 'The picture (SVG)', description: 'Sharp at every size; can be worked on.', words: 'a picture (SVG)' },
  { id: 'png', label: 'The picture (PNG)', description: 'For slides and documents.', words: 'a picture (PNG)' },
];

/** A script names columns and a file beside what an answer names, so the check before it is another. */
const scripts: typeof formats = [
  { id: 'python', label: 'A Python script', description: 'Python 3, nothing else to install.', words: 'a Python script' },
  { id: 'r', label: 'An R script', description: 'R 4, no packages.', words: 'an R script' },
];

const leaving = [
  { id: 'answer', label: 'The answer', description: 'Its tables or its picture, with protected numbers.' },
  { id: 'script', label: 'A script that counts it anew', description: 'Python or R, without any data: run on your own file, it makes the same tables.' },
] as const;

/** An answer as a file, in three steps. It is always the protected answer, whatever the window shows. */
export function ExportAnswer({ dataset, question, onLeave }: { dataset: Dataset; question: FlowQuestion; onLeave: () => void }) {
  const [step, setStep] = useState<StepId>('audience');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [isMade, setMade] = useState(false);
  const [what, setWhat] = useState<(typeof leaving)[number]['id']>('answer');
  const given = { datasetId: question.datasetId, view: question.view, ...(question.filter && Object.keys(question.filter).length > 0 && { filter: question.filter }) };
  const answer = useAskLong('flows.view', { ...given, counts: 'protected' });
  const check = useAsk('flows.checkExport', { question: given, audience: audience ?? 'team', ...(what === 'script' && { format: 'python' as const }) }, { enabled: audience !== null && step !== 'audience' });
  const gate = useGate(check.data?.findings);
  const work = useLongWork('flows.export');
  const hasPicture = answer.data !== undefined && pictureOf(answer.data, dataset, { isDark: false }) !== null;

  async function make(format: Format): Promise<Output<'flows.export'> | null> {
    if (audience === null) return null;
    const picture = (format === 'svg' || format === 'png') && answer.data !== undefined ? await drawOffScreen(answer.data, dataset, format) : undefined;
    return work.start({ question: given, audience, format, ...(picture !== undefined && { pictureBase64: picture }), ...(gate.decision && { decision: gate.decision }) });
  }

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={onLeave}>{dataset.name}</LinkButton>} title={`Export: ${wayOf(question.view.measure).question.replace(/^./, (letter) => letter.toLowerCase())}`} below={answer.data?.part} />
      <Stepper label="Export an answer" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      {answer.progress && <ProgressLine label="Counting" detail={answer.progress.words} value={answer.progress.fraction * 100} onStop={answer.stop} />}
      <ProblemNotice problem={answer.problem} />
      {step === 'audience' && (
        <div className="brief-step">
          {answer.data && <Finding>{answer.data.sentences[0]}</Finding>}
          <p>{what === 'script' ? 'A script holds no numbers and nobody’s records. What it prints later is outside of this check: look at it before you pass it on.' : 'Numbers leave protected, also while true counts are shown. The file says what data they are from and how they are counted.'}</p>
          {dataset.dating !== 'aggregate' && <RadioGroup label="What is to leave?" choices={leaving} value={what} onChange={(next) => { setWhat(next); gate.forget(); }} />}
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((id) => ({ id, label: audienceWords[id].word, description: numbersMean[id] }))} value={audience} onChange={(next) => { setAudience(next); gate.forget(); }} />
          <div className="brief-step-actions">
            <Button onPress={onLeave}>Leave</Button>
            <Button kind="primary" isDisabled={audience === null || answer.data === undefined} onPress={() => setStep('look')}>Next: what may leave</Button>
          </div>
        </div>
      )}
      {step === 'look' && (
        <GateStep
          check={check}
          gate={gate}
          file="export"
          sentence={(sorted) => (sorted.held.length === 0 && sorted.toDecide.length === 0 ? what === 'script' ? 'The script holds no data, and what it names may leave.' : 'These numbers are protected and may leave.' : `For this file: ${sortedInWords(sorted, 'thing')}.`)}
          words={{ entersTitle: 'May leave', enters: what === 'script' ? 'Names of states, places, columns and the file.' : 'Protected numbers, with what they are from.', held: 'These stay here.' }}
          whenBlocked={(thing) => thing.findings[0]?.why ?? null}
          back={() => setStep('audience')}
          next={{ label: 'Next: export', go: () => setStep('export') }}
        />
      )}
      {step === 'export' && audience !== null && (
        <SaveFileStep<Format> what={what} audience={audience} formats={what === 'script' ? scripts : hasPicture ? formats : formats.filter(({ id }) => id !== 'svg' && id !== 'png')} work={work} make={make} onBack={() => setStep('look')} onMade={() => setMade(true)} done={{ label: 'Back to the data', go: onLeave }} />
      )}
    </Room>
  );
}

const numbersMean: Record<Audience, string> = {
  team: 'Those who work in this vault. Not to be passed on.',
  board: 'Those who decide and answer for the programme.',
  partners: 'Other services and organisations.',
  public: 'Anybody, for good: what has left can’t be called back.',
};

/** Bringing in a table of stays: the file, its columns, its states, its odd rows, then the key and the storing. Nothing is stored before the last step. */
import { useState } from 'react';
import type { PreparedSpells, SpellMapping } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { Button, Cluster, FileDrop, Notice, PageHeader, ProgressLine, Room, Stack, Stepper } from '../../ui/index.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { OddRowsStep } from './OddRowsStep.tsx';
import { StatesStep } from './StatesStep.tsx';
import { StoreStep } from './StoreStep.tsx';
import './flows.css';

const steps = [
  { id: 'file', label: 'Choose the file' },
  { id: 'columns', label: 'Columns' },
  { id: 'states', label: 'States' },
  { id: 'rows', label: 'Odd rows' },
  { id: 'store', label: 'Store' },
] as const;
type Step = (typeof steps)[number]['id'];

export function ImportSpells({ onDone, onLeave }: { onDone: (datasetId: string) => void; onLeave: () => void }) {
  const prepare = useLongWork('flows.prepare');
  const [step, setStep] = useState<Step>('file');
  const [prepared, setPrepared] = useState<PreparedSpells | null>(null);
  const [mapping, setMapping] = useState<SpellMapping | null>(null);

  const read = async (file: string, given?: Partial<SpellMapping>): Promise<PreparedSpells | null> => {
    const found = await prepare.start({ file, ...(given && { mapping: given }) });
    if (!found) return null;
    setPrepared(found);
    if (!found.problem) setMapping(found.mapping);
    return found;
  };
  const choose = async (files: { token: string }[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    const found = await read(file.token);
    if (found && !found.problem) setStep('columns');
  };
  /** Reads the file again as it is understood now, then goes on. */
  const reread = async (next: Step, given: Partial<SpellMapping>): Promise<void> => {
    if (!prepared) return;
    const found = await read(prepared.file, given);
    if (found && !found.problem) setStep(next);
  };

  return (
    <Room>
      <PageHeader title="Bring in a table of stays" below="One row for each stay of a person in a state" actions={<Button onPress={onLeave}>Leave</Button>} />
      <Stack gap={24}>
        <Stepper<Step> label="Bring in a table of stays" steps={steps} current={step} onGo={setStep} />
        {prepare.progress && <ProgressLine label="Reading" detail={prepare.progress.words} value={prepare.progress.fraction * 100} onStop={prepare.stop} />}
        <ProblemNotice problem={prepare.problem} />
        {prepared?.problem && step === 'file' && <Notice kind="against" title={`“${prepared.name}” can’t be read.`} isUrgent>{prepared.problem.message}</Notice>}
        {prepared?.alreadyHere && step !== 'file' && <Notice kind="caution" title={`This very file is here already, as “${prepared.alreadyHere.name}”.`} next="You can store it a second time; most people don’t want that." />}
        {step === 'file' && !prepare.progress && (
          <FileDrop
            label="Drop a CSV file of stays"
            hint="Columns for person, state, start and end; place and stream if there are any. The end may be empty for a stay that goes on."
            canTakeSeveral={false}
            onChooseFiles={async () => choose(await host().chooseFiles({ many: false, extensions: ['csv', 'txt', 'tsv'] }))}
            onFiles={async (files) => choose(await host().takeFiles(files.map(({ file }) => file)))}
          />
        )}
        {prepared && mapping && !prepare.progress && (
          <>
            {step === 'columns' && <ColumnsStep prepared={prepared} mapping={mapping} onMapping={setMapping} onNext={() => void reread('states', { roles: mapping.roles, dateFormat: mapping.dateFormat })} />}
            {step === 'states' && <StatesStep mapping={mapping} onMapping={setMapping} onNext={() => void reread('rows', mapping)} />}
            {step === 'rows' && <OddRowsStep prepared={prepared} mapping={mapping} onMapping={setMapping} onNext={() => void reread('store', mapping)} onReread={() => void reread('rows', mapping)} />}
            {step === 'store' && <StoreStep prepared={prepared} mapping={mapping} onDone={onDone} />}
          </>
        )}
        <Cluster gap={8}>{step !== 'file' && <Button kind="quiet" icon="chevron-left" onPress={() => setStep(steps[steps.findIndex((one) => one.id === step) - 1]!.id)}>Back</Button>}</Cluster>
      </Stack>
    </Room>
  );
}

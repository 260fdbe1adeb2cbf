/** Bringing in flow data: files, what their columns hold, states and names, first people, odd rows, what is known of them, then storing. Nothing is stored before the last step. */
import { useEffect, useRef, useState } from 'react';
import type { ChosenFile, Dataset, ExtractDifference, FlowMapping } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { go } from '../../../app/route.ts';
import { useAsk, useLongWork } from '../../../client/ask.ts';
import { host } from '../../../client/kist.ts';
import { announce, Button, LinkButton, Notice, PageHeader, ProgressLine, Room, Stack, Stepper } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { dayWords } from '../words.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FilesStep, tableEndings } from './FilesStep.tsx';
import { importSteps, type ImportStep, keepImport, keptImport, type KeptImport } from './kept-import.ts';
import { asBefore, emptyKnown } from './known-fields.ts';
import { KnownStep } from './KnownStep.tsx';
import { isCounts, isSameMapping, keepNames, toAskAgain } from './mapping-plan.ts';
import { OddRowsStep } from './OddRowsStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';
import { StatesStep } from './StatesStep.tsx';
import { StoreStep } from './StoreStep.tsx';
import { StoredExtract } from './StoredExtract.tsx';
import './ImportFlows.css';

type ImportFlowsProps = {
  /** The dataset that a later extract is brought in of. */
  continues: string | null;
};

/** What the data are called at first: the file’s own name, or what is left of several names without their years. */
function nameOf(names: readonly string[]): string {
  const plain = names[0]!.replace(/\.[^.]*$/, '');
  const shorter = names.length === 1 ? plain : plain.replace(/(?<!\d)(?:19|20)\d{2}(?:[-_]\d{2,4})?(?!\d)/g, ' ');
  return shorter.replace(/[_\s]+/g, ' ').trim() || plain;
}

const datingOf = ({ layout }: FlowMapping): Dataset['dating'] => (isCounts(layout) ? 'aggregate' : layout === 'snapshots' ? 'snapshot' : 'event-dated');

export function ImportFlows({ continues }: ImportFlowsProps) {
  const prepare = useLongWork('flows.prepare');
  const list = useAsk('flows.list', {});
  const [plan, setPlan] = useState<KeptImport | null>(keptImport);
  const [stored, setStored] = useState<{ dataset: Dataset; difference: ExtractDifference } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => keepImport(plan), [plan]);

  const step = plan?.step ?? 'files';
  const steps = importSteps.filter(({ id }) => id !== 'people' || plan === null || !isCounts(plan.mapping.layout));
  const following = (now: ImportStep): ImportStep => steps[steps.findIndex(({ id }) => id === now) + 1]?.id ?? now;
  const before = (now: ImportStep): ImportStep => steps[steps.findIndex(({ id }) => id === now) - 1]?.id ?? now;

  function show(next: ImportStep): void {
    setPlan((now) => now && { ...now, step: next });
    document.getElementById('main')?.scrollTo({ top: 0 });
    // The keyboard goes along to the next step.
    requestAnimationFrame(() => top.current?.focus());
  }

  /** Reads files from the beginning, as Kist guesses or as a saved mapping says. */
  async function begin(files: readonly ChosenFile[], mappingId: string | null = null): Promise<void> {
    if (files.length === 0) return;
    const earlier = list.data?.datasets.find(({ id }) => id === (plan?.known.continues ?? continues));
    const found = await prepare.start({ files: files.map(({ token }) => token), ...(mappingId !== null && { mappingId }), ...(earlier !== undefined && { continues: earlier.id }) });
    if (found === null) return;
    const known = plan?.known ?? { ...(earlier === undefined ? emptyKnown : asBefore(emptyKnown, earlier)) };
    const isFresh = known.name === '';
    setPlan({ files, prepared: found, mapping: found.mapping, mappingId, known: { ...known, name: isFresh ? nameOf(files.map(({ name }) => name)) : known.name, dating: datingOf(found.mapping) }, step: found.problem === null ? 'columns' : 'files' });
    if (found.problem === null) {
      announce(`${counted(files.length, 'file')} read`);
      requestAnimationFrame(() => top.current?.focus());
    }
  }

  /** Reads the files again where something was put right since, then goes on. */
  async function goOn(next: ImportStep): Promise<void> {
    if (plan === null) return;
    if (isSameMapping(plan.mapping, plan.prepared.mapping)) return show(next);
    const found = await prepare.start({ files: plan.files.map(({ token }) => token), ...(plan.mappingId !== null && { mappingId: plan.mappingId }), ...(plan.known.continues !== null && { continues: plan.known.continues }), mapping: toAskAgain(plan.mapping, plan.prepared.mapping) });
    if (found === null) return;
    setPlan({ ...plan, prepared: found, ...(found.problem === null && { mapping: keepNames(plan.mapping, found.mapping), known: { ...plan.known, dating: isCounts(found.mapping.layout) || plan.known.dating === 'aggregate' ? datingOf(found.mapping) : plan.known.dating } }) });
    if (found.problem === null) show(next);
  }

  async function take(files: Promise<readonly ChosenFile[]>): Promise<void> {
    setTrouble(null);
    try {
      await begin(await files);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  }

  const startAgain = (): void => {
    setPlan(null);
    prepare.clear();
  };
  const setMapping = (mapping: FlowMapping): void => setPlan((now) => now && { ...now, mapping });
  const earlier = list.data?.datasets.find(({ id }) => id === (plan?.known.continues ?? continues));
  const header = (
    <PageHeader
      above={<LinkButton onPress={() => go({ room: 'flows' })}>All flow data</LinkButton>}
      title={earlier === undefined ? 'Bring in flow data' : `Bring in a later extract of “${earlier.name}”`}
      below="Stays, changes of state, snapshots, or counts. Nothing is stored before the last step."
      {...(plan !== null && stored === null && { actions: <Button isDisabled={prepare.progress !== null} onPress={startAgain}>Start again</Button> })}
    />
  );
  if (stored !== null) return <Room>{header}<StoredExtract dataset={stored.dataset} difference={stored.difference} /></Room>;

  const isReading = prepare.progress !== null;
  const given = plan && { prepared: plan.prepared, mapping: plan.mapping, onMapping: setMapping, onBack: () => show(before(step)), onNext: () => void goOn(following(step)), isBusy: isReading };
  return (
    <Room>
      {header}
      <Stack gap={24}>
        <Stepper<ImportStep> label="Bring in flow data" steps={steps} current={step} onGo={(to) => (to === 'files' ? startAgain() : show(to))} />
        {prepare.progress && <ProgressLine label="Reading" detail={prepare.progress.words} value={prepare.progress.fraction * 100} onStop={prepare.stop} />}
        <ProblemNotice problem={prepare.problem} />
        {trouble !== null && <Notice kind="against" title="These files could not be taken in." isUrgent>{trouble}</Notice>}
        {plan?.prepared.problem && <ProblemNotice problem={{ ...plan.prepared.problem, name: 'Problem', details: undefined }} />}
        {plan?.prepared.alreadyHere && step !== 'files' && <Notice kind="caution" title={`These very files are here already, as “${plan.prepared.alreadyHere.name}”.`} next="You can store them a second time; most people don’t want that." />}
        {plan !== null && earlier !== undefined && plan.mappingId === null && step === 'columns' && <Notice title={`Read as the extract of ${dayWords(earlier.extractDate)} was.`} next="Columns, states, places and dates are as they were put right then, as far as these files have them." />}
        {plan?.prepared.fits && plan.mappingId === null && earlier === undefined && step === 'columns' && (
          <Notice title={`“${plan.prepared.fits.name}” fits these files.`} next="It says what the columns, states and places are, as you put them right last time." actions={<Button size="small" isDisabled={isReading} onPress={() => void begin(plan.files, plan.prepared.fits!.mappingId)}>Read them like that</Button>} />
        )}
        <div ref={top} tabIndex={-1} className="flow-import-step">
          {step === 'files' && !isReading && <FilesStep onFiles={(files) => void take(files)} />}
          {plan !== null && given !== null && (
            <>
              {step === 'columns' && <ColumnsStep {...given} onMore={() => void host().chooseFiles({ many: true, extensions: tableEndings }).then((more) => (more.length > 0 ? begin([...plan.files, ...more]) : undefined))} />}
              {step === 'states' && <StatesStep {...given} />}
              {step === 'people' && <PeopleStep {...given} />}
              {step === 'rows' && <OddRowsStep {...given} onAgain={() => void goOn('rows')} />}
              {step === 'known' && <KnownStep known={plan.known} prepared={plan.prepared} isCounts={isCounts(plan.mapping.layout)} datasets={list.data?.datasets ?? []} onKnown={(known) => setPlan({ ...plan, known })} onBack={given.onBack} onNext={() => show('store')} />}
              {step === 'store' && (
                <StoreStep
                  plan={plan}
                  onBack={given.onBack}
                  onStored={(dataset, difference) => {
                    setPlan(null);
                    announce(`${dataset.name} is stored`);
                    if (difference === null) go({ room: 'flows', id: dataset.id });
                    else setStored({ dataset, difference });
                  }}
                />
              )}
            </>
          )}
        </div>
      </Stack>
    </Room>
  );
}

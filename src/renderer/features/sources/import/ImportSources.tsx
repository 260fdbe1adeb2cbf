import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerColumns, ChosenFile, SourceSummary, SpeakerChoice } from '../../../../contract/index.ts';
import { useKeys } from '../../../app/keys.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useAsk, useLongWork } from '../../../client/ask.ts';
import { host } from '../../../client/kist.ts';
import { announce, Button, PageHeader, ProgressLine, Room, Stepper } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { changesText } from './answer-columns.ts';
import { ImportFileList } from './ImportFileList.tsx';
import { ImportFileReview } from './ImportFileReview.tsx';
import { ImportFormats } from './ImportFormats.tsx';
import { ImportOverview } from './ImportOverview.tsx';
import { ImportStored } from './ImportStored.tsx';
import { canBeLookedOver, type FilePlan, nextToLookAt, planFile, replan, storable, toStore, whatIsOpen } from './import-plan.ts';
import { keepPlan, keptPlan } from './kept-plan.ts';
import { spokenFor, withSharedNames } from './shared-names.ts';
import { endings, SourceDrop } from './SourceDrop.tsx';
import './ImportSources.css';

type ImportSourcesProps = {
  /** Files that were dropped or chosen elsewhere. */
  chosen: readonly ChosenFile[];
  onTaken: () => void;
};

type Stored = { sources: readonly SourceSummary[]; plans: readonly FilePlan[]; leftOut: readonly FilePlan[] };

/** From so many files on, all of them together are shown first. */
const many = 10;

const steps = [{ id: 'files', label: 'Choose files' }, { id: 'look', label: 'Look them over' }, { id: 'stored', label: 'Stored' }] as const;

/** The way in: choose files, look over what was recognised in each, store. Nothing is stored before the last step. */
export function ImportSources({ chosen, onTaken }: ImportSourcesProps) {
  const [plans, setPlans] = useState<FilePlan[]>(() => keptPlan() ?? []);
  /** Null: all files together. */
  const [openFile, setOpenFile] = useState<string | null>(null);
  /** Files of one recording that were to be left apart. */
  const [apart, setApart] = useState<readonly string[][]>([]);
  const [stored, setStored] = useState<Stored | null>(null);
  const prepare = useLongWork('sources.prepare');
  const again = useLongWork('sources.prepare');
  const store = useLongWork('sources.store');
  const programme = useAsk('programme.get', {});
  const groups = programme.data?.groups ?? [];
  const latestGroups = useRef(groups);
  latestGroups.current = groups;
  const latestPlans = useRef(plans);
  latestPlans.current = plans;

  useEffect(() => keepPlan(plans.length === 0 ? null : plans), [plans]);

  const start = prepare.start;
  const read = useCallback(async (files: readonly ChosenFile[]) => {
    const names = new Map(files.map((file) => [file.token, file.name]));
    const answer = await start({ files: files.map((file) => file.token), taken: spokenFor(latestPlans.current) });
    if (answer === null) return;
    const fresh = answer.files.map((file) => planFile(file, names.get(file.file) ?? file.name, latestGroups.current));
    setPlans((now) => [...now, ...fresh.filter((plan) => !now.some((one) => one.prepared.file === plan.prepared.file)).map((plan) => withSharedNames(plan, now))]);
    setOpenFile((now) => now ?? (fresh.length > many ? null : (fresh.find((plan) => !plan.isLeftOut)?.prepared.file ?? fresh[0]?.prepared.file ?? null)));
    announce(`${counted(fresh.length, 'file')} read`);
  }, [start]);

  const isReady = programme.data !== undefined;
  useEffect(() => {
    if (chosen.length === 0 || !isReady) return;
    onTaken();
    void read(chosen);
  }, [chosen, isReady, onTaken, read]);

  const plan = plans.find((one) => one.prepared.file === openFile) ?? (openFile === null && plans.length > 1 ? null : (plans[0] ?? null));
  const toBeStored = storable(plans);
  const open = toBeStored.filter((one) => whatIsOpen(one) !== null);
  const isAllLookedAt = toBeStored.every((one) => one.isLookedAt);

  useKeys({ 'mod+enter': () => (plan !== null && canBeLookedOver(plan) ? next(plan.prepared.file) : false) });

  const change = (file: string, change: Partial<FilePlan>): void => setPlans((now) => now.map((one) => (one.prepared.file === file ? { ...one, ...change } : one)));

  /** Shows a file, or (null) all of them, from its beginning. */
  function show(file: string | null): void {
    setOpenFile(file);
    document.getElementById('main')?.scrollTo({ top: 0 });
  }

  function next(file: string): void {
    const looked = plans.map((one) => (one.prepared.file === file ? { ...one, isLookedAt: true } : one));
    setPlans(looked);
    const following = nextToLookAt(looked, file);
    if (following !== null) show(following);
    // The keyboard goes along to the next file.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.import-name')?.focus());
  }

  /** Reads a file again, with its speakers or columns put right. */
  async function lookAgain(one: FilePlan, put: { wishes?: SpeakerChoice[]; columns?: AnswerColumns }): Promise<void> {
    const { file, wovenFrom } = one.prepared;
    const wishes = put.wishes ?? one.wishes;
    const columns = put.columns ?? one.columns;
    const answer = await again.start({ files: [file, ...wovenFrom], speakers: wishes, ...(columns !== null && { answers: [{ file, columns }] }), taken: spokenFor(plans.filter((other) => other.prepared.file !== file)) });
    const fresh = answer?.files[0];
    if (fresh === undefined) return;
    setPlans((now) => now.map((other) => {
      if (other.prepared.file !== file) return other;
      const known = new Set(other.speakers.map((speaker) => speaker.label));
      return withSharedNames(replan(other, fresh, wishes, latestGroups.current), now.filter((one) => one !== other), known);
    }));
  }

  function setColumns(one: FilePlan, columns: AnswerColumns): void {
    change(one.prepared.file, { columns });
    if (one.columns === null || (columns.text.length === 0 && columns.sheet === one.columns.sheet)) return;
    if (changesText(one.columns, columns)) void lookAgain({ ...one, columns }, { columns });
  }

  /** Leaves files of one recording apart, or weaves them together after all. */
  async function weave(files: string[], together: boolean): Promise<void> {
    const answer = await again.start({ files, ...(!together && { dontWeave: files }), taken: spokenFor(plans.filter((one) => !files.includes(one.prepared.file))) });
    if (answer === null) return;
    const fresh = new Map(answer.files.map((prepared) => [prepared.file, prepared]));
    setPlans((now) => now.map((one) => {
      const prepared = fresh.get(one.prepared.file);
      return prepared === undefined ? one : withSharedNames(planFile(prepared, one.name, latestGroups.current), now.filter((other) => !fresh.has(other.prepared.file)));
    }));
    setApart((now) => (together ? now.filter((group) => group[0] !== files[0]) : [...now, files]));
  }

  async function storeAll(): Promise<void> {
    const answer = await store.start({ files: toBeStored.map(toStore) });
    if (answer === null) return;
    setStored({ sources: answer.sources, plans: toBeStored, leftOut: plans.filter((one) => one.isLeftOut) });
    setPlans([]);
    announce(`${counted(answer.sources.length, 'source')} stored`);
  }

  function startAgain(): void {
    setPlans([]);
    setOpenFile(null);
    setApart([]);
    prepare.clear();
    store.clear();
  }

  if (stored !== null) return <ImportStored sources={stored.sources} plans={stored.plans} leftOut={stored.leftOut} onMore={() => setStored(null)} stepper={<Stepper label="Bring in sources" steps={steps} current="stored" />} />;

  const isBusy = store.progress !== null;
  const addMore = (
    <Button size="small" kind="quiet" icon="plus" isDisabled={isBusy} onPress={() => void host().chooseFiles({ many: true, extensions: endings }).then((files) => (files.length > 0 ? read(files) : undefined))}>Add more files</Button>
  );
  return (
    <Room>
      <PageHeader
        title="Bring in sources"
        above={<a className="import-back" href="#/sources">All sources</a>}
        below="Nothing is stored until you say so. Names of people never need to be typed: every voice gets a pseudonym."
        actions={plans.length > 0 && (
          <>
            <Button isDisabled={isBusy} onPress={startAgain}>Start again</Button>
            <Button kind={isAllLookedAt ? 'primary' : 'plain'} isDisabled={isBusy || toBeStored.length === 0 || open.length > 0} onPress={() => void storeAll()}>{`Store ${counted(toBeStored.length, 'source')}`}</Button>
          </>
        )}
      />
      <Stepper label="Bring in sources" steps={steps} current={plans.length === 0 ? 'files' : 'look'} onGo={startAgain} />
      <ProblemNotice problem={prepare.problem ?? again.problem} />
      <ProblemNotice problem={store.problem} />
      {prepare.progress !== null && <ProgressLine label="Reading" detail={prepare.progress.words} value={prepare.progress.fraction * 100} onStop={prepare.stop} />}
      {store.progress !== null && <ProgressLine label="Storing" detail={store.progress.words} value={store.progress.fraction * 100} onStop={store.stop} />}
      {plans.length === 0 && prepare.progress === null && (
        <>
          <div className="import-drop"><SourceDrop onFiles={(files) => void read(files)} /></div>
          <ImportFormats />
        </>
      )}
      {plans.length > 0 && plan === null && (
        <>
          <ImportOverview plans={plans} groups={groups} onPlans={setPlans} onOpen={show} />
          <div>{addMore}</div>
        </>
      )}
      {plan !== null && (
        <div
          className="import-look"
          // Before the list of files takes the key for itself.
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canBeLookedOver(plan)) return;
            event.preventDefault();
            event.stopPropagation();
            next(plan.prepared.file);
          }}
        >
          <div className="import-files">
            <ImportFileList plans={plans} open={plan.prepared.file} onOpen={show} />
            {open.length > 0 && (
              <p className="import-open">{open.length === 1 ? 'One file still needs' : `${open.length} files still need`} something before {toBeStored.length === 1 ? 'it' : 'all of them'} can be stored.</p>
            )}
            {addMore}
          </div>
          <ImportFileReview
            key={plan.prepared.file}
            plan={plan}
            plans={plans}
            groups={groups}
            isReading={again.progress !== null}
            apart={apart.find((group) => group.includes(plan.prepared.file)) ?? []}
            onChange={(changes) => change(plan.prepared.file, changes)}
            onPlans={setPlans}
            onWishes={(wishes) => void lookAgain(plan, { wishes })}
            onColumns={(columns) => setColumns(plan, columns)}
            onWeave={(files, together) => void weave(files, together)}
            onOpen={show}
            onNext={() => next(plan.prepared.file)}
            isLast={nextToLookAt(plans.map((one) => (one === plan ? { ...one, isLookedAt: true } : one)), plan.prepared.file) === null}
          />
        </div>
      )}
    </Room>
  );
}

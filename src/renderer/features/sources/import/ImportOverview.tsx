import { useMemo, useState } from 'react';
import { useChange } from '../../../client/ask.ts';
import { announce, Button, Cluster, type Column, ComboBox, DateIntervalField, Section, Select, Table } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { usePlaces } from '../../voices/use-places.ts';
import { kindChoices, kindWords, roleChoices, roleWords } from '../source-kinds.ts';
import { canBeSet, type ForMany, setForMany, setGroupOfLabel, setRoleOfLabel, type SharedLabel, sharedLabels } from './bulk-plan.ts';
import { standingOf } from './file-standing.ts';
import { ImportRemembered } from './ImportRemembered.tsx';
import { type FilePlan, storable, whatIsOpen } from './import-plan.ts';
import './ImportOverview.css';

type ImportOverviewProps = { plans: readonly FilePlan[]; groups: readonly string[]; onPlans: (plans: FilePlan[]) => void; onOpen: (file: string) => void };

/** Rows that are drawn at once; more at a press. */
const shownAtFirst = 200;
const labelsAtFirst = 12;

/** All chosen files together: where each of them stands, and what can be said of several at once. */
export function ImportOverview({ plans, groups, onPlans, onOpen }: ImportOverviewProps) {
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const [most, setMost] = useState(shownAtFirst);
  const { nameOf } = usePlaces();
  const canSet = useMemo(() => plans.filter(canBeSet), [plans]);
  // As long as nobody has ticked anything, everything is meant.
  const chosen = useMemo(() => new Set(ticked ?? canSet.filter((plan) => !plan.isLeftOut).map((plan) => plan.prepared.file)), [ticked, canSet]);
  const say = (said: ForMany, words: string): void => {
    onPlans(setForMany(plans, chosen, said));
    announce(`${words} of ${counted(chosen.size, 'file')}`);
  };

  const titles = useMemo(() => Map.groupBy(plans, (plan) => plan.title), [plans]);

  const columns = useMemo((): Column<FilePlan>[] => [
    { id: 'title', heading: 'File', value: (plan) => ((titles.get(plan.title)?.length ?? 1) > 1 && plan.title !== '' ? `${plan.title} (${plan.name})` : plan.title || plan.name) },
    { id: 'standing', heading: 'Where it stands', value: (plan) => standingOf(plan).words },
    { id: 'kind', heading: 'Kind', value: (plan) => (canBeSet(plan) ? kindWords(plan.kind) : '') },
    { id: 'date', heading: 'Date', value: (plan) => plan.date?.from, show: (plan) => <span className="source-date">{canBeSet(plan) ? plan.dateText || 'not known' : ''}</span> },
    { id: 'place', heading: 'Place', value: (plan) => nameOf(plan.placeId) },
    { id: 'speakers', heading: 'Speakers', kind: 'number', value: (plan) => (canBeSet(plan) ? plan.prepared.speakers.length : null) },
    { id: 'words', heading: 'Words', kind: 'number', value: (plan) => (canBeSet(plan) ? plan.prepared.words : null) },
    { id: 'look', heading: 'To look at', kind: 'number', value: (plan) => plan.prepared.report.filter((line) => line.kind === 'look').length || null },
  ], [nameOf, titles]);

  return (
    <div className="import-overview">
      <div>
        <h2 className="import-name" tabIndex={-1}>All {counted(plans.length, 'file')} together</h2>
        <p className="import-faint">{howTheyStand(plans)}</p>
      </div>
      <ImportRemembered plans={canSet} groups={groups} onUse={(used) => onPlans(plans.map((plan) => used.find((one) => one.prepared.file === plan.prepared.file) ?? plan))} />
      <Section title={`For the ${counted(chosen.size, 'ticked file')}`} level={3} about="What you choose here is said of each of them, at once. A group goes to new voices that have none yet.">
        <ForAll key={[...chosen].join(' ')} groups={groups} isDisabled={chosen.size === 0} onSay={say} />
      </Section>
      <Table
        caption="Chosen files"
        hasHiddenCaption
        columns={columns}
        rows={plans.slice(0, most)}
        rowId={(plan) => plan.prepared.file}
        ticked={[...chosen]}
        onTick={(ids) => setTicked(ids.filter((id) => canSet.some((plan) => plan.prepared.file === id)))}
        onOpen={(plan) => onOpen(plan.prepared.file)}
      />
      {plans.length > most && <Button size="small" kind="quiet" onPress={() => setMost(most + shownAtFirst)}>{`Show more of the ${counted(plans.length, 'file')}`}</Button>}
      <Labels labels={sharedLabels(plans, chosen)} groups={groups} onRole={(label, role) => onPlans(setRoleOfLabel(plans, chosen, label, role, groups))} onGroup={(label, group) => onPlans(setGroupOfLabel(plans, chosen, label, group))} />
    </div>
  );
}

function howTheyStand(plans: readonly FilePlan[]): string {
  const open = storable(plans).filter((plan) => whatIsOpen(plan) !== null).length;
  const ready = storable(plans).length - open;
  const unreadable = plans.filter((plan) => plan.prepared.problem !== null).length;
  const woven = plans.filter((plan) => plan.prepared.wovenInto !== null).length;
  const left = plans.filter((plan) => plan.isLeftOut && plan.prepared.problem === null).length;
  const parts = [
    ready === 0 ? 'None can be stored yet' : `${counted(ready, 'file')} can be stored`,
    ...(open > 0 ? [`${open} ${open === 1 ? 'needs' : 'need'} something first`] : []),
    ...(woven > 0 ? [`${woven} ${woven === 1 ? 'is' : 'are'} woven into another`] : []),
    ...(left > 0 ? [`${left} ${left === 1 ? 'is' : 'are'} left out`] : []),
    ...(unreadable > 0 ? [`${unreadable} can’t be read`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function ForAll({ groups, isDisabled, onSay }: { groups: readonly string[]; isDisabled: boolean; onSay: (said: ForMany, words: string) => void }) {
  const { choices } = usePlaces();
  const addPlace = useChange('programme.addPlace');
  const [date, setDate] = useState<NonNullable<ForMany['date']>>({ text: '', date: null });
  /** What was said of these files, while the same ones are ticked. */
  const [said, setSaid] = useState<ForMany>({});
  const say = (more: ForMany, words: string): void => {
    setSaid({ ...said, ...more });
    onSay(more, words);
  };
  return (
    <div className="import-for-all">
      <Select label="Kind" placeholder="Choose for all" isDisabled={isDisabled} choices={kindChoices} value={said.kind ?? null} onChange={(kind) => say({ kind }, `${kindWords(kind)}: the kind`)} />
      <ComboBox
        label="Place"
        createWord="the place"
        placeholder="Choose for all"
        isDisabled={isDisabled}
        choices={choices}
        value={said.placeId ?? null}
        onChange={(placeId) => { if (placeId !== null) say({ placeId }, 'The place'); }}
        onCreate={(name) => addPlace.mutate({ name }, { onSuccess: ({ id }) => say({ placeId: id }, 'The place') })}
      />
      <Select label="Stakeholder group" placeholder="Choose for all" isDisabled={isDisabled} choices={groups.map((name) => ({ id: name, label: name }))} value={said.group ?? null} onChange={(group) => say({ group }, 'The group of new voices')} />
      <form className="import-for-all-date" onSubmit={(event) => { event.preventDefault(); if (date.date !== null) onSay({ date }, 'The date'); }}>
        <DateIntervalField label="Date" isDisabled={isDisabled} text={date.text} onChange={(text, understood) => setDate({ text, date: understood })} />
        <Button type="submit" isDisabled={isDisabled || date.date === null}>Set it</Button>
      </form>
      <Cluster>
        <Button size="small" isDisabled={isDisabled} onPress={() => onSay({ isLeftOut: true }, 'Left out: all')}>Leave them out</Button>
        <Button size="small" isDisabled={isDisabled} onPress={() => onSay({ isLeftOut: false }, 'Taken in: all')}>Take them in</Button>
      </Cluster>
    </div>
  );
}

type LabelsProps = { labels: readonly SharedLabel[]; groups: readonly string[]; onRole: (label: string, role: FilePlan['speakers'][number]['role']) => void; onGroup: (label: string, group: string) => void };

/** Labels that come back from file to file, such as "INT" and "P": said once for all of them. */
function Labels({ labels, groups, onRole, onGroup }: LabelsProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (labels.length === 0) return null;
  const shown = showsAll ? labels : labels.slice(0, labelsAtFirst);
  return (
    <Section title="Labels that come back" level={3} count={labels.length} about="Who asks is left out of counts, unless you ask for them too.">
      <ul className="import-labels">
        {shown.map(({ label, files, turns, role, newVoices }) => (
          <li key={label}>
            <div>
              <strong>{label}</strong>
              <span className="import-faint">in {counted(files, 'file')}, {counted(turns, 'turn')}{role === null && ', not the same part everywhere'}</span>
            </div>
            <Select label={`Part of ${label} in all ticked files`} hasHiddenLabel placeholder="Different parts" choices={roleChoices} value={role} onChange={(next) => onRole(label, next)} />
            {newVoices > 0
              ? <Select label={`Stakeholder group of ${label} in all ticked files`} hasHiddenLabel placeholder={`Group of ${counted(newVoices, 'new voice')}`} choices={groups.map((name) => ({ id: name, label: name }))} value={null} onChange={(group) => onGroup(label, group)} />
              : <span className="import-faint">{role === null ? '' : `${roleWords[role]}; no new voice`}</span>}
          </li>
        ))}
      </ul>
      {labels.length > labelsAtFirst && !showsAll && <Button size="small" kind="quiet" onPress={() => setShowsAll(true)}>{`Show all ${counted(labels.length, 'label')}`}</Button>}
    </Section>
  );
}

/** Linking data by the people that they share: choose them, write the rule for one level a day, see how far they are the same people, store. */
import { useState } from 'react';
import type { LevelRule, Output } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { go } from '../../../app/route.ts';
import { useAsk, useLongWork } from '../../../client/ask.ts';
import { announce, Button, CheckboxGroup, EmptyRoom, LinkButton, PageHeader, ProgressLine, RadioGroup, Room, Section, Stack, TextArea, TextField } from '../../../ui/index.ts';
import { datasetLine } from '../dataset-words.ts';
import { LevelTable } from './LevelTable.tsx';
import { type LevelRow, levelRuleOf, streamsOf } from './level-rows.ts';
import { LinkReportView } from './LinkReportView.tsx';
import './LinkStreams.css';

const firstRow: LevelRow = { level: '', when: {} };

export function LinkStreams() {
  const list = useAsk('flows.list', {});
  const check = useLongWork('flows.checkLink');
  const link = useLongWork('flows.link');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [kind, setKind] = useState<LevelRule['is']>('highest');
  const [rows, setRows] = useState<readonly LevelRow[]>([firstRow]);
  const [checked, setChecked] = useState<Output<'flows.checkLink'> | null>(null);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  // Counts have no people to link, and data that were linked already are made of others.
  const datasets = (list.data?.datasets ?? []).filter(({ dating, linkedFrom, laterId }) => dating !== 'aggregate' && linkedFrom.length === 0 && laterId === null);
  const picked = datasets.filter(({ id }) => chosen.includes(id));
  const rule: LevelRule | null = kind === 'highest' ? { is: 'highest' } : levelRuleOf(rows);
  const unranked = kind === 'highest' ? picked.filter(({ states }) => states.every(({ rank }) => rank === null)) : [];
  const whyNot = picked.length < 2 ? 'Choose at least two.' : rule === null ? 'Each row needs a level and a state.' : unranked.length === picked.length ? 'None of them has levels: use a table, or bring them in with an order.' : null;
  const isBusy = check.progress !== null || link.progress !== null;
  const forget = (): void => setChecked(null);

  async function look(): Promise<void> {
    if (rule === null) return;
    const answer = await check.start({ datasetIds: picked.map(({ id }) => id), rule });
    if (answer === null) return;
    setChecked(answer);
    if (name === '') setName(picked.map((dataset) => dataset.name).join(' and '));
    announce('Looked at how far they are the same people');
  }
  async function store(): Promise<void> {
    if (rule === null || checked === null) return;
    const answer = await link.start({ datasetIds: picked.map(({ id }) => id), rule, name: name.trim(), note });
    if (answer === null) return;
    announce(`${answer.dataset.name} is stored`);
    go({ room: 'flows', id: answer.dataset.id });
  }

  const header = <PageHeader above={<LinkButton onPress={() => go({ room: 'flows' })}>All flow data</LinkButton>} title="Link streams" below="The same people in several services, as far as their shared number tells. Names are never needed." />;
  if (list.data && datasets.length < 2) {
    return (
      <Room>
        {header}
        <EmptyRoom title="Two sets of data are needed" picture="flows" actions={<Button kind="primary" icon="bring" onPress={() => go({ room: 'flows', details: { import: 'yes' } })}>Bring in flow data</Button>}>
          Bring in each stream by itself, with the same key file: then the same number is the same person in all of them. Counts without people can’t be linked.
        </EmptyRoom>
      </Room>
    );
  }
  return (
    <Room>
      {header}
      <ProblemNotice problem={list.error} />
      <Stack gap={32}>
        <Section title="Which data?" about="Each keeps its streams; the linked data are stored beside them.">
          <CheckboxGroup label="Which data" hasHiddenLabel choices={datasets.map((dataset) => ({ id: dataset.id, label: dataset.name, description: datasetLine(dataset) }))} value={chosen} onChange={(ids) => { setChosen(ids); forget(); }} isDisabled={isBusy} />
        </Section>
        <Section title="How do several states on one day become one level?" about="Every person has one summary level a day. The rule is written down with the data; days on which nothing is recorded stay gaps.">
          <Stack gap={16}>
            <RadioGroup<LevelRule['is']>
              label="How several states become one level"
              hasHiddenLabel
              choices={[
                { id: 'highest', label: 'The highest level in any stream', description: 'By the levels that the states were given when the data were brought in.' },
                { id: 'table', label: 'A table of yours', description: 'Rows are read from the top: the first one that holds on that day counts.' },
              ]}
              value={kind}
              onChange={(next) => { setKind(next); forget(); }}
              isDisabled={isBusy}
            />
            {kind === 'table' && (picked.length === 0 ? <p className="flow-faint">Choose the data first.</p> : <LevelTable streams={streamsOf(picked)} rows={rows} onRows={(next) => { setRows(next); forget(); }} />)}
          </Stack>
        </Section>
        <div className="link-actions">
          <Button kind={checked === null ? 'primary' : 'plain'} isDisabled={whyNot !== null || isBusy} onPress={() => void look()}>{checked === null ? 'See how far they are the same people' : 'Look again'}</Button>
          {whyNot !== null && <span className="flow-faint">{whyNot}</span>}
        </div>
        {check.progress && <ProgressLine label="Looking" detail={check.progress.words} value={check.progress.fraction * 100} onStop={check.stop} />}
        <ProblemNotice problem={check.problem} />
        {checked !== null && (
          <>
            <LinkReportView report={checked.report} levels={checked.levels} conflicts={checked.conflicts} />
            <Section title="Store them linked">
              <form className="known-fields" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '' && !isBusy) void store(); }}>
                <TextField label="Name of the linked data" value={name} onChange={setName} />
                <TextArea label="Known limits" rows={2} value={note} onChange={setNote} description="Who can’t be linked, and why." />
                {link.progress && <ProgressLine label="Linking" detail={link.progress.words} value={link.progress.fraction * 100} onStop={link.stop} />}
                <ProblemNotice problem={link.problem} />
                <div><Button kind="primary" type="submit" icon="link" isDisabled={name.trim() === '' || isBusy}>Store the linked data</Button></div>
              </form>
            </Section>
          </>
        )}
      </Stack>
    </Room>
  );
}

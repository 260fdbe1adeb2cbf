import { useState } from 'react';
import type { Criterion, Rubric } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, ConfirmInline, LinkButton, Notice, PageHeader, Room, Section, Stack, TextArea, TextField } from '../../ui/index.ts';
import { dayOfInstant, levelWords } from './level-words.ts';
import './RubricPage.css';

/** The words by which claims are rated: the version in use, which can be worded anew, and earlier ones. */
export function RubricPage() {
  const answer = useAsk('claims.rubric', {});
  useScroll('rubric');
  if (!answer.data) return <Room><PageHeader title="Rubric" /><ProblemNotice problem={answer.error} /></Room>;
  const { current, earlier } = answer.data;
  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={() => go({ room: 'claims' })}>Claims</LinkButton>} title="Words of the rubric" below="How sure we are of a claim is said by these criteria, each with five descriptors. There is no average: the weakest criterion is named." />
      <RubricForm rubric={current} />
      {earlier.map((rubric) => (
        <Section key={rubric.id} title={`Version ${rubric.number}`} about={rubric.lockedAt === null ? undefined : `Locked on ${dayOfInstant(rubric.lockedAt)}. Claims that were rated by it keep it.`}>
          <Stack gap={16}>
            {rubric.criteria.map((criterion) => (
              <Section key={criterion.key} title={criterion.name} level={3} about={criterion.question}>
                <dl className="rubric-earlier">{criterion.levels.map((words, level) => <div key={levelWords[level]}><dt>{levelWords[level]}</dt><dd>{words}</dd></div>)}</dl>
              </Section>
            ))}
          </Stack>
        </Section>
      ))}
    </Room>
  );
}

function RubricForm({ rubric }: { rubric: Rubric }) {
  const edit = useChange('claims.editRubric');
  const [stood, setStood] = useState(rubric);
  const [criteria, setCriteria] = useState<Criterion[]>(rubric.criteria);
  const isChanged = !sameWords(criteria, rubric.criteria);
  if (stood !== rubric) {
    // Changed elsewhere, or taken back: followed as long as nothing was written here.
    if (sameWords(criteria, stood.criteria)) setCriteria(rubric.criteria);
    setStood(rubric);
  }
  const isWhole = criteria.length > 0 && criteria.every(({ name, levels }) => name.trim() !== '' && levels.every((words) => words.trim() !== ''));
  const set = (key: string, patch: Partial<Criterion>): void => setCriteria(criteria.map((criterion) => (criterion.key === key ? { ...criterion, ...patch } : criterion)));

  return (
    <form onSubmit={(event) => { event.preventDefault(); if (isChanged && isWhole) edit.mutate({ criteria }); }}>
      <Section title={`Version ${rubric.number}, in use`}>
        <Notice title={rubric.lockedAt === null ? 'No claim has been rated by these words yet.' : `Locked since its first use on ${dayOfInstant(rubric.lockedAt)}.`}>
          {rubric.lockedAt === null ? 'Change them to suit your programme now: the first rating locks them, so that nobody can bend the measure to the claim.' : `Saving other words makes version ${rubric.number + 1}. Claims that were rated already keep the words that they were rated by.`}
        </Notice>
        {criteria.map((criterion, position) => (
          <fieldset key={criterion.key} className="rubric-criterion">
            <legend className="ui-visually-hidden">{criterion.name || `Criterion ${position + 1}`}</legend>
            <TextField label="Criterion" value={criterion.name} onChange={(name) => set(criterion.key, { name })} />
            <TextField label="What it asks" value={criterion.question} onChange={(question) => set(criterion.key, { question })} />
            <div className="rubric-levels">
              {criterion.levels.map((words, level) => (
                <div key={levelWords[level]} className="rubric-level">
                  <span className="rubric-level-word" aria-hidden="true">{levelWords[level]}</span>
                  <TextArea label={`${criterion.name}, ${levelWords[level]}`} hasHiddenLabel rows={1} value={words} onChange={(next) => set(criterion.key, { levels: criterion.levels.with(level, next) })} />
                </div>
              ))}
            </div>
            {criteria.length > 1 && <Cluster><ConfirmInline size="small" ask="Leave this criterion out" question={`Leave “${criterion.name}” out of the rubric?`} confirm="Leave it out" onConfirm={() => setCriteria(criteria.filter(({ key }) => key !== criterion.key))} /></Cluster>}
          </fieldset>
        ))}
      </Section>
      <Stack gap={12}>
        <span />
        <ProblemNotice problem={edit.error} />
        <Cluster>
          <Button type="submit" kind="primary" isDisabled={!isChanged || !isWhole || edit.isPending}>{rubric.lockedAt === null ? 'Save the words' : `Save as version ${rubric.number + 1}`}</Button>
          <Button icon="plus" onPress={() => setCriteria([...criteria, { key: freshKey(criteria), name: '', question: '', levels: ['', '', '', '', ''] }])}>Add a criterion</Button>
          {isChanged && <Button onPress={() => setCriteria(rubric.criteria)}>Throw away my changes</Button>}
        </Cluster>
      </Stack>
    </form>
  );
}

const sameWords = (one: readonly Criterion[], other: readonly Criterion[]): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A key that no criterion has yet. */
function freshKey(criteria: readonly Criterion[]): string {
  let number = criteria.length + 1;
  while (criteria.some(({ key }) => key === `criterion-${number}`)) number += 1;
  return `criterion-${number}`;
}

import { useState } from 'react';
import type { Claim, ClaimStep } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, EmptyRoom, LinkButton, Notice, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { StepDialog } from './StepDialog.tsx';
import { TheoryOfClaim } from './TheoryOfClaim.tsx';
import './PathwayTab.css';

/** How it came about, step by step, and what the timeline asks of it. */
export function PathwayTab({ claim }: { claim: Claim }) {
  const events = useAsk('timeline.events', {});
  const order = useChange('claims.orderSteps');
  const { nameOf } = usePlaces();
  const [doing, setDoing] = useState<ClaimStep | 'new' | null>(null);
  const titleOf = (id: string): string => events.data?.events.find((event) => event.id === id)?.title ?? 'an event that is no longer here';
  const ids = claim.steps.map(({ id }) => id);
  const move = (at: number, by: number): void => {
    const moved = [...ids];
    const [one] = moved.splice(at, 1);
    moved.splice(at + by, 0, one!);
    order.mutate({ claimId: claim.id, ids: moved });
  };
  const conflicts = claim.timeQuestions.filter(({ weight }) => weight === 'conflict').length;
  const add = <Button size="small" icon="plus" onPress={() => setDoing('new')}>Add a step</Button>;

  return (
    <Stack gap={32}>
      <Section
        title="What the timeline asks"
        tone={conflicts > 0 ? 'caution' : 'plain'}
        count={claim.timeQuestions.length}
        about={claim.steps.length === 0 ? 'Once the steps are dated, the timeline asks whether each came after what led to it.' : claim.timeQuestions.length === 0 ? 'Each step can have come after the one before it, where and when the claim says. That alone proves nothing.' : 'It names what does not fit. It does not say that the claim is false.'}
      >
        {claim.timeQuestions.length > 0 && (
          <Stack gap={12}>
            {claim.timeQuestions.map((question) => (
              <Notice
                key={`${question.kind} ${question.stepIds.join(' ')} ${question.sentence}`}
                kind={question.weight === 'conflict' ? 'against' : 'caution'}
                title={question.weight === 'conflict' ? 'This can’t have been so as it is written.' : 'This may have been otherwise.'}
                next={<WaysOn ways={question.waysOn} />}
                actions={question.stepIds.map((stepId) => {
                  const step = claim.steps.find(({ id }) => id === stepId);
                  return step && <Button key={stepId} size="small" icon="pencil" onPress={() => setDoing(step)}>{`Open “${step.what}”`}</Button>;
                })}
              >
                {question.sentence}
              </Notice>
            ))}
          </Stack>
        )}
      </Section>
      <Section title="Steps" count={claim.steps.length} about="In the order in which one is held to have led to the next; the last is the change." actions={claim.steps.length > 0 ? add : undefined}>
        <ProblemNotice problem={order.error} />
        {claim.steps.length === 0 ? (
          <EmptyRoom picture="timeline" title="How did it come about?" actions={add}>Write down what happened, one step after another, with when and where as surely as you know it, and the events that tell of it. Kist then asks what a careful reader would ask.</EmptyRoom>
        ) : (
          <ol className="steps">
            {claim.steps.map((step, at) => {
              const asked = claim.timeQuestions.filter(({ stepIds }) => stepIds.includes(step.id));
              return (
                <li key={step.id} className="step" data-asked={asked.some(({ weight }) => weight === 'conflict') ? 'conflict' : asked.length > 0 ? 'question' : undefined}>
                  <Cluster justify="between" align="start">
                    <p className="step-what">{step.what}</p>
                    <Cluster gap={4}>
                      <Button size="small" kind="quiet" icon="chevron-up" hasHiddenLabel aria-label={`Move “${step.what}” earlier`} isDisabled={at === 0 || order.isPending} onPress={() => move(at, -1)}>Earlier</Button>
                      <Button size="small" kind="quiet" icon="chevron-down" hasHiddenLabel aria-label={`Move “${step.what}” later`} isDisabled={at === ids.length - 1 || order.isPending} onPress={() => move(at, 1)}>Later</Button>
                      <Button size="small" kind="quiet" icon="pencil" hasHiddenLabel aria-label={`Change the step “${step.what}”`} onPress={() => setDoing(step)}>Change</Button>
                    </Cluster>
                  </Cluster>
                  <Cluster>
                    <Chip icon="event">{step.date === null ? (step.eventIds.length > 0 ? 'Dated by its events' : 'Not dated') : formatUncertainDate(step.date)}</Chip>
                    {step.placeId !== null && <Chip icon="map">{nameOf(step.placeId) ?? 'a place that is gone'}</Chip>}
                    {step.dose !== null && <Chip icon="person">{`at least ${step.dose}${step.group === '' ? ' people' : ` of ${step.group}`}`}</Chip>}
                    {asked.length > 0 && <Chip tone="caution" icon="caution">{`${counted(asked.length, 'question')} of the timeline`}</Chip>}
                  </Cluster>
                  {step.eventIds.length > 0 && <p className="step-events">{'Told by: '}{step.eventIds.map((id, index) => <span key={id}>{index > 0 && ', '}<LinkButton onPress={() => go({ room: 'timeline', id })}>{titleOf(id)}</LinkButton></span>)}</p>}
                </li>
              );
            })}
          </ol>
        )}
      </Section>
      <TheoryOfClaim claim={claim} />
      {doing !== null && <StepDialog key={doing === 'new' ? 'new' : doing.id} claim={claim} step={doing === 'new' ? null : doing} onClose={() => setDoing(null)} />}
    </Stack>
  );
}

function WaysOn({ ways }: { ways: readonly string[] }) {
  return <><p className="ways-on">Ways on:</p><ul className="ways-on">{ways.map((way) => <li key={way}>{way}</li>)}</ul></>;
}

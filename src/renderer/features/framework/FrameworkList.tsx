import { useState } from 'react';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { useKeys } from '../../app/keys.ts';
import { Button, EmptyRoom, PageHeader, Room, Rows, Section, Select, Stack } from '../../ui/index.ts';
import { counted, listed } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { groupsWithout, indicatorsByGroup } from './by-group.ts';
import { AddIndicatorDialog } from './IndicatorDialog.tsx';
import { AddOutcomeDialog } from './OutcomeDialog.tsx';
import { signCount } from './polarity.ts';
import { SignTally } from './PolarityMark.tsx';
import './FrameworkList.css';

const everyOutcome = 'every outcome';

/** What people want to see: outcomes, and leading indicators under the groups that own them. */
export function FrameworkList() {
  const outcomes = useAsk('framework.outcomes', {});
  useScroll('framework', true);
  const indicators = useAsk('framework.indicators', {});
  const programme = useAsk('programme.get', {});
  const { nameOf } = usePlaces();
  const [dialog, setDialog] = useState<'outcome' | 'indicator' | null>(null);
  const [shown, setShown] = useState<string>(everyOutcome);
  useKeys({ n: () => setDialog('indicator'), o: () => setDialog('outcome') });

  const dialogs = (
    <>
      {dialog === 'outcome' && <AddOutcomeDialog onClose={() => setDialog(null)} />}
      {dialog === 'indicator' && <AddIndicatorDialog onClose={() => setDialog(null)} />}
    </>
  );
  if (!outcomes.data || !indicators.data || !programme.data) return <Room><PageHeader title="Framework" /><ProblemNotice problem={outcomes.error ?? indicators.error} /></Room>;
  const all = indicators.data.indicators;
  if (all.length === 0 && outcomes.data.outcomes.length === 0) {
    return (
      <Room>
        <PageHeader title="Framework" />
        <EmptyRoom
          title="Here you keep what people want to see"
          picture="framework"
          actions={<><Button kind="primary" icon="plus" onPress={() => setDialog('indicator')}>Add a leading indicator</Button><Button icon="plus" onPress={() => setDialog('outcome')}>Add an outcome</Button></>}
        >
          An outcome is an ultimate change, in people’s own words. A leading indicator is a sign of essential change, worded positively, owned by the group that would see it: “We are asked before anything is decided.” Once they stand here, signs of change can be logged from any passage or event.
        </EmptyRoom>
        {dialogs}
      </Room>
    );
  }

  const chosen = outcomes.data.outcomes.find((outcome) => outcome.id === shown);
  const visible = chosen === undefined ? all : all.filter((indicator) => indicator.outcomeIds.includes(chosen.id));
  const unseen = all.filter((indicator) => signCount(indicator.signs) === 0).length;
  const without = groupsWithout(programme.data.groups, all);
  const signs = all.reduce((sum, indicator) => sum + signCount(indicator.signs), 0);
  return (
    <Room width="reading">
      <PageHeader
        title="Framework"
        below={`${counted(outcomes.data.outcomes.length, 'outcome')}, ${counted(all.length, 'leading indicator')}, ${counted(signs, 'sign of change', 'signs of change')}.${unseen === 0 ? '' : ` ${unseen} of the indicators ${unseen === 1 ? 'has' : 'have'} no sign yet.`}`}
        actions={<><Button icon="plus" keys="O" onPress={() => setDialog('outcome')}>Add an outcome</Button><Button kind="primary" icon="plus" keys="N" onPress={() => setDialog('indicator')}>Add an indicator</Button></>}
      />
      <Stack gap={32}>
        <Section title="Outcomes" about="The changes that people want to see in the end.">
          {outcomes.data.outcomes.length === 0 ? <p>No outcome is named yet.</p> : (
            <Rows
              label="Outcomes"
              rows={outcomes.data.outcomes.map((outcome) => ({
                id: outcome.id, title: outcome.wording, isVoice: true,
                detail: `${outcome.indicators === 0 ? 'No indicator tells of it yet' : counted(outcome.indicators, 'leading indicator')}, ${outcome.signs === 0 ? 'no sign yet' : counted(outcome.signs, 'sign of change', 'signs of change')}`,
                onOpen: () => go({ room: 'framework', id: outcome.id, details: { kind: 'outcome' } }),
              }))}
            />
          )}
        </Section>
        <Section
          title="Leading indicators"
          about="Early signs of essential change, under the groups that own them. Signs are counted beside each, never added up to a score."
          actions={outcomes.data.outcomes.length > 0 && (
            <Select label="Of which outcome" hasHiddenLabel choices={[{ id: everyOutcome, label: 'Of every outcome' }, ...outcomes.data.outcomes.map(({ id, wording }) => ({ id, label: wording }))]} value={chosen?.id ?? everyOutcome} onChange={setShown} />
          )}
        >
          <Stack gap={24}>
            {visible.length === 0 && <p>No indicator tells of this outcome yet.</p>}
            {indicatorsByGroup(programme.data.groups, visible).map(({ group, indicators: own }) => (
              <Section key={group} title={group} level={3} count={own.length}>
                <Rows
                  label={`Indicators of ${group}`}
                  rows={own.map((indicator) => {
                    const others = indicator.groups.filter((other) => other !== group);
                    return {
                      id: indicator.id, title: indicator.wording, isVoice: true, end: <SignTally signs={indicator.signs} />,
                      detail: [indicator.element, nameOf(indicator.placeId), others.length > 0 && `also owned by ${listed(others)}`].filter(Boolean).join(', ') || undefined,
                      onOpen: () => go({ room: 'framework', id: indicator.id, details: { kind: 'indicator' } }),
                    };
                  })}
                />
              </Section>
            ))}
            {without.length > 0 && chosen === undefined && <p className="framework-absent">{`${listed(without)} ${without.length === 1 ? 'owns' : 'own'} no indicator yet: their view of change is not in the framework.`}</p>}
          </Stack>
        </Section>
      </Stack>
      {dialogs}
    </Room>
  );
}

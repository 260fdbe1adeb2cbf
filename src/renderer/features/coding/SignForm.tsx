import { useState } from 'react';
import type { Sign, UncertainDate } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Columns, ComboBox, DateIntervalField, LinkButton, RadioGroup, Select, Stack, TextField } from '../../ui/index.ts';
import { expectedWords, polarities, polarityWords } from '../framework/polarity.ts';
import { useDateField } from '../timeline/use-date-field.ts';
import { listed } from './in-words.ts';

type SignFormProps = {
  passage: { sourceId: string; start: number; end: number };
  /** When the source was made: offered as the date of the sign. */
  date: UncertainDate | null;
  placeId: string | null;
  onDone: () => void;
};

/** Logs a sign of change seen in the words in hand. */
export function SignForm({ passage, date, placeId, onDone }: SignFormProps) {
  const indicators = useAsk('framework.indicators', {});
  const log = useChange('framework.logSign');
  const [indicatorId, setIndicator] = useState<string | null>(null);
  const when = useDateField(date);
  const [polarity, setPolarity] = useState<Sign['polarity'] | null>(null);
  const [expected, setExpected] = useState<Sign['expected']>('not said');
  const [observedBy, setObservedBy] = useState('');
  const known = indicators.data?.indicators ?? [];
  const isReady = indicatorId !== null && when.date !== null && polarity !== null && !log.isPending;

  if (indicators.data && known.length === 0) {
    return (
      <Stack gap={12}>
        <p>A sign of change is always a sign of something that people hope to see. There are no leading indicators in this vault yet.</p>
        <Cluster><Button onPress={() => go({ room: 'framework' })}>Go to the framework</Button></Cluster>
      </Stack>
    );
  }
  return (
    <form
      className="coding-form"
      data-is-wide
      onSubmit={(event) => {
        event.preventDefault();
        if (indicatorId === null || when.date === null || polarity === null) return;
        log.mutate(
          { indicatorId, date: when.date, polarity, expected, placeId, observedBy, seenIn: { kind: 'passage', ...passage } },
          { onSuccess: () => { announce('Sign logged'); onDone(); } },
        );
      }}
    >
      <Stack gap={12}>
        <ComboBox
          label="Sign of"
          autoFocus
          placeholder="Type a few letters of an indicator"
          choices={known.map(({ id, wording, groups }) => ({ id, label: wording, description: listed(groups) }))}
          value={indicatorId}
          onChange={setIndicator}
        />
        <RadioGroup
          label="What it says"
          orientation="horizontal"
          choices={polarities.map((id) => ({ id, label: polarityWords[id].word }))}
          value={polarity}
          onChange={setPolarity}
        />
        <Columns gap={16} least="narrow">
          <DateIntervalField label="When it was seen" text={when.text} onChange={when.set} />
          <Select
            label="Had somebody said it would be seen?"
            choices={(['not said', 'expected', 'unexpected'] as const).map((id) => ({ id, label: expectedWords[id] }))}
            value={expected}
            onChange={setExpected}
          />
        </Columns>
        <TextField label="Who saw it" note="a group, never a name" value={observedBy} onChange={setObservedBy} />
        <ProblemNotice problem={log.error} />
        <Cluster justify="between">
          <LinkButton onPress={onDone}>Leave it</LinkButton>
          <Button kind="primary" type="submit" isDisabled={!isReady}>Log the sign</Button>
        </Cluster>
      </Stack>
    </form>
  );
}

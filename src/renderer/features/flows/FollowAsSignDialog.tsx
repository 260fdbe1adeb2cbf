import { useState } from 'react';
import type { FlowAnswer, Sign } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, ComboBox, Dialog, RadioGroup, Stack, TextArea, TextField } from '../../ui/index.ts';
import { polarities, polarityWords } from '../framework/polarity.ts';
import type { SeriesOfTable } from './series-of.ts';
import { wayOf } from './ways.ts';

/** Follows a figure over time as a sign of an indicator: it is asked again whenever the indicator is looked at. */
export function FollowAsSignDialog({ answer, series, onClose }: { answer: FlowAnswer; series: SeriesOfTable; onClose: () => void }) {
  const list = useAsk('framework.indicators', {});
  const add = useChange('framework.addSeries');
  const [indicatorId, setIndicatorId] = useState<string | null>(null);
  const [name, setName] = useState(`${wayOf(answer.question.view.measure).question.replace(/\?.*$/, '')}: ${series.label}`);
  const [rising, setRising] = useState<Sign['polarity']>('confirming');
  const [note, setNote] = useState('');
  const indicators = list.data?.indicators ?? [];
  const isReady = indicatorId !== null && name.trim() !== '' && !add.isPending;
  return (
    <Dialog
      title="Follow as a sign"
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (!isReady) return;
        add.mutate({ indicatorId, name: name.trim(), rising, question: answer.question, column: series.column, row: series.row, note: note.trim() }, { onSuccess: () => { announce('The figure is followed as a sign'); onClose(); go({ room: 'framework', id: indicatorId, details: { kind: 'indicator' } }); } });
      }}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Follow it</Button>}
    >
      <Stack gap={16}>
        <p>The figure is worked out anew, and protected, whenever somebody looks at the indicator.</p>
        <ComboBox label="Sign of which indicator" autoFocus placeholder="Type a few letters of an indicator" choices={indicators.map(({ id, wording, groups }) => ({ id, label: wording, description: groups.join(', ') }))} value={indicatorId} onChange={setIndicatorId} />
        <TextField label="Called" value={name} onChange={setName} />
        <RadioGroup label="When it rises, that is" choices={polarities.map((id) => ({ id, label: polarityWords[id].word }))} value={rising} onChange={setRising} />
        <TextArea label="Note" rows={2} value={note} onChange={setNote} description="What else could make it rise or fall." />
        <ProblemNotice problem={list.error ?? add.error} />
      </Stack>
    </Dialog>
  );
}

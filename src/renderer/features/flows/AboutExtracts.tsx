import { useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, ProgressLine, Rows, Section, Stack } from '../../ui/index.ts';
import { DifferenceReport } from './DifferenceReport.tsx';
import { extractLines } from './extract-lines.ts';
import { dayWords, shown } from './words.ts';

/** The extracts of one set of data, the latest first, and what changed from one to the next. */
export function AboutExtracts({ dataset, datasets }: { dataset: Dataset; datasets: readonly Dataset[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const line = extractLines(datasets).map(({ latest, earlier }) => [latest, ...earlier]).find((all) => all.some(({ id }) => id === dataset.id)) ?? [dataset];
  if (dataset.linkedFrom.length > 0) return null;
  const opened = line.find(({ id }) => id === open);
  return (
    <Section title="Extracts" count={line.length} actions={<Button size="small" icon="bring" onPress={() => go({ room: 'flows', id: line[0]!.id, details: { import: 'yes' } })}>Bring in a later extract</Button>}>
      <Stack gap={16}>
        <Rows
          label="Extracts"
          rows={line.map((one) => ({
            id: one.id,
            title: `${dayWords(one.extractDate)}${one.id === dataset.id ? ' (this one)' : ''}`,
            detail: `${shown(one.spells)} ${one.dating === 'aggregate' ? 'counts' : 'stays'}, from ${one.fileName}`,
            ...(one.id !== dataset.id && { onOpen: () => go({ room: 'flows', id: one.id, details: { tab: 'about' } }) }),
            ...(one.earlierId !== null && one.dating !== 'aggregate' && { end: <Button size="small" kind="quiet" aria-expanded={open === one.id} onPress={() => setOpen(open === one.id ? null : one.id)}>{open === one.id ? 'Close the differences' : 'What changed'}</Button> }),
          }))}
        />
        {opened !== undefined && <Difference key={opened.id} later={opened} />}
      </Stack>
    </Section>
  );
}

function Difference({ later }: { later: Dataset }) {
  const asked = useAsk('flows.difference', { laterId: later.id });
  if (asked.error) return <ProblemNotice problem={asked.error} />;
  if (!asked.data) return <ProgressLine label="Comparing" detail="stay by stay, in protected numbers" />;
  return <DifferenceReport difference={asked.data} threshold={later.threshold} />;
}

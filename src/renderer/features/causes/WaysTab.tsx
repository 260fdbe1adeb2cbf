import { useState } from 'react';
import type { CausalMap } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Columns, ComboBox, Finding, Rows, Select, Stack, Switch } from '../../ui/index.ts';
import { counted, listed } from '../coding/in-words.ts';
import { causalFilter } from './causal-filter.ts';

const steps = ['1', '2', '3', '4', '5', '6'] as const;

/** Ways from one factor to another: told by one source from end to end, or put together from several. */
export function WaysTab({ map }: { map: CausalMap }) {
  const filter = causalFilter.use();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [most, setMost] = useState<(typeof steps)[number]>('4');
  const [bySource, setBySource] = useState(true);
  const titles = new Map((useAsk('sources.list', {}).data?.sources ?? []).map(({ id, title }) => [id, title]));
  const asked = useAskLong('causes.paths', { from: from ?? '', to: to ?? '', most: Number(most), bySource, filter }, { enabled: from !== null && to !== null });
  const choices = map.factors.map(({ name }) => ({ id: name, label: name }));
  return (
    <Stack gap={16}>
      <Columns gap={16} least="narrow">
        <ComboBox label="From" choices={choices} value={from} onChange={setFrom} />
        <ComboBox label="To" choices={choices} value={to} onChange={setTo} />
        <Select label="In at most" choices={steps.map((id) => ({ id, label: counted(Number(id), 'step') }))} value={most} onChange={setMost} />
      </Columns>
      <Switch isSelected={bySource} onChange={setBySource}>Only ways that one source tells from end to end</Switch>
      <ProblemNotice problem={asked.problem} />
      {asked.data === undefined ? <p role="status">{from === null || to === null ? 'Choose two factors.' : 'Looking…'}</p> : (
        <>
          <Finding>{asked.data.sentence}</Finding>
          <Rows
            label="Ways"
            rows={asked.data.paths.map(({ factors, sourceIds }) => ({
              id: factors.join(' > '),
              title: factors.join(' → '),
              detail: sourceIds.length === 0 ? 'No source tells the whole of it.' : `Told from end to end by ${listed(sourceIds.map((id) => titles.get(id) ?? 'a source'))}.`,
            }))}
          />
          <ul>{asked.data.map.notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </>
      )}
    </Stack>
  );
}

import { useEffect, useState } from 'react';
import type { Difference } from '../../../contract/index.ts';
import { keyLabel, useKeys } from '../../app/keys.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Cluster, Select, Stack, TextArea } from '../../ui/index.ts';
import { type Reader } from './coder-line.ts';
import { type Decision, decisions, decisionWords } from './difference-words.ts';

type SettleFormProps = { difference: Difference; readers: readonly Reader[]; text: string; onSettled: () => void };

/** A decision by key or button, then its reason, then Ctrl Enter. */
export function SettleForm({ difference, readers, text, onSettled }: SettleFormProps) {
  const { quote, codeId } = difference;
  const settle = useChange('agreement.settle');
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const draft = useDraft(`settle ${quote.sourceId} ${codeId} ${quote.start} ${quote.end}`, { reason, decision }, (back) => { setReason((before) => back.reason ?? before); setDecision((before) => back.decision ?? before); });
  const extents = extentsOf(difference, readers);
  const [extent, setExtent] = useState('all');
  useKeys(Object.fromEntries(decisions.map((one) => [decisionWords[one].key, () => setDecision(one)])));
  // The letters that choose go on to the reason.
  useEffect(() => {
    if (decision === null) return;
    const form = document.querySelector<HTMLElement>('.settle-reason');
    form?.querySelector('textarea')?.focus();
    form?.scrollIntoView({ block: 'nearest' });
  }, [decision]);

  function store(): void {
    if (decision === null || settle.isPending) return;
    const words = decision === 'code it' ? (extents.find((one) => one.id === extent) ?? quote) : quote;
    settle.mutate(
      { sourceId: quote.sourceId, start: words.start, end: words.end, codeId, coderIds: [...difference.coded, ...difference.left], decision, reason: reason.trim() },
      {
        onSuccess: () => {
          draft.forget();
          announce(`${decisionWords[decision].done}.`);
          onSettled();
        },
      },
    );
  }

  return (
    <Stack gap={12}>
      <Cluster gap={8}>
        {decisions.map((one) => (
          <Button key={one} size="small" kind={one === decision ? 'primary' : 'plain'} aria-pressed={one === decision} keys={keyLabel(decisionWords[one].key)} onPress={() => setDecision(one)}>{decisionWords[one].button}</Button>
        ))}
      </Cluster>
      {decision !== null && (
        <form
          className="settle-reason"
          onSubmit={(event) => {
            event.preventDefault();
            store();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              store();
            } else if (event.key === 'Escape') {
              event.stopPropagation();
              setDecision(null);
            }
          }}
        >
          <Stack gap={12}>
            <p className="settle-means">{decisionWords[decision].means}</p>
            {decision === 'code it' && extents.length > 1 && (
              <Select label="On which words" choices={extents.map(({ id, label, start, end }) => ({ id, label, description: inShort(text.slice(start, end)) }))} value={extent} onChange={setExtent} />
            )}
            <TextArea label="Why" value={reason} onChange={setReason} rows={2} />
            <DraftNotice draft={draft} />
            <ProblemNotice problem={settle.error} />
            <Cluster gap={8}>
              <Button type="submit" kind="primary" size="small" keys={keyLabel('mod+enter')} isDisabled={settle.isPending}>Store the decision</Button>
              <Button size="small" kind="quiet" onPress={() => setDecision(null)}>Go on talking</Button>
            </Cluster>
          </Stack>
        </form>
      )}
    </Stack>
  );
}

type Extent = { id: string; label: string; start: number; end: number };

/** The words that may be meant: all that anybody coded, what each of them coded, and what all of them did. */
function extentsOf({ readings, quote, coded }: Difference, readers: readonly Reader[]): Extent[] {
  const found: Extent[] = [{ id: 'all', label: 'All that either of you coded', start: quote.start, end: quote.end }];
  const add = (id: string, label: string, start: number, end: number): void => {
    if (end > start && !found.some((one) => one.start === start && one.end === end)) found.push({ id, label, start, end });
  };
  for (const id of coded) {
    const own = readings.filter((reading) => reading.coderId === id);
    for (const [index, { start, end }] of own.entries()) add(`${id}-${index}`, `As ${readers.find((reader) => reader.id === id)?.name ?? 'one of you'} coded${own.length > 1 ? ` (${index + 1} of ${own.length})` : ''}`, start, end);
  }
  if (readings.length > 1) add('common', 'Only what all of you coded', Math.max(...readings.map((one) => one.start)), Math.min(...readings.map((one) => one.end)));
  return found;
}

function inShort(words: string): string {
  return words.length <= 90 ? words : `${words.slice(0, 55).trimEnd()} … ${words.slice(-30).trimStart()}`;
}

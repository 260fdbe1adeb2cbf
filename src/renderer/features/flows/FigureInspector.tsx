/** The chosen figure in words, and its way into a claim. */
import { useState } from 'react';
import type { FigureAddress, FlowPage } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, Notice, RadioGroup, Section, Select, Stack, TextArea } from '../../ui/index.ts';
import { dayWords, isShown, labelOf, shown } from './words.ts';

export function FigureInspector({ page, address }: { page: FlowPage; address: FigureAddress }) {
  const said = sayFigure(page, address.figure);
  return (
    <Stack gap={24}>
      <Section title={said.title}>
        <p className="figure-value">{said.value}</p>
        {said.base && <p>{said.base}</p>}
        {said.value === '[c]' && <p>Hidden to protect people. As evidence it would say just that.</p>}
      </Section>
      <UseAsEvidence key={JSON.stringify(address)} address={address} />
    </Stack>
  );
}

function UseAsEvidence({ address }: { address: FigureAddress }) {
  const claims = useAsk('claims.list', {});
  const add = useChange('claims.addEvidence');
  const [claimId, setClaimId] = useState<string | null>(null);
  const [side, setSide] = useState<'for' | 'against'>('for');
  const [reason, setReason] = useState('');
  const list = claims.data?.claims ?? [];
  const usedBy = list.find((claim) => claim.id === claimId);

  if (add.isSuccess && usedBy) {
    return (
      <Section title="Use as evidence">
        <Notice kind="for" title="It stands beside the claim now." isUrgent actions={<Button size="small" onPress={() => go({ room: 'claims', id: usedBy.id })}>Open the claim</Button>}>{usedBy.statement}</Notice>
      </Section>
    );
  }
  if (claims.data && list.length === 0) {
    return (
      <Section title="Use as evidence">
        <p>No claim has been written yet.</p>
        <Button onPress={() => go({ room: 'claims' })}>Write a claim</Button>
      </Section>
    );
  }
  return (
    <Section title="Use as evidence">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (claimId) add.mutate({ claimId, side, reason, target: { kind: 'figure', address } });
        }}
      >
        <Stack gap={12}>
          <Select label="Claim" choices={list.map((claim) => ({ id: claim.id, label: claim.statement }))} value={claimId} onChange={setClaimId} placeholder="Which claim?" />
          <RadioGroup label="It speaks" choices={[{ id: 'for', label: 'for it' }, { id: 'against', label: 'against it' }]} value={side} onChange={setSide} orientation="horizontal" />
          <TextArea label="How it bears on the claim" value={reason} onChange={setReason} />
          <ProblemNotice problem={add.error} />
          <Cluster gap={8}>
            <Button type="submit" kind="primary" isDisabled={claimId === null || reason.trim() === '' || add.isPending}>Use as evidence</Button>
          </Cluster>
        </Stack>
      </form>
    </Section>
  );
}

function sayFigure(page: FlowPage, figure: FigureAddress['figure']): { title: string; value: string; base: string | null } {
  const label = labelOf(page.dataset);
  switch (figure.kind) {
    case 'move': {
      const row = page.moves.states.indexOf(figure.from);
      const count = page.moves.cells[row]?.[page.moves.states.indexOf(figure.to)];
      const total = page.moves.rowTotals[row];
      return { title: `From ${label(figure.from)} to ${label(figure.to)}`, value: count === undefined ? '' : isShown(count) ? `${shown(count)} ${count === 1 ? 'move' : 'moves'}` : '[c]', base: isShown(total) ? `of ${shown(total)} recorded moves out of ${label(figure.from)}` : null };
    }
    case 'stock': {
      const count = page.stocks.rows.find((stock) => stock.state === figure.state)?.counts[page.stocks.dates.indexOf(figure.date)];
      return { title: `${label(figure.state)} on ${dayWords(figure.date)}`, value: count === undefined ? '' : isShown(count) ? `${shown(count)} people` : '[c]', base: null };
    }
    case 'hidden moves': {
      const { share, dated } = page.hiddenMoves;
      return { title: 'Moves that yearly counts do not show', value: isShown(share) ? `${Math.round(share * 100)}%` : '[c]', base: isShown(dated) ? `of ${shown(dated)} dated moves between the first and the last snapshot` : null };
    }
    case 'moves per person':
      return { title: 'Moves per person', value: '', base: null };
  }
}

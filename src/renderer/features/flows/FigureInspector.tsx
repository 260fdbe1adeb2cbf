/** The chosen figure in words, and its way into a claim. */
import { useState } from 'react';
import type { FigureAddress, FlowPage } from '../../../contract/index.ts';
import { Button, Cluster, Section, Stack } from '../../ui/index.ts';
import { UseAsEvidenceDialog } from '../claims/UseAsEvidenceDialog.tsx';
import { dayWords, isShown, labelOf, shown } from './words.ts';

export function FigureInspector({ page, address }: { page: FlowPage; address: FigureAddress }) {
  const [isUsing, setUsing] = useState(false);
  const said = sayFigure(page, address.figure);
  return (
    <Section title={said.title}>
      <Stack gap={12}>
        <p className="figure-value">{said.value}</p>
        {said.base && <p>{said.base}</p>}
        {said.value === '[c]' && <p>Hidden to protect people. As evidence it would say just that.</p>}
        <Cluster gap={8}>
          <Button kind="primary" icon="for" onPress={() => setUsing(true)}>Use as evidence</Button>
        </Cluster>
      </Stack>
      {isUsing && <UseAsEvidenceDialog target={{ kind: 'figure', address }} onClose={() => setUsing(false)} />}
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

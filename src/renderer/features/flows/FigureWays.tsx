import { useState } from 'react';
import type { Dataset, FigureAddress, FlowAnswer, FlowCell } from '../../../contract/index.ts';
import { formatRoute } from '../../app/route.ts';
import { announce, Button } from '../../ui/index.ts';
import { UseAsEvidenceDialog } from '../claims/UseAsEvidenceDialog.tsx';
import { FollowAsSignDialog } from './FollowAsSignDialog.tsx';
import { cellInWords } from './FigureGrid.tsx';
import { PackButton } from './packs/PackButton.tsx';
import { routeOfQuestion } from './question-in-route.ts';
import { seriesOf } from './series-of.ts';
import { wayOf } from './ways.ts';
import './FigureInspector.css';

type FigureWaysProps = { dataset: Dataset; answer: FlowAnswer; /** Null: the finding of the answer. */ cell: FlowCell | null; onLetGo?: () => void };

/** Where a figure, or the finding of an answer, can go from here. */
export function FigureWays({ dataset, answer, cell, onLetGo }: FigureWaysProps) {
  const [dialog, setDialog] = useState<'evidence' | 'series' | null>(null);
  const table = cell === null ? undefined : answer.tables.find(({ id }) => id === cell.table);
  const said = cell === null || table === undefined ? null : cellInWords(table, cell);
  const address: FigureAddress = { question: answer.question, cell: said === null ? null : cell };
  const series = seriesOf(answer, cell);

  async function copyAddress(): Promise<void> {
    await navigator.clipboard.writeText(formatRoute({ room: 'flows', id: dataset.id, details: routeOfQuestion(answer.question, address.cell) }));
    announce('The address was copied');
  }

  return (
    <div className="figure-ways">
      <Button kind={said === null ? 'plain' : 'primary'} size={said === null ? 'small' : 'usual'} icon="for" onPress={() => setDialog('evidence')}>Use as evidence</Button>
      {series !== null && <Button icon="sign" onPress={() => setDialog('series')}>Follow as a sign</Button>}
      {/* Its title leaves with the pack: words alone, never the figure, which may be a true one here. */}
      <PackButton isSmall={said === null} title={said === null ? `${wayOf(answer.question.view.measure).shows}. ${answer.part}` : `${said.row}, ${said.column}: ${table!.caption}. ${answer.part}`} address={address} />
      <Button kind="quiet" size={said === null ? 'small' : 'usual'} icon="link" onPress={() => void copyAddress()}>Copy its address</Button>
      {onLetGo !== undefined && <Button kind="quiet" icon="cross" onPress={onLetGo}>Let go of this figure</Button>}
      {dialog === 'evidence' && <UseAsEvidenceDialog target={{ kind: 'figure', address }} onClose={() => setDialog(null)} />}
      {dialog === 'series' && series !== null && <FollowAsSignDialog answer={answer} series={series} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** The chosen figure in words, and its ways on: into a claim, as a sign that is followed, its address. */
import { useState } from 'react';
import type { Dataset, FigureAddress, FlowAnswer, FlowCell } from '../../../contract/index.ts';
import { formatRoute } from '../../app/route.ts';
import { announce, Button, Section, Stack } from '../../ui/index.ts';
import { UseAsEvidenceDialog } from '../claims/UseAsEvidenceDialog.tsx';
import { FollowAsSignDialog } from './FollowAsSignDialog.tsx';
import { cellInWords } from './FigureGrid.tsx';
import { isHiddenFigure } from './figure-words.ts';
import { PackButton } from './packs/PackButton.tsx';
import { routeOfQuestion } from './question-in-route.ts';
import { seriesOf } from './series-of.ts';
import { trueMark } from './true-counts.ts';
import { wayOf } from './ways.ts';
import './FigureInspector.css';

type FigureInspectorProps = { dataset: Dataset; answer: FlowAnswer; cell: FlowCell | null };

export function FigureInspector({ dataset, answer, cell }: FigureInspectorProps) {
  const [dialog, setDialog] = useState<'evidence' | 'series' | null>(null);
  const table = cell === null ? undefined : answer.tables.find(({ id }) => id === cell.table);
  const said = cell === null || table === undefined ? null : cellInWords(table, cell);
  const address: FigureAddress = { question: answer.question, cell: said === null ? null : cell };
  const isTrue = answer.counts === 'true';
  const series = seriesOf(answer, cell);

  async function copyAddress(): Promise<void> {
    await navigator.clipboard.writeText(formatRoute({ room: 'flows', id: dataset.id, details: routeOfQuestion(answer.question, address.cell) }));
    announce('The address was copied');
  }

  return (
    <>
      <Section title={said === null ? 'This answer' : 'This figure'}>
        <Stack gap={12}>
          <div {...(isTrue && { [trueMark]: '' })}>
            {said === null ? <p>{answer.sentences[0]}</p> : (
              <>
                <p className="figure-value" data-is-hidden={isHiddenFigure(said.figure) || undefined}>{isHiddenFigure(said.figure) ? '[c]' : said.words}</p>
                <p className="figure-where"><strong>{said.row}</strong>, {said.column}</p>
                <p className="figure-where">{table!.caption}. {answer.part}.</p>
                {isHiddenFigure(said.figure) && <p>Hidden to protect people: fewer than {dataset.threshold} stand behind it. As evidence it would say just that.</p>}
              </>
            )}
          </div>
          {isTrue && <p>Whatever is done with it here, the protected figure is taken.</p>}
          <div className="figure-ways">
            <Button kind="primary" icon="for" onPress={() => setDialog('evidence')}>Use as evidence</Button>
            {series !== null && <Button icon="sign" onPress={() => setDialog('series')}>Follow as a sign</Button>}
            {/* Its title leaves with the pack: words alone, never the figure, which may be a true one here. */}
            <PackButton title={said === null ? `${wayOf(answer.question.view.measure).shows}. ${answer.part}` : `${said.row}, ${said.column}: ${table!.caption}. ${answer.part}`} address={address} />
            <Button kind="quiet" icon="link" onPress={() => void copyAddress()}>Copy its address</Button>
          </div>
        </Stack>
      </Section>
      {said !== null && <Section title="How it is counted"><p className="figure-definition">{answer.definition}</p></Section>}
      {dialog === 'evidence' && <UseAsEvidenceDialog target={{ kind: 'figure', address }} onClose={() => setDialog(null)} />}
      {dialog === 'series' && series !== null && <FollowAsSignDialog answer={answer} series={series} onClose={() => setDialog(null)} />}
    </>
  );
}

import type { Dataset, FlowAnswer } from '../../../../contract/index.ts';
import { barsPicture } from './bars.ts';
import { linesPicture } from './lines.ts';
import type { Picture, PictureAsked } from './picture.ts';
import { pointsPicture } from './points.ts';
import { movesPicture } from './ribbons.ts';
import { unrolledPicture } from './unrolled.ts';

/** The picture of an answer, drawn from its first table; null where there is nothing to draw. */
export function pictureOf(answer: FlowAnswer, dataset: Pick<Dataset, 'states'>, isDark: boolean, upTo?: number): Picture | null {
  const table = answer.tables[0];
  if (table === undefined || table.rows.length === 0) return null;
  const asked: PictureAsked = { answer, table, dataset, isDark, upTo };
  switch (answer.question.view.measure) {
    case 'stocks': return linesPicture(asked, { time: 'date', unit: 'People', isShare: false });
    case 'moves': return movesPicture(asked);
    case 'moves by number': return unrolledPicture(asked);
    case 'rates': return pointsPicture(asked, 'rate', 'Moves for each year that a person spends in the state before', false);
    case 'hidden moves': return barsPicture(asked, { bars: [{ column: 'visible', fill: 'full', colour: 0 }, { column: 'hidden', fill: 'hatched', colour: 0 }], isStacked: true, unit: 'Moves' });
    case 'moves per person': return barsPicture(asked, { bars: [{ column: 'people', fill: 'full', colour: 0 }], isStacked: false, unit: 'People' });
    case 'up and down': return barsPicture(asked, { bars: [{ column: 'up', fill: 'full', colour: 0 }, { column: 'level', fill: 'hollow', colour: 0 }, { column: 'down', fill: 'hatched', colour: 0 }], isStacked: true, unit: 'Moves between ranked states', isLying: true });
    case 'time in state': return linesPicture(asked, { time: 'since', unit: 'Still there', isShare: true, without: ['followed'] });
    case 'coming back': return linesPicture(asked, { time: 'since', unit: 'Came back', isShare: true, without: ['followed'] });
    case 'where after': return linesPicture(asked, { time: 'since', unit: 'Share of those who entered', isShare: true, without: ['followed'] });
    case 'leaving': return linesPicture(asked, { time: 'since', unit: 'Share of those who entered', isShare: true, without: ['followed'] });
    case 'no earlier step': return pointsPicture(asked, 'share', 'Share of entries with no earlier step recorded', true);
    case 'returns from': return barsPicture(asked, { bars: sharesOf(asked), isStacked: false, unit: 'Share of those who leave', isShare: true, isLying: true });
    case 'pathways': return barsPicture(asked, { bars: [{ column: 'people', fill: 'full', colour: 0 }], isStacked: false, unit: 'People', isLying: true });
    case 'if rates stay': return barsPicture(asked, { bars: sharesOf(asked), isStacked: true, unit: 'Chance, if rates stay as they are (a model, not data)', isShare: true, isLying: true });
  }
}

/** Every column of shares as a bar of its own, told apart by fill and colour. */
const sharesOf = ({ table }: PictureAsked): Parameters<typeof barsPicture>[1]['bars'] =>
  table.columns.filter(({ unit }) => unit === 'share').map(({ key }, colour) => ({ column: key, fill: (['full', 'hatched', 'hollow'] as const)[colour % 3]!, colour }));

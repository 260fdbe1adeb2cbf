import type { Dataset, FlowAnswer } from '../../../../contract/index.ts';
import { barsPicture } from './bars.ts';
import { stocksPicture } from './lines.ts';
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
    case 'stocks': return stocksPicture(asked);
    case 'moves': return movesPicture(asked);
    case 'moves by number': return unrolledPicture(asked);
    case 'rates': return pointsPicture(asked, 'rate', 'Moves for each year that a person spends in the state before', false);
    case 'hidden moves': return barsPicture(asked, { bars: [{ column: 'visible', fill: 'full', colour: 0 }, { column: 'hidden', fill: 'hatched', colour: 0 }], isStacked: true, unit: 'Moves' });
    case 'moves per person': return barsPicture(asked, { bars: [{ column: 'people', fill: 'full', colour: 0 }], isStacked: false, unit: 'People' });
    case 'up and down': return barsPicture(asked, { bars: [{ column: 'up', fill: 'full', colour: 0 }, { column: 'level', fill: 'hollow', colour: 0 }, { column: 'down', fill: 'hatched', colour: 0 }], isStacked: true, unit: 'Moves between ranked states', isLying: true });
    default: return null;
  }
}

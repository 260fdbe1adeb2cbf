import type { Dataset, FlowAnswer } from '../../../../contract/index.ts';
import { barsPicture, inOneColour } from './bars.ts';
import { linesPicture } from './lines.ts';
import { colourOfLine, type Picture, type PictureAsked } from './picture.ts';
import { pointsPicture } from './points.ts';
import { movesPicture } from './ribbons.ts';
import { unrolledPicture } from './unrolled.ts';

export type PictureOptions = { isDark: boolean; /** How far the axis of values has to go, where several pictures stand side by side. */ upTo?: number | undefined; /** About how wide it will be, in pixels. */ width?: number };

/** The picture of an answer, drawn from its tables alone; null where there is nothing to draw. */
export function pictureOf(answer: FlowAnswer, dataset: Pick<Dataset, 'states'>, { isDark, upTo, width = 780 }: PictureOptions): Picture | null {
  const table = answer.tables[0];
  if (table === undefined || table.rows.length === 0) return null;
  const asked: PictureAsked = { answer, table, dataset, isDark, upTo, width };
  switch (answer.question.view.measure) {
    case 'stocks': return linesPicture(asked, { time: 'date', unit: 'People', isShare: false });
    case 'moves': return movesPicture(asked);
    case 'moves by number': return unrolledPicture(asked);
    case 'rates': return pointsPicture(asked, 'rate', 'Moves per person-year', false);
    case 'hidden moves': return barsPicture(asked, { bars: inOneColour(isDark, [{ column: 'visible', fill: 'full' }, { column: 'hidden', fill: 'hatched' }]), isStacked: true, unit: 'Moves' });
    case 'moves per person': return barsPicture(asked, { bars: inOneColour(isDark, [{ column: 'people', fill: 'full' }]), isStacked: false, unit: 'People', of: 'Moves of one person' });
    case 'up and down': return barsPicture(asked, { bars: inOneColour(isDark, [{ column: 'up', fill: 'full' }, { column: 'level', fill: 'hollow' }, { column: 'down', fill: 'hatched' }]), isStacked: true, unit: 'Moves between ranked states', isLying: true });
    case 'time in state': return linesPicture(asked, { time: 'since', since: 'Years since entering', unit: 'Still there', isShare: true, without: ['followed'] });
    case 'coming back': return linesPicture(asked, { time: 'since', since: 'Years since leaving', unit: 'Came back', isShare: true, without: ['followed'] });
    case 'where after': return linesPicture(asked, { time: 'since', since: 'Years since entering', unit: 'Share of those who entered', isShare: true, without: ['followed'] });
    case 'leaving': return linesPicture(asked, { time: 'since', since: 'Years since entering', unit: 'Share of those who entered', isShare: true, without: ['followed'] });
    case 'no earlier step': return pointsPicture(asked, 'share', 'Share of entries with no earlier step recorded', true);
    case 'returns from': return barsPicture(asked, { bars: sharesOf(asked), isStacked: false, unit: 'Share of those who leave', isShare: true, isLying: true });
    case 'pathways': return barsPicture(asked, { bars: inOneColour(isDark, [{ column: 'people', fill: 'full' }]), isStacked: false, unit: 'People', isLying: true, rest: 'rarer' });
    case 'if rates stay': return barsPicture(asked, { bars: sharesOf(asked), isStacked: true, unit: 'Chance (a model, not data)', isShare: true, isLying: true });
  }
}

/** Every column of shares as a bar of its own, told apart by fill and colour. */
const sharesOf = (asked: PictureAsked): Parameters<typeof barsPicture>[1]['bars'] =>
  asked.table.columns.filter(({ unit }) => unit === 'share').map((column, position) => ({ column: column.key, fill: (['full', 'hatched', 'hollow'] as const)[position % 3]!, colour: column.key === 'share' ? colourOfLine(asked, { key: 'points', label: '' }, 0) : colourOfLine(asked, column, position) }));

import type { FigureAddress, FlowPage } from '../../../contract/index.ts';

/** One figure of a flow page, as it is pointed at. */
export type Figure = FigureAddress['figure'];

/** What every view of a dataset is given: the released page, the chosen figure, and how to choose another. */
export type FlowViewProps = { page: FlowPage; figure: Figure | null; onFigure: (figure: Figure) => void };

import type { AgreementFigure } from '../../../contract/index.ts';
import { figureInWords, type MeasureKey } from './measure-words.ts';
import './IntervalPicture.css';

const [width, height, least] = [132, 20, -0.5];
const at = (value: number): number => 6 + ((Math.max(least, Math.min(1, value)) - least) / (1 - least)) * (width - 12);

/** A figure with its interval on a line from below 0 to 1; 0, as good as chance, and 1 are marked. What lies below −.5 is drawn at its edge. */
export function IntervalPicture({ measure, figure }: { measure: MeasureKey; figure: AgreementFigure }) {
  if (figure.value === null) return <span className="interval-none">none</span>;
  return (
    <svg className="interval" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={figureInWords(measure, figure)}>
      <line className="interval-axis" x1={at(least)} x2={at(1)} y1={height / 2} y2={height / 2} />
      <line className="interval-mark" x1={at(0)} x2={at(0)} y1="3" y2={height - 3} />
      <line className="interval-mark" x1={at(1)} x2={at(1)} y1="3" y2={height - 3} />
      {figure.low !== null && figure.high !== null && <line className="interval-span" x1={at(figure.low)} x2={at(figure.high)} y1={height / 2} y2={height / 2} />}
      <circle className="interval-value" cx={at(figure.value)} cy={height / 2} r="4" />
    </svg>
  );
}

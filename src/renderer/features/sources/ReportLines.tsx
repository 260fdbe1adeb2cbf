import type { ReportLine } from '../../../contract/index.ts';
import { Icon, type IconName } from '../../ui/index.ts';
import './ReportLines.css';

/** What deserves a look comes first; what simply went well comes last. */
const parts: readonly { kind: ReportLine['kind']; heading: string; icon: IconName }[] = [
  { kind: 'look', heading: 'Look at this', icon: 'caution' },
  { kind: 'dropped', heading: 'Left out, and why', icon: 'minus' },
  { kind: 'changed', heading: 'Stands otherwise than in the file', icon: 'pencil' },
  { kind: 'recognised', heading: 'Recognised', icon: 'check' },
];

/** How a file was read, in its parts. */
export function ReportLines({ report, level = 4 }: { report: readonly ReportLine[]; level?: 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="report-lines">
      {parts.map(({ kind, heading, icon }) => {
        const lines = report.filter((line) => line.kind === kind);
        if (lines.length === 0) return null;
        return (
          <div key={kind} className="report-part" data-kind={kind}>
            <Heading className="report-heading"><Icon name={icon} />{heading}</Heading>
            <ul>{lines.map((line, index) => <li key={index}>{line.text}</li>)}</ul>
          </div>
        );
      })}
      {report.length === 0 && <p className="source-faint">Nothing was written down about how it was read: it came in before Kist did so.</p>}
    </div>
  );
}

import { useState } from 'react';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, Section } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { ReportLines } from './ReportLines.tsx';

/** How the file of a stored source was read: short, until somebody wants to know all of it. */
export function SourceReport({ id }: { id: string }) {
  const asked = useAsk('sources.report', { id });
  const [isOpen, setOpen] = useState(false);
  const report = asked.data?.report;
  const toLookAt = report?.filter((line) => line.kind === 'look') ?? [];
  const rest = (report?.length ?? 0) - toLookAt.length;
  return (
    <Section
      title="How it was read"
      actions={report !== undefined && rest > 0 && <Button size="small" kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>{isOpen ? 'Show less' : `Show all ${counted(report.length, 'line')}`}</Button>}
    >
      <ProblemNotice problem={asked.error} />
      {report !== undefined && (isOpen || rest === 0
        ? <ReportLines report={report} level={3} />
        : toLookAt.length > 0 ? <ReportLines report={toLookAt} level={3} /> : <p className="source-faint">Nothing needs a look.</p>)}
    </Section>
  );
}

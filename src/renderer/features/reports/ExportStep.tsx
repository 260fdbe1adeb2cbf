import type { Audience, Input } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Facts } from '../../ui/index.ts';
import { asWebPage, asWordDocument, SaveFileStep } from './SaveFileStep.tsx';
import './ExportFacts.css';

type ExportStepProps = { request: Omit<Input<'reports.brief'>, 'format'>; audience: Audience; onBack: () => void; onMade: () => void };

const formats = [asWordDocument, { ...asWebPage, description: 'One file that needs nothing else. Every finding leads to its evidence note; it prints well.' }] as const;

/** The brief as a file, with what is written down about it. */
export function ExportStep({ request, audience, onBack, onMade }: ExportStepProps) {
  const work = useLongWork('reports.brief');
  return (
    <SaveFileStep
      what="brief"
      audience={audience}
      formats={formats}
      work={work}
      make={(format) => work.start({ ...request, format })}
      about={(recordId) => <RecordFacts recordId={recordId} />}
      onBack={onBack}
      onMade={onMade}
      done={{ label: 'All briefs', go: () => go({ room: 'briefs' }) }}
    />
  );
}

function RecordFacts({ recordId }: { recordId: string }) {
  const record = useAsk('reports.exports', {}).data?.exports.find(({ id }) => id === recordId);
  if (record === undefined) return null;
  return (
    <Facts
      facts={[
        { label: 'Evidence that entered', value: String(record.entered) },
        { label: 'Held back or left out', value: String(record.held) },
        { label: 'Decided by', value: record.decision?.person ?? 'nothing was left to people' },
        { label: 'Fingerprint (SHA-256)', value: <span className="export-hash">{record.hash}</span>, tone: 'faint' },
      ]}
    />
  );
}

import type { EvidenceTarget } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { shownWords } from './evidence-words.ts';
import './EvidencePreview.css';

/** What would stand in the claim, before it stands there. */
export function EvidencePreview({ target }: { target: EvidenceTarget }) {
  const preview = useAsk('claims.preview', { target }, { keepPrevious: true });
  if (preview.error) return <ProblemNotice problem={preview.error} />;
  return (
    <div className="evidence-preview" aria-live="polite">
      <p className="evidence-preview-label">This will be shown</p>
      {preview.data ? (
        <>
          <p className="evidence-preview-words">{shownWords(target.kind, preview.data.shown)}</p>
          <p className="evidence-preview-from">{preview.data.provenance}</p>
        </>
      ) : <p className="evidence-preview-from">Being put together…</p>}
    </div>
  );
}

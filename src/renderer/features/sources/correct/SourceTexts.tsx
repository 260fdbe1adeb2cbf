import type { SourceSummary } from '../../../../contract/index.ts';
import { go } from '../../../app/route.ts';
import { useAsk } from '../../../client/ask.ts';
import { Button, Section } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';

/** In the inspector of a source: how often its text was corrected, and the way to its texts. */
export function SourceTexts({ source }: { source: SourceSummary }) {
  const { id, corrections } = source;
  const left = useAsk('coding.leftBehind', { sourceId: id }, { enabled: corrections > 0 }).data?.codings.length ?? 0;
  return (
    <Section title="Its text" about={corrections === 0 ? 'It reads as it came. F2 corrects the paragraph at the cursor; codings go along.' : `Corrected ${corrections === 1 ? 'once' : counted(corrections, 'time')}. Every text that it had is kept.`}>
      {corrections > 0 && <div className="source-file">
        <Button size="small" icon="file" onPress={() => go({ room: 'sources', id, details: { texts: 'all' } })}>Texts of this source</Button>
        {left > 0 && <Button size="small" icon="caution" onPress={() => go({ room: 'sources', id, details: { left: 'all' } })}>{`Left without words: ${counted(left, 'coding')}`}</Button>}
      </div>}
    </Section>
  );
}

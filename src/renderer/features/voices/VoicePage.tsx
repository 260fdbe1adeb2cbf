import type { Voice } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { formatRoute, go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { announce, ConfirmInline, PageHeader, Room, Rows, Section } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { ConsentSection } from './ConsentSection.tsx';
import { usePlaces } from './use-places.ts';
import { VoiceFields } from './VoiceFields.tsx';

/** One voice: who it is as far as anybody needs to know, what was agreed, where they speak. */
export function VoicePage({ voice }: { voice: Voice }) {
  const { nameOf } = usePlaces();
  const remove = useChange('voices.remove');
  const listed = useAsk('sources.list', {});
  const sources = (listed.data?.sources ?? []).filter((source) => source.voices.includes(voice.id));
  return (
    <Room width="reading">
      <PageHeader
        above={<a className="voices-back" href={formatRoute({ room: 'voices' })}>All voices</a>}
        title={voice.pseudonym}
        below={[voice.group, nameOf(voice.placeId), counted(voice.words, 'word'), counted(voice.codings, 'coding')].filter(Boolean).join(', ')}
        actions={
          voice.sources === 0 && (
            <ConfirmInline ask="Remove this voice" icon="bin" question={`Remove “${voice.pseudonym}”? They speak in no source. Undo brings them back.`} confirm="Remove it" onConfirm={() => remove.mutate({ id: voice.id }, { onSuccess: () => { announce('Voice removed'); go({ room: 'voices' }); } })} />
          )
        }
      />
      <ProblemNotice problem={remove.error} />
      <ConsentSection voice={voice} years={sources.map((source) => Number(source.date?.from.slice(0, 4))).filter((year) => !Number.isNaN(year))} />
      <VoiceFields voice={voice} />
      <MemosAbout about={{ kind: 'voice', id: voice.id }} />
      <Section title="Where they speak" {...(sources.length > 0 && { count: sources.length })}>
        {sources.length === 0 ? <p className="voices-faint">In no source yet.</p> : (
          <Rows
            rows={sources.map((source) => ({
              id: source.id,
              icon: 'sources',
              title: source.title,
              detail: [source.kind, source.date === null ? 'date not known' : formatUncertainDate(source.date), nameOf(source.placeId)].filter(Boolean).join(', '),
              onOpen: () => go({ room: 'sources', id: source.id }),
            }))}
          />
        )}
      </Section>
    </Room>
  );
}

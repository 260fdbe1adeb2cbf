import type { Code, Coder } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { codeColourOf, Rows, Section, Stack } from '../../ui/index.ts';
import type { Reader } from './coder-line.ts';
import { decisionWords, differenceSentence } from './difference-words.ts';

type DifferenceListProps = { readers: readonly Reader[]; coders: readonly Coder[]; codeId: string | null; codes: ReadonlyMap<string, Pick<Code, 'name' | 'colour'>> };

const mostShown = 100;

/** Where the readings differ, each a way into the text. */
export function DifferenceList({ readers, coders, codeId, codes }: DifferenceListProps) {
  const asked = useAsk('agreement.differences', { coderIds: readers.map((reader) => reader.id), limit: mostShown, ...(codeId !== null && { codeIds: [codeId] }) }, { keepPrevious: true });
  const found = asked.data;
  return (
    <Section title="Where they differ" count={found?.total} about={found === undefined || found.total === 0 ? undefined : `${found.settled} of them settled.${found.total > mostShown ? ` The first ${mostShown} are shown; choose a code to see the others.` : ''}`}>
      <Stack gap={12}>
        <ProblemNotice problem={asked.error} />
        {found?.total === 0 && <p>Nowhere: whatever one of them coded{codeId === null ? '' : ' so'}, all who have read it did.</p>}
        <Rows
          label="Differences"
          rows={(found?.differences ?? []).map((difference) => {
            const code = codes.get(difference.codeId);
            const decided = difference.settlement === null ? '' : ` ${decisionWords[difference.settlement.decision].done}${difference.settlement.reason === '' ? '' : `: ${difference.settlement.reason}`} (${coders.find((coder) => coder.id === difference.settlement!.coderId)?.initials ?? ''}).`;
            return {
              id: difference.key,
              title: difference.quote.text.length > 180 ? `${difference.quote.text.slice(0, 175).trimEnd()} …` : difference.quote.text,
              isVoice: true,
              colour: codeColourOf(code?.colour ?? 'slate'),
              detail: `${difference.quote.sourceTitle}. ${differenceSentence(difference, readers, code?.name ?? 'a code')}${decided}`,
              onOpen: () => go({ room: 'agreement', id: difference.quote.sourceId, details: { with: readers.map((reader) => reader.id).join(','), at: String(difference.quote.start) } }),
            };
          })}
        />
      </Stack>
    </Section>
  );
}

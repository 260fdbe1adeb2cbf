import type { RegisterEntry } from '../../../contract/index.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import type { useAsk } from '../../client/ask.ts';
import { Button, Chip, Cluster, EmptyRoom, Rows, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { entryKinds, entryStatusWords } from './harvest-words.ts';

type EntriesTabProps = { answer: ReturnType<typeof useAsk<'harvest.register'>>; onAdd: () => void };

const kinds = Object.keys(entryKinds) as RegisterEntry['kind'][];

/** What helped, what got in the way, and what did not work, each kind with the same room. */
export function EntriesTab({ answer, onAdd }: EntriesTabProps) {
  useScroll('register entries', true);
  const { nameOf } = usePlaces();
  if (!answer.data) return <ProblemNotice problem={answer.error} />;
  const { entries } = answer.data;
  if (entries.length === 0) {
    return (
      <EmptyRoom title="Here you keep what helped, what got in the way, and what did not work" picture="models" actions={<Button kind="primary" icon="plus" keys="N" onPress={onAdd}>Write one down</Button>}>
        What did not work is evidence too, and the first thing that gets lost. Write it down with what was tried and what came of it, and let it rest on the words or events that tell of it.
      </EmptyRoom>
    );
  }
  return (
    <Stack gap={32}>
      {kinds.map((kind) => {
        const own = entries.filter((entry) => entry.kind === kind);
        return (
          <Section key={kind} title={entryKinds[kind].plural} count={own.length}>
            {own.length === 0 ? <p>{entryKinds[kind].empty}</p> : (
              <Rows
                label={entryKinds[kind].plural}
                rows={own.map((entry) => ({
                  id: entry.id,
                  title: entry.statement,
                  isVoice: true,
                  detail: [nameOf(entry.placeId), entry.rests.length === 0 ? 'rests on nothing yet' : `rests on ${counted(entry.rests.length, 'thing')}`, entry.claimIds.length > 0 && `bears on ${counted(entry.claimIds.length, 'claim')}`].filter(Boolean).join(', '),
                  onOpen: () => go({ room: 'harvest', id: entry.id, details: { kind: 'register' } }),
                  end: <Cluster><Chip>{entryStatusWords[entry.status]}</Chip></Cluster>,
                }))}
              />
            )}
          </Section>
        );
      })}
    </Stack>
  );
}

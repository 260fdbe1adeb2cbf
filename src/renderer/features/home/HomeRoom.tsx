import { titleOf } from '../../../domain/memos/in-words.ts';
import { useAsk } from '../../client/ask.ts';
import { go } from '../../app/route.ts';
import { Button, Cluster, Columns, EmptyRoom, Notice, PageHeader, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { roomGlimpses } from './glimpses.ts';

/** Where one begins: what is here, what is missing, where one was. */
export function HomeRoom() {
  const programme = useAsk('programme.get', {});
  const names = useAsk('search.names', {});
  const claims = useAsk('claims.list', {});
  const history = useAsk('history.list', { limit: 8 });
  const memos = useAsk('memos.list', { kinds: ['question'] });
  const asking = (memos.data?.memos ?? []).slice(0, 4);
  const count = (kind: string): number => names.data?.names.filter((name) => name.kind === kind).length ?? 0;
  const isEmpty = names.data !== undefined && count('source') === 0 && count('dataset') === 0 && count('claim') === 0;
  const waiting = (claims.data?.claims ?? []).filter((claim) => claim.stale > 0 || claim.missing > 0);

  return (
    <Room>
      <PageHeader title={programme.data?.name ?? ''} below={programme.data?.description} />
      <Stack gap={32}>
        {programme.data?.synthetic && (
          <Notice kind="info" title="This is the sample programme.">
            It is wholly fictional: the city, the people, their words and the moves of 2,000 children are invented. Change anything you like; undo brings it back.
          </Notice>
        )}
        {isEmpty && (
          <EmptyRoom
            title="This vault is new and empty"
            picture="kist"
            actions={
              <Cluster gap={8}>
                <Button kind="primary" icon="bring" onPress={() => go({ room: 'sources', details: { import: 'yes' } })}>Bring in transcripts</Button>
                <Button icon="flows" onPress={() => go({ room: 'flows', details: { import: 'yes' } })}>Bring in moves</Button>
                <Button icon="help" onPress={() => go({ room: 'help' })}>Read how it works</Button>
              </Cluster>
            }
          >
            Start with what people said, or with how children moved between services. Everything you bring in stays on this machine, encrypted, and you can take every step back.
          </EmptyRoom>
        )}
        {!isEmpty && names.data && (
          <Columns gap={32}>
            <Section title="What is here">
              <Rows
                label="Rooms"
                rows={roomGlimpses.map(({ kind, room, one, many, absent }) => {
                  const n = count(kind);
                  return { id: kind, title: n === 0 ? absent : `${n} ${n === 1 ? one : many}`, tone: n === 0 ? ('caution' as const) : ('plain' as const), onOpen: () => go({ room }) };
                })}
              />
            </Section>
            <Section title="Claims that wait for you" about={waiting.length === 0 ? undefined : 'Something went stale, or something is still missing.'}>
              {waiting.length === 0 ? (
                <p>No claim is waiting. {count('claim') === 0 && 'No claim has been written yet.'}</p>
              ) : (
                <Rows
                  label="Claims"
                  rows={waiting.map((claim) => ({
                    id: claim.id,
                    title: claim.statement,
                    detail: [claim.stale > 0 && `${claim.stale} of ${claim.for + claim.against} pieces of evidence stale`, claim.missing > 0 && `${claim.missing} ${claim.missing === 1 ? 'thing' : 'things'} still missing`].filter(Boolean).join('. '),
                    onOpen: () => go({ room: 'claims', id: claim.id }),
                  }))}
                />
              )}
            </Section>
            <Section title="Latest changes" actions={<Button kind="quiet" size="small" onPress={() => go({ room: 'history' })}>All of them</Button>}>
              <Rows
                label="Latest changes"
                rows={(history.data?.entries ?? []).map((entry) => ({ id: String(entry.seq), title: entry.label, detail: `${entry.coder}, ${new Date(entry.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}` }))}
              />
            </Section>
            {asking.length > 0 && (
              <Section title="Questions written down" actions={<Button kind="quiet" size="small" onPress={() => go({ room: 'memos' })}>All memos</Button>}>
                <Rows label="Questions written down" rows={asking.map((memo) => ({ id: memo.id, title: titleOf(memo, 110), detail: memo.about.kind === 'programme' ? 'the programme' : titleOf({ title: '', text: memo.aboutName }, 80), onOpen: () => go({ room: 'memos', id: memo.id }) }))} />
              </Section>
            )}
          </Columns>
        )}
      </Stack>
    </Room>
  );
}

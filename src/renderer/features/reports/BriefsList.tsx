import { InInspector } from '../../app/inspector.tsx';
import { useScroll } from '../../app/kept-scroll.ts';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, PageHeader, Room, Section, Table } from '../../ui/index.ts';
import { audienceWords } from './audiences.ts';
import { ExportFacts } from './ExportFacts.tsx';

const formatWords: Record<string, string> = { docx: 'Word', html: 'Web page', original: 'File as it came' };

/** Everything that left the vault, newest first: when, for whom, by whose decision. */
export function BriefsList({ chosen }: { chosen: string | null }) {
  const answer = useAsk('reports.exports', {});
  const claims = useAsk('claims.list', {});
  useScroll('briefs', true);
  const begin = (): void => go({ room: 'briefs', details: { new: 'yes' } });
  useKeys({ n: begin });
  if (!answer.data) return <Room><PageHeader title="Briefs" /><ProblemNotice problem={answer.error} /></Room>;
  const { exports } = answer.data;
  if (exports.length === 0) {
    const hasClaims = (claims.data?.claims.length ?? 0) > 0;
    return (
      <Room>
        <PageHeader title="Briefs" />
        <EmptyRoom title="Here claims leave the vault, as far as people agreed" picture="briefs" actions={hasClaims ? <Button kind="primary" icon="briefs" onPress={begin}>Make a brief</Button> : <Button kind="primary" onPress={() => go({ room: 'claims' })}>Write a claim first</Button>}>
          A brief takes one claim or several to the team, the board, partners or the public, as a Word document or a web page. Who it is for is chosen first. Kist then shows what may enter, what is held back and why, and what a person has to decide. Every brief that was made is listed here, with whose decision it was.
        </EmptyRoom>
      </Room>
    );
  }
  const record = exports.find((one) => one.id === chosen) ?? null;
  return (
    <Room width="reading">
      <PageHeader title="Briefs" below="What has left this vault. What has left can’t be called back, so each stands here with whose decision it was." actions={<Button kind="primary" icon="briefs" keys="N" onPress={begin}>Make a brief</Button>} />
      <Table
        caption="Briefs that were made, newest first"
        hasHiddenCaption
        columns={[
          { id: 'title', heading: 'Title', value: (row) => row.title },
          { id: 'at', heading: 'Made', value: (row) => row.at, show: (row) => new Date(row.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) },
          { id: 'audience', heading: 'For', value: (row) => audienceWords[row.audience].word },
          { id: 'format', heading: 'As', value: (row) => formatWords[row.format] ?? row.format },
          { id: 'entered', heading: 'Entered', unit: 'pieces', kind: 'number', value: (row) => row.entered },
          { id: 'held', heading: 'Held back', unit: 'pieces', kind: 'number', value: (row) => row.held },
        ]}
        rows={exports}
        rowId={(row) => row.id}
        chosen={record?.id ?? null}
        onOpen={(row) => go({ room: 'briefs', id: row.id }, { replace: true })}
      />
      <InInspector label={record ? 'This brief' : 'Briefs'}>
        {record ? <ExportFacts record={record} /> : <Section title="Reading it"><p>Choose a brief to see its fingerprint, who decided what, and which claims it held.</p></Section>}
      </InInspector>
    </Room>
  );
}

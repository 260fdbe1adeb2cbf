import type { ExportRecord } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Facts, Rows, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { audienceWords } from './audiences.ts';
import './ExportFacts.css';

/** Everything that is written down of one brief. */
export function ExportFacts({ record }: { record: ExportRecord }) {
  const coders = useAsk('team.coders', {});
  const claims = useAsk('claims.list', {});
  const held = (claims.data?.claims ?? []).filter((claim) => record.contents.claimIds.includes(claim.id));
  const { decision } = record;
  return (
    <>
      <Section title={record.title}>
        <Stack gap={12}>
          <Facts
            facts={[
              { label: 'For', value: audienceWords[record.audience].word.toLowerCase() },
              { label: 'Made', value: new Date(record.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) },
              { label: 'By', value: coders.data?.coders.find((coder) => coder.id === record.coderId)?.name ?? 'somebody' },
              { label: 'Evidence that entered', value: counted(record.entered, 'piece') },
              { label: 'Held back', value: record.held === 0 ? 'none' : counted(record.held, 'piece') },
              { label: 'Words of', value: record.contents.voiceIds.length === 0 ? 'no voice' : counted(record.contents.voiceIds.length, 'voice') },
            ]}
          />
        </Stack>
      </Section>
      <Section title="Whose decision">
        {decision === null ? <p>Nothing was left to people: all that entered was agreed to.</p> : (
          <Stack gap={8}>
            <p>{decision.person} let {decision.allow.length === 0 ? 'nothing' : counted(decision.allow.length, 'thing')} in and left {decision.leaveOut.length === 0 ? 'nothing' : counted(decision.leaveOut.length, 'thing')} out.</p>
            {decision.reason.trim() !== '' && <p>“{decision.reason}”</p>}
          </Stack>
        )}
      </Section>
      <Section title="Claims in it">
        {held.length === 0 ? <p>They are no longer in the vault.</p> : <Rows isOpen label="Claims in it" rows={held.map((claim) => ({ id: claim.id, title: claim.statement, isVoice: true, onOpen: () => go({ room: 'claims', id: claim.id }) }))} />}
      </Section>
      <Section title="Fingerprint" about="SHA-256 of the file that was made: the same file has the same.">
        <p className="export-hash">{record.hash}</p>
      </Section>
      <Section title="Where the history stood" about="Printed in the file too, so that nobody can rewrite what came before unseen.">
        <p className="export-hash">Entry {record.head.seq}, {record.head.hash}</p>
      </Section>
    </>
  );
}

/** The texts that a source has had: who changed what when and why, and any of them brought back. */
import { useState } from 'react';
import type { RevisionInfo } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { formatRoute, go } from '../../../app/route.ts';
import { useAsk, useChange } from '../../../client/ask.ts';
import { announce, Button, ConfirmInline, PageHeader, Room, Section, Stack, TextField } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { consequences, extent, revisionWords } from './in-words.ts';
import { TextDifferences } from './TextDifferences.tsx';
import './TextsPage.css';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function TextsPage({ id, chosen }: { id: string; chosen: string }) {
  const asked = useAsk('sources.revisions', { id });
  const title = useAsk('sources.list', {}).data?.sources.find((source) => source.id === id)?.title ?? '';
  const revisions = asked.data?.revisions ?? [];
  const shown = revisions.find((revision) => revision.id === chosen) ?? revisions[0];
  return (
    <Room>
      <PageHeader
        title="Texts of this source"
        above={<a className="reader-back" href={formatRoute({ room: 'sources', id })}>{title === '' ? 'Back to the source' : title}</a>}
        below={revisions.length === 0 ? '' : `${counted(revisions.length, 'text')}, the one that stands now first. None of them is ever lost, and the file as it came is kept beside them.`}
        actions={<Button size="small" onPress={() => go({ room: 'sources', id, details: { left: 'all' } })}>Left without words</Button>}
      />
      <ProblemNotice problem={asked.error} />
      {shown !== undefined && (
        <div className="texts">
          <nav aria-label="Texts">
            <ul className="texts-list">
              {revisions.map((revision) => (
                <li key={revision.id}>
                  <button className="texts-item" type="button" aria-current={revision.id === shown.id || undefined} onClick={() => go({ room: 'sources', id, details: { texts: revision.id } }, { replace: true })}>
                    <span className="texts-what">{revisionWords(revision)}</span>
                    <span className="texts-detail">Text {revision.number}{revision.isCurrent ? ', as it stands now' : ''}. {moment.format(new Date(revision.at))}</span>
                    {revision.how === 'who speaks' || revision.number === 1 ? null : <span className="texts-detail">{extent(revision)}</span>}
                    {revision.reason !== '' && <span className="texts-detail texts-reason">{revision.reason}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <OneText key={shown.id} id={id} revision={shown} />
        </div>
      )}
    </Room>
  );
}

function OneText({ id, revision }: { id: string; revision: RevisionInfo }) {
  const asked = useAsk('sources.revision', { id, revisionId: revision.id });
  const goBack = useChange('sources.goBack');
  const [reason, setReason] = useState('');
  const isFirst = revision.number === 1;
  const about = isFirst ? 'Every paragraph, as the file was read.' : revision.how === 'who speaks' ? 'No word was changed: who speaks in a turn was.' : 'What went is struck out and marked −, what came is underlined and marked +.';
  return (
    <Section title={isFirst ? 'The text as it came' : `Text ${revision.number}, against the one that it was made from`} about={about}>
      <Stack gap={16}>
        <ProblemNotice problem={asked.error ?? goBack.error} />
        {!revision.isCurrent && (
          <div className="correction-acts">
            <TextField label="Reason" note="if you like" value={reason} onChange={setReason} />
            <ConfirmInline
              ask="Bring this text back"
              kind="plain"
              size="small"
              icon="undo"
              question="Bring this text back? It is put on top as a new text. Codings go along by rule, those left behind return where their words are back, and undo takes it back."
              confirm="Bring it back"
              keep="Leave it"
              onConfirm={() => goBack.mutate({ id, revisionId: revision.id, reason }, { onSuccess: ({ carried }) => { announce(`Brought back. ${consequences(carried).join(' ')}`); go({ room: 'sources', id, details: { texts: 'all' } }, { replace: true }); } })}
            />
          </div>
        )}
        {asked.data !== undefined && revision.how !== 'who speaks' && <TextDifferences pieces={asked.data.pieces} />}
        {asked.data === undefined && asked.error === null && <p role="status">Reading the text…</p>}
      </Stack>
    </Section>
  );
}

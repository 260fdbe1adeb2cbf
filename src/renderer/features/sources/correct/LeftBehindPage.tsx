/** Codings whose words were deleted in a correction: kept, with what can be done for them. */
import type { Code, LeftBehind } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { formatRoute, go } from '../../../app/route.ts';
import { useAsk, useChange } from '../../../client/ask.ts';
import { announce, Button, Cluster, type CodeColourName, ConfirmInline, EmptyRoom, PageHeader, Quote, Room, Swatch } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { placing } from './placing.ts';
import './LeftBehindPage.css';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

export function LeftBehindPage({ id }: { id: string }) {
  const asked = useAsk('coding.leftBehind', { sourceId: id });
  const codes = new Map((useAsk('codebook.list', {}).data?.codes ?? []).map((code) => [code.id, code]));
  const title = useAsk('sources.list', {}).data?.sources.find((source) => source.id === id)?.title ?? 'Back to the source';
  const coders = new Map((useAsk('team.coders', {}).data?.coders ?? []).map(({ id: coder, name }) => [coder, name]));
  const codings = asked.data?.codings ?? [];
  return (
    <Room>
      <PageHeader
        title="Left without words"
        above={<a className="reader-back" href={formatRoute({ room: 'sources', id })}>{title}</a>}
        below={codings.length === 0 ? '' : `${counted(codings.length, 'coding')} whose words were deleted when the text was corrected. They count nowhere until they stand on words again.`}
        actions={<Button size="small" onPress={() => go({ room: 'sources', id, details: { texts: 'all' } })}>Texts of this source</Button>}
      />
      <ProblemNotice problem={asked.error} />
      {asked.data !== undefined && codings.length === 0 && (
        <EmptyRoom picture="sources" title="Every coding stands on words">When a correction deletes all the words of a coding, the coding is kept here, with the words that it stood on. You can put it on other words, or take it away.</EmptyRoom>
      )}
      <ul className="left-behind" aria-label="Codings without words">
        {codings.map((one) => <li key={one.coding.id}><LeftOne left={one} code={codes.get(one.coding.codeId)} coder={coders.get(one.coding.coderId) ?? ''} /></li>)}
      </ul>
    </Room>
  );
}

function LeftOne({ left: { coding, words, since }, code, coder }: { left: LeftBehind; code: Code | undefined; coder: string }) {
  const remove = useChange('coding.remove');
  const name = code?.name ?? 'A code';
  return (
    <>
      <div className="left-behind-code">{code !== undefined && <Swatch colour={code.colour as CodeColourName} />}{name}</div>
      <Quote size="small">{words}</Quote>
      {coding.memo !== '' && <p className="left-behind-why">Memo: {coding.memo}</p>}
      <p className="left-behind-why">{coder === '' ? '' : `Coded by ${coder}. `}Its words went in text {since.number}{since.coder === '' ? '' : `, by ${since.coder}`}, {day.format(new Date(since.at))}{since.reason === '' ? '.' : `: “${since.reason}”`}</p>
      <ProblemNotice problem={remove.error} />
      <Cluster>
        <Button size="small" onPress={() => { placing.set({ codingId: coding.id, sourceId: coding.sourceId, codeName: name, words }); go({ room: 'sources', id: coding.sourceId }); }}>Put it on other words</Button>
        <ConfirmInline ask="Take it away" size="small" question={`Take this coding of ${name} away? Undo brings it back.`} confirm="Take it away" onConfirm={() => remove.mutate({ id: coding.id }, { onSuccess: () => announce('Coding taken away') })} />
      </Cluster>
    </>
  );
}

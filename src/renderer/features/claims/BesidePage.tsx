import { useState } from 'react';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { ComboBox, Finding, LinkButton, PageHeader, Room, Select, Stack } from '../../ui/index.ts';
import { usePlaces } from '../voices/use-places.ts';
import './BesidePage.css';

/** A claim beside another, for example the same in another place: part by part, with what differs. */
export function BesidePage({ id }: { id: string }) {
  const { details } = useRoute();
  const list = useAsk('claims.list', {});
  const { nameOf } = usePlaces();
  const [shown, setShown] = useState<'differs' | 'all'>('differs');
  const otherId = details.other ?? null;
  useScroll(`claim beside ${id}`);
  const answer = useAsk('claims.beside', { oneId: id, otherId: otherId ?? '' }, { enabled: otherId !== null });
  const claims = list.data?.claims ?? [];
  const nameIn = (claimId: string | null): string => nameOf(claims.find((claim) => claim.id === claimId)?.placeId ?? null) ?? 'Place not said';
  const rows = (answer.data?.rows ?? []).filter((row) => shown === 'all' || row.differs);
  return (
    <Room>
      <PageHeader above={<LinkButton onPress={() => go({ room: 'claims', id })}>{claims.find((claim) => claim.id === id)?.statement ?? 'Claim'}</LinkButton>} title="Beside another claim" />
      <Stack gap={16}>
        <div className="beside-choices">
          <ComboBox
            label="Beside"
            placeholder="Type a few letters of a claim or a place"
            choices={claims.filter((claim) => claim.id !== id).map((claim) => ({ id: claim.id, label: claim.statement, description: nameIn(claim.id) }))}
            value={otherId}
            onChange={(other) => go({ room: 'claims', id, details: { page: 'beside', ...(other !== null && { other }) } }, { replace: true })}
          />
          {otherId !== null && <Select label="Show" choices={[{ id: 'differs', label: 'What differs' }, { id: 'all', label: 'Every part' }]} value={shown} onChange={setShown} />}
        </div>
        <ProblemNotice problem={list.error ?? answer.error} />
        {otherId === null && <p>{claims.length < 2 ? 'There is no other claim yet. Write the same claim for another place, and see what it took there.' : 'Choose the claim to put beside it: the same in another place shows what it took here and there.'}</p>}
        {otherId !== null && answer.data && (
          <>
            <Finding>{answer.data.sentences.join(' ')}</Finding>
            <table className="beside">
              <caption className="ui-visually-hidden">Two claims, part by part</caption>
              <thead><tr><th scope="col">Part</th><th scope="col">{nameIn(id)}</th><th scope="col">{nameIn(otherId)}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.part} data-differs={row.differs || undefined}>
                    <th scope="row">{row.part}{row.differs && shown === 'all' && <span className="beside-differs">differs</span>}</th>
                    <td>{row.one || '–'}</td>
                    <td>{row.other || '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length === 0 && <p>No part differs.</p>}
          </>
        )}
      </Stack>
    </Room>
  );
}

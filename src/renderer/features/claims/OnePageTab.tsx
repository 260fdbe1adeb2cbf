import { useEffect, useMemo, useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Cluster, Stack } from '../../ui/index.ts';
import { usePlaces } from '../voices/use-places.ts';
import { drawClaim } from './draw-claim.ts';
import './OnePageTab.css';

/** What stands at the foot of the page. */
export function useFootOfPage(): string {
  const vault = useAsk('vault.state', {});
  const isSynthetic = vault.data !== undefined && 'synthetic' in vault.data && vault.data.synthetic;
  return `${isSynthetic ? 'Synthetic data. ' : ''}Participants’ own words stay in the vault; each piece stands with how it bears on the claim.`;
}

/** The claim on one page, as it would be laid before a board. */
export function OnePageTab({ claim }: { claim: Claim }) {
  const { nameOf } = usePlaces();
  const foot = useFootOfPage();
  const where = nameOf(claim.placeId) ?? null;
  const drawn = useMemo(() => drawClaim(claim, where, foot), [claim, where, foot]);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([drawn.svg], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [drawn]);
  return (
    <Stack gap={16}>
      <Cluster justify="between">
        <p className="one-page-about">Everything on it stands in the other tabs too, in words that can be followed.</p>
        <Button icon="save" onPress={() => go({ room: 'claims', id: claim.id, details: { page: 'export' } })}>Export it</Button>
      </Cluster>
      {address !== null && <img className="one-page" src={address} width={drawn.width} height={drawn.height} alt={inWords(claim, where)} />}
    </Stack>
  );
}

function inWords(claim: Claim, where: string | null): string {
  const own = claim.evidence.filter((item) => item.rivalId === null);
  return `The claim on one page: ${claim.statement} ${where ?? 'Place not said'}. ${claim.steps.length} steps, ${own.filter(({ side }) => side === 'for').length} pieces for it and ${own.filter(({ side }) => side === 'against').length} against it, ${claim.rivals.length} other explanations. Weakest point: ${claim.weakest ?? claim.missing[0] ?? 'not rated'}.`;
}

import { useRoute } from '../../app/route.ts';
import { BriefsList } from './BriefsList.tsx';
import { MakeBrief } from './MakeBrief.tsx';

/** What has left the vault, and the way for more to leave it. */
export function BriefsRoom() {
  const { id, details } = useRoute();
  if (details.claim !== undefined || details.new === 'yes') return <MakeBrief key={details.claim ?? 'new'} firstClaim={details.claim ?? null} />;
  return <BriefsList chosen={id} />;
}

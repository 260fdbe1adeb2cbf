import { useRoute } from '../../app/route.ts';
import { ClaimPage } from './ClaimPage.tsx';
import { ClaimsList } from './ClaimsList.tsx';
import { RubricPage } from './RubricPage.tsx';

/** Contribution claims, one claim, or the words of the rubric. */
export function ClaimsRoom() {
  const { id, details } = useRoute();
  if (details.tab === 'rubric') return <RubricPage />;
  return id === null ? <ClaimsList /> : <ClaimPage key={id} id={id} />;
}

import { useRoute } from '../../app/route.ts';
import { AcrossPage } from './AcrossPage.tsx';
import { BesidePage } from './BesidePage.tsx';
import { ClaimPage } from './ClaimPage.tsx';
import { ClaimsList } from './ClaimsList.tsx';
import { ExportClaim } from './ExportClaim.tsx';
import { RubricPage } from './RubricPage.tsx';

/** Contribution claims, one claim, what there is across them, or the words of the rubric. */
export function ClaimsRoom() {
  const { id, details } = useRoute();
  if (details.tab === 'rubric') return <RubricPage />;
  if (id === null) return details.page === 'across' ? <AcrossPage /> : <ClaimsList />;
  if (details.page === 'export') return <ExportClaim key={id} id={id} />;
  if (details.page === 'beside') return <BesidePage key={id} id={id} />;
  return <ClaimPage key={id} id={id} />;
}

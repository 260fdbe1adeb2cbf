import { useRoute } from '../../app/route.ts';
import { CompareTheory } from './CompareTheory.tsx';
import { ExportTheory } from './ExportTheory.tsx';
import { ImportTheory } from './ImportTheory.tsx';
import { TheoryList } from './TheoryList.tsx';
import { TheoryPage } from './TheoryPage.tsx';

/** Theories of change: what is thought to lead to what, and what has to hold for it. */
export function TheoryRoom() {
  const { id, details } = useRoute();
  if (id === null) return details.page === 'import' ? <ImportTheory /> : <TheoryList />;
  if (details.page === 'compare') return <CompareTheory key={id} id={id} />;
  if (details.page === 'export') return <ExportTheory key={id} id={id} />;
  return <TheoryPage key={id} id={id} />;
}

import { lazy, Suspense } from 'react';
import type { CausalCanvasProps } from './CausalCanvas.tsx';

const CausalCanvas = lazy(async () => ({ default: (await import('./CausalCanvas.tsx')).CausalCanvas }));

/** The drawn map; nobody waits for the library that draws it until a map is looked at. */
export function MapPicture(props: CausalCanvasProps) {
  return <Suspense fallback={<p role="status">Drawing the map…</p>}><CausalCanvas {...props} /></Suspense>;
}

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { beginAppearance } from './app/appearance.ts';

// In Electron, preload has put the host there already. In a browser this page does it itself, over 127.0.0.1.
if (!window.kist) {
  const { connectLoopback } = await import('./client/loopback/connect-loopback.ts');
  window.kist = connectLoopback();
}

beginAppearance();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

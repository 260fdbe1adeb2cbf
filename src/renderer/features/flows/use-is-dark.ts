import { useSyncExternalStore } from 'react';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? dark.matches : chosen === 'dark';
}

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    dark.removeEventListener('change', listener);
    observer.disconnect();
  };
}

/** Whether the window is dark now: pictures are drawn in colours, not in CSS. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

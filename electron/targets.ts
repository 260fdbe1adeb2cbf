/** What is built for the desktop host, for Forge and for `build.ts` alike. Paths are from the top of the checkout. */
export const targets: readonly { readonly entry: string; readonly config: string; readonly target: 'main' | 'preload' }[] = [
  { entry: 'electron/main.ts', config: 'electron/vite.main.config.ts', target: 'main' },
  { entry: 'electron/preload.ts', config: 'electron/vite.preload.config.ts', target: 'preload' },
  { entry: 'electron/vault-process.ts', config: 'electron/vite.main.config.ts', target: 'main' },
  { entry: 'src/service/lane-worker.ts', config: 'electron/vite.main.config.ts', target: 'main' },
];

/** The window, built by its own configuration. */
export const windowTarget = { name: 'main_window', config: 'src/renderer/vite.config.ts' } as const;

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the window. `--mode gallery` builds the page that shows every component instead, to look at and to test.
 * Everything that is served lies in the build: nothing is fetched, nothing is inlined as a data address.
 */
export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: './',
  define: { global: 'globalThis' },
  plugins: [react(), policyForDevelopment()],
  build: {
    outDir: here(mode === 'gallery' ? '../../.vite/renderer/gallery' : '../../.vite/renderer/main_window'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: here(mode === 'gallery' ? './gallery.html' : './index.html') },
  },
}));

/** The development server reloads through an inline script and a socket, which the real policy refuses. Never part of a build. */
function policyForDevelopment(): Plugin {
  return {
    name: 'kist-policy-for-development',
    apply: 'serve',
    transformIndexHtml: (html) => html
      .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
      .replace(/style-src 'self'[^;]*/, "style-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
  };
}

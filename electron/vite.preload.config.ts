/** For preload, which runs sandboxed: one CommonJS file (`.cjs`, because the package is one of modules) that may require `electron` and little else. */
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'chrome140',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
  },
});

import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The centre's pages, built into a folder that the server serves (src-server/web/serve-pages.ts).
export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: path.resolve(import.meta.dirname, '../out/web'),
    emptyOutDir: true,
    // Browsers of the last years; people come with whatever their machine has.
    target: 'chrome100',
  },
});

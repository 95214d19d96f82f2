import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { oneRuntime } from './scripts/face-assets/one-runtime-plugin';
import { faceAssets } from './scripts/face-assets/vite-plugin';
import { shippedPackages } from './scripts/package/shipped-packages-plugin';
import { demoClips } from './scripts/start/demo-clips';

// Two Electrons must run the same build (docs/decisions/0002): the targets are the older one's, said outright,
// because they would otherwise follow whichever electron package is installed.
export default defineConfig({
  main: {
    plugins: [shippedPackages('main')],
    build: {
      target: 'node20.18',
      lib: { entry: path.resolve('src-main/index.ts') },
      // Two files of the fonts are put beside the program, and nothing else of theirs is wanted there. What SM2 to SM4
      // depend on comes in versions that others have otherwise: inside the bundle it disturbs nobody. Shares are one file.
      // zod is a hundred files, of which half are sentences in languages that nobody sees: they cost the start.
      externalizeDeps: {
        exclude: ['@expo-google-fonts/noto-sans-sc', 'shamir-secret-sharing', 'sm-crypto-v2', 'zod'],
      },
      sourcemap: true,
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      // A sandboxed preload must be CommonJS.
      lib: { entry: path.resolve('src-main/preload/index.ts'), formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: path.resolve('src-renderer'),
    plugins: [react(), faceAssets(), demoClips(), shippedPackages('renderer')],
    worker: { format: 'es', plugins: () => [oneRuntime(), shippedPackages('worker')] },
    build: {
      target: 'chrome130',
      rollupOptions: { input: path.resolve('src-renderer/index.html') },
      // Read and compiled at every start on a weak machine; sources are in the repository.
      minify: true,
      outDir: path.resolve('out/renderer'),
    },
  },
});

import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig } from 'vite';
import { FACE_FILES, pathOfFaceFile } from './faces/face-files.ts';

const here = import.meta.dirname;
const outDir = path.resolve(here, '../out/server');

// The centre's server as one file for plain Node: what runs in production, without a compiler. Packages stay packages
// (`npm ci --omit=dev` beside it); what the server reads by name lies next to the file.
export default defineConfig({
  build: {
    ssr: true,
    rollupOptions: {
      input: {
        index: path.resolve(here, 'index.ts'),
        'face-thread': path.resolve(here, 'faces/face-thread.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
    outDir,
    emptyOutDir: true,
    target: 'node20.19',
    sourcemap: true,
  },
  // Built in: sixty megabytes of packages for one of their files, and a wasm that lies beside.
  ssr: { noExternal: [/^@tensorflow\//], resolve: { mainFields: ['main'] } },
  resolve: { mainFields: ['main'] },
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  plugins: [
    {
      name: 'files-beside-the-server',
      closeBundle: async () => {
        await cp(path.join(here, 'store/migrations'), path.join(outDir, 'migrations'), { recursive: true });
        for (const file of FACE_FILES)
          await cp(pathOfFaceFile(file), path.join(outDir, 'face-files', file.name));
        await cp(path.join(here, 'reports/report.css'), path.join(outDir, 'report.css'));
      },
    },
  ],
});

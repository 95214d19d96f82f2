import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const outDir = path.resolve(here, '../out/server');

// The centre's server as one file for plain Node: what runs in production, without a compiler. Packages stay packages
// (`npm ci --omit=dev` beside it); what the server reads by name lies next to the file.
export default defineConfig({
  build: {
    ssr: path.resolve(here, 'index.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node20.19',
    sourcemap: true,
  },
  plugins: [
    {
      name: 'files-beside-the-server',
      closeBundle: async () => {
        await cp(path.join(here, 'store/migrations'), path.join(outDir, 'migrations'), { recursive: true });
        await cp(path.join(here, 'reports/report.css'), path.join(outDir, 'report.css'));
      },
    },
  ],
});

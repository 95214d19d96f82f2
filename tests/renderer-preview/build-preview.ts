import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin, preview } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../src-renderer');

/** Puts the sample station before the page's own code, and a checker without networks in the place of the real one. */
function sampleStation(): Plugin {
  return {
    name: 'sample-station',
    enforce: 'pre',
    resolveId(source) {
      if (source.endsWith('/face-checker')) return path.join(here, 'fake-face-checker.ts');
      return undefined;
    },
    transform(code, id) {
      if (id !== path.join(root, 'main.tsx')) return undefined;
      return `import ${JSON.stringify(path.join(here, 'fake-station.ts'))};\n${code}`;
    },
  };
}

export type RunningPreview = { readonly url: string; readonly close: () => Promise<void> };

/** Builds the screens with sample data into `outDir` and serves them, with the demonstration people under /demo/. */
export async function startPreview(outDir: string): Promise<RunningPreview> {
  const config = {
    root,
    configFile: false as const,
    logLevel: 'warn' as const,
    publicDir: false as const,
    build: { outDir, emptyOutDir: true, target: 'chrome130' },
    plugins: [react(), sampleStation()],
  };
  await build(config);
  const people = path.resolve(here, '../../resources/demo/people');
  const { cp } = await import('node:fs/promises');
  await cp(people, path.join(outDir, 'demo'), { recursive: true });
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the preview has no address');
  return { url, close: () => server.close() };
}

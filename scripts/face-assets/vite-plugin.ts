import { createReadStream, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { type AssetFile, descriptorAssetFiles, faceAssetFiles } from './asset-list';
import { embedderAssetFiles } from './embedder-asset-list';
import { meshAssetFiles } from './mesh-asset-list';

const MODULE = 'virtual:face-assets';
const RESOLVED = `\0${MODULE}`;
const FOLDER = 'face-assets/';

/**
 * Ships the face networks with the renderer: emits them into `face-assets/` of a build, serves them in development,
 * and gives their names and SHA-256 as the module `virtual:face-assets`, so that the hashes are part of the bundle and
 * the worker refuses a file that was changed afterwards.
 */
export function faceAssets(): Plugin {
  let files: readonly AssetFile[] = [];
  let descriptorFiles: readonly AssetFile[] = [];
  let meshFiles: readonly AssetFile[] = [];
  let embedderFiles: readonly AssetFile[] = [];
  const all = () => [...files, ...descriptorFiles, ...meshFiles, ...embedderFiles];
  return {
    name: 'face-assets',
    // Found only when the worker starts, it would reload the page under development in mid-exam.
    config: () => ({
      optimizeDeps: { include: ['@vladmandic/face-api/dist/face-api.esm.js', 'onnxruntime-web/wasm'] },
    }),
    async buildStart() {
      files = faceAssetFiles();
      descriptorFiles = descriptorAssetFiles();
      meshFiles = meshAssetFiles();
      embedderFiles = await embedderAssetFiles();
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const listed = (of: readonly AssetFile[]) =>
        JSON.stringify(of.map(({ name, sha256 }) => ({ name, sha256 })));
      return `
        export const faceAssets = ${listed(files)};
        export const descriptorAssets = ${listed(descriptorFiles)};
        export const meshAssets = ${listed(meshFiles)};
        export const embedderAssets = ${listed(embedderFiles)};`;
    },

    generateBundle() {
      for (const { name, path } of all()) {
        this.emitFile({ type: 'asset', fileName: FOLDER + name, source: readFileSync(path) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const pathname = new URL(request.url ?? '/', 'http://localhost').pathname;
        const file = all().find(({ name }) => pathname.endsWith(`/${FOLDER}${name}`));
        if (file === undefined) return next();
        response.setHeader(
          'content-type',
          file.name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream',
        );
        createReadStream(file.path).pipe(response);
      });
    },
  };
}

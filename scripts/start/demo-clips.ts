import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Under the development server the demonstration clips come from here; a built station serves them itself. */
export function demoClips(): Plugin {
  return {
    name: 'demo-clips',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/demo', (request, response, next) => {
        const [, name, clip] = /^\/([a-z0-9-]+)\/((?:clip|moves)\.mjpeg)$/.exec(request.url ?? '') ?? [];
        if (name === undefined || clip === undefined) return next();
        readFile(path.resolve('resources/demo/people', name, clip)).then(
          (bytes) => response.setHeader('content-type', 'application/octet-stream').end(bytes),
          () => next(),
        );
      });
    },
  };
}

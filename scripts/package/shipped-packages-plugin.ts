import { mkdirSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

export const SHIPPED_FOLDER = 'out/shipped';

/** Writes down, for one part of the program, which packages' modules the builder really took into it. */
export function shippedPackages(part: string): Plugin {
  return {
    name: 'shipped-packages',
    apply: 'build',
    generateBundle(_, bundle) {
      const found = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const folder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
          if (folder !== undefined && renderedLength > 0)
            found.add(path.relative(process.cwd(), folder.replace(/^\0/, '')));
        }
        for (const name of chunk.imports) {
          if (isBuiltin(name)) continue;
          if (/^(?:@[a-z]|[a-z])[\w./-]*$/.test(name) && !(name in bundle))
            found.add(`node_modules/${packageOf(name)}`);
        }
      }
      mkdirSync(SHIPPED_FOLDER, { recursive: true });
      writeFileSync(
        path.join(SHIPPED_FOLDER, `${part}.json`),
        `${JSON.stringify([...found].sort(), null, 1)}\n`,
      );
    },
  };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

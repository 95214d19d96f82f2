import { readFile } from 'node:fs/promises';

/** The reports' style, read from beside this file; the build puts it beside the bundle (src-server/vite.config.ts). */
export function reportStyle(): Promise<string> {
  return readFile(new URL('./report.css', import.meta.url), 'utf8');
}

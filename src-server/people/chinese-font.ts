import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

let font: Promise<Buffer> | undefined;

/** Noto Sans SC (OFL) from the package of that name: the same paper on every machine, whatever fonts it has. */
export function chineseFont(): Promise<Buffer> {
  font ??= readFile(
    path.join(
      path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc')),
      '400Regular/NotoSansSC_400Regular.ttf',
    ),
  );
  return font;
}

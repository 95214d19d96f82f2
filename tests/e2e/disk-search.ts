import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';

/** Texts that must not stand in clear on a station's disk: stems, options, rationales, names, document numbers. */
export function plaintextsOf(content: PackageContent): readonly string[] {
  const items = content.bank.items.flatMap((item) => (item.type === 'case' ? [item, ...item.items] : [item]));
  const texts = items.flatMap((item) => [
    item.stem,
    ...('options' in item ? item.options.map((option) => option.text) : []),
    ...('rationale' in item ? [item.rationale] : []),
  ]);
  const people = content.candidates.flatMap((one) => [one.displayName, one.document.number]);
  // Short options such as 5年 stand in any file; a text of some length stands there only if it was written there.
  return [...texts.filter((text) => text.length >= 12), ...people];
}

/** The files below a folder that hold one of the texts, as UTF-8 or as UTF-16 (Chromium's databases use both). */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const wanted = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const found: string[] = [];
  let searched = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) continue;
    searched += 1;
    if (wanted.some((text) => bytes.includes(text))) found.push(path.relative(folder, file));
  }
  if (searched < 5) throw new Error(`only ${searched} files were searched`);
  return found;
}

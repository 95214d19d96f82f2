import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { splitPassphrase } from '../../src-crypto/passphrase-shares';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';

export type ShareSheet = { readonly name: string; readonly text: string };

export const NOT_TO_SPLIT =
  '只有用 passphrase 命令生成的口令可以分成三份 only a passphrase made by `passphrase` can be split in three';

/** A sheet for each holder of a share; undefined for a passphrase that somebody thought of. */
export async function shareSheets(
  suite: CryptoSuite,
  content: PackageContent,
  passphrase: string,
): Promise<readonly ShareSheet[] | undefined> {
  const shares = await splitPassphrase(suite, content.packageId, passphrase);
  return shares?.map((share, at) => ({
    name: `share-${at + 1}.txt`,
    text: `${content.session.title}（${content.session.date}）
${content.packageId}

场次口令第 ${at + 1} 份，共 3 份 share ${at + 1} of 3 of the session's passphrase

    ${share}

任意两份可以开启本场，单独一份没有用处。请封入信封，三份由三人分别保管。
Any two open the session, one alone is of no use. Seal it in an envelope; three people keep one each.
`,
  }));
}

/** Readable by whoever sealed, and by nobody else of this machine; an older sheet is not written over. */
export async function writeShareSheets(folder: string, sheets: readonly ShareSheet[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, text } of sheets) {
    await writeFile(path.join(folder, name), text, { mode: 0o600, flag: 'wx' });
  }
}

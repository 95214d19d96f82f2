import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CentreKeys, isConsistent } from '../../src-crypto/key-files';
import { normalisePassphrase, PASSPHRASE_MIN_LENGTH } from '../../src-crypto/passphrase';
import type { CryptoSuite, ScryptCost } from '../../src-crypto/suite';
import { suiteOf } from '../../src-crypto/suites';
import { fromBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { Sha256Hex, StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PackageContent } from '../../src-shared/contracts/package/package-content';
import type { CommandOutcome } from '../command-outcome';
import { writeFileAtomic } from '../write-file-atomic';
import { missingBlobs } from './clear-stream';
import { sealPackage } from './seal-package';
import { NOT_TO_SPLIT, shareSheets, writeShareSheets } from './share-sheets';

export type SealFiles = {
  readonly content: string;
  readonly photos: string;
  /** Folders of the pictures that the bank's items show. */
  readonly pictures?: readonly string[];
  readonly stations: string;
  readonly centreKeys: string;
  readonly out: string;
  /** Where three sheets with a share of the passphrase each are put; none when absent. */
  readonly shares?: string;
};

export type SealSettings = {
  readonly suite: CryptoSuite;
  readonly passphrase: string;
  /** UTC ms. */
  readonly nowMs: number;
  readonly cost?: ScryptCost;
};

/** The stations that shall open the package, with the keys they registered with. */
const Stations = z
  .array(
    z
      .object({
        stationId: StationId,
        boxPublicKey: z.string().transform((text, context) => {
          const bytes = fromBase64Url(text);
          if (bytes?.length === 32) return bytes;
          context.addIssue({ code: 'custom', message: 'not a key of 32 bytes in base64url' });
          return z.NEVER;
        }),
      })
      .strict(),
  )
  .min(1)
  .refine((stations) => new Set(stations.map((one) => one.stationId)).size === stations.length, {
    message: 'a station stands twice',
  });

/** `seal`: reads and checks everything first, so that a faulty input never leaves a file behind. */
export async function sealCommand(files: SealFiles, settings: SealSettings): Promise<CommandOutcome> {
  const { passphrase } = settings;
  if (normalisePassphrase(passphrase).length < PASSPHRASE_MIN_LENGTH) {
    return failed(
      `口令过短，至少 ${PASSPHRASE_MIN_LENGTH} 个字符 the passphrase needs ${PASSPHRASE_MIN_LENGTH} signs or more`,
    );
  }
  const content = await readJson(files.content, PackageContent);
  if (!content.ok) return failed(content.error);
  const sheets =
    files.shares === undefined ? [] : await shareSheets(settings.suite, content.value, passphrase);
  if (sheets === undefined) return failed(NOT_TO_SPLIT);
  const stations = await readJson(files.stations, Stations);
  if (!stations.ok) return failed(stations.error);
  const centreKeys = await readJson(files.centreKeys, CentreKeys);
  if (!centreKeys.ok) return failed(centreKeys.error);
  // A centre lives in one suite, and its key file says which.
  const suite = suiteOf(centreKeys.value.suite) ?? settings.suite;
  if (!isConsistent(suite, centreKeys.value)) {
    return failed(`${files.centreKeys}: 密钥文件损坏 the key file is damaged`);
  }
  const photos = new Map<Sha256Hex, Uint8Array>();
  for (const folder of [files.photos, ...(files.pictures ?? [])]) {
    const read = await readPhotos(suite, folder);
    if (!read.ok) return failed(read.error);
    for (const [sha256, bytes] of read.value) photos.set(sha256, bytes);
  }
  const missing = missingBlobs(suite, content.value, photos);
  if (missing.length > 0) {
    return failed(`缺少照片或图片 photographs or pictures missing: ${missing.join(', ')}`);
  }

  const bytes = await sealPackage({
    suite,
    content: content.value,
    photos,
    stations: stations.value,
    passphrase,
    centreKeys: centreKeys.value,
    createdAtMs: settings.nowMs,
    ...(settings.cost === undefined ? {} : { cost: settings.cost }),
  });
  try {
    if (files.shares !== undefined) await writeShareSheets(files.shares, sheets);
    await writeFileAtomic(files.out, bytes);
  } catch (error) {
    return failed(`${files.out}: 无法写入 cannot be written: ${messageOf(error)}`);
  }
  const summary = `${bytes.length} 字节 bytes, ${stations.value.length} 台 stations, ${content.value.packageId}`;
  return { exitCode: 0, text: `已封装 sealed: ${files.out} (${summary})` };
}

async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<Result<z.output<T>, string>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // The parser quotes what it could not read, and that may be a private key.
    const isSyntax = error instanceof SyntaxError;
    return err(`${file}: ${isSyntax ? '不是有效的 JSON, not valid JSON' : messageOf(error)}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);
  return err(`${file}: 格式不符 does not fit the schema: ${lines.join('; ')}`);
}

/** Every file of the folder by the hash of its bytes: names are free, and a changed picture is a missing one. */
async function readPhotos(
  suite: CryptoSuite,
  folder: string,
): Promise<Result<ReadonlyMap<Sha256Hex, Uint8Array>, string>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const photos = new Map<Sha256Hex, Uint8Array>();
    for (const entry of entries.filter((one) => one.isFile())) {
      const bytes = new Uint8Array(await readFile(path.join(folder, entry.name)));
      photos.set(Sha256Hex.parse(toHex(suite.sha256(bytes))), bytes);
    }
    return ok(photos);
  } catch (error) {
    return err(`${folder}: ${messageOf(error)}`);
  }
}

function failed(text: string): CommandOutcome {
  return { exitCode: 1, text };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unreadable';
}

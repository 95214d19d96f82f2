import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { CentreKeys, isConsistent } from '../../src-crypto/key-files';
import { makeVerifier, STAFF_PASSWORD_COST } from '../../src-crypto/password-verifier';
import type { CryptoSuite } from '../../src-crypto/suite';
import { fromBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PackageContent, type PackageStaff } from '../../src-shared/contracts/package/package-content';
import { NO_BLUEPRINT, PackageOrder, PackageSecrets } from '../../src-shared/contracts/package/package-order';
import type { CommandOutcome } from '../command-outcome';
import { bankVersionOf } from '../read/bank-version';
import { readBanks } from '../read/read-banks';
import { missingBlobs } from '../seal/clear-stream';
import { sealPackage } from '../seal/seal-package';
import { writeFileAtomic } from '../write-file-atomic';

export type PackageFiles = {
  readonly order: string;
  readonly banks: readonly string[];
  readonly photos: string;
  readonly centreKeys: string;
  readonly out: string;
};

/**
 * `package`: a session ordered by the centre becomes a sealed package, and what the centre must know to judge its
 * results. Writes `session.exampkg` and `publication.json` into `out`; on any fault, neither.
 */
export async function packageCommand(
  files: PackageFiles,
  secretsText: string,
  suite: CryptoSuite,
): Promise<CommandOutcome> {
  const order = await readJson(files.order, PackageOrder);
  if (!order.ok) return failed(order.error);
  const keys = await readJson(files.centreKeys, CentreKeys);
  if (!keys.ok || !isConsistent(suite, keys.value)) return failed('密钥文件损坏 the key file is damaged');
  const secrets = PackageSecrets.safeParse(parsed(secretsText));
  if (!secrets.success) return failed('缺少口令 the secrets are missing');
  const bank = await readBanks(files.banks);
  if (!bank.ok) {
    const first = bank.error.slice(0, 5).map((one) => `${one.file}: ${one.reason}`);
    return failed(`题库有误 the bank has faults: ${first.join('; ')}`);
  }
  const posts = new Set(bank.value.blueprints.map((one) => one.post));
  const orphan = order.value.candidates.find((one) => !posts.has(one.post));
  if (orphan !== undefined) return failed(`${NO_BLUEPRINT} ${orphan.post}`);
  const items = bank.value.items.filter((item) => item.status === 'approved');
  const { stations, staff, createdAtMs, ...rest } = order.value;
  const content = PackageContent.parse({
    ...rest,
    staff: await staffOf(suite, staff, secrets.data),
    bank: { bankVersion: bankVersionOf(suite, items, bank.value.blueprints), items },
    blueprints: bank.value.blueprints,
    sessionKey: secrets.data.sessionKey,
  });
  const blobs = new Map<Sha256Hex, Uint8Array>(bank.value.pictures);
  for (const name of await readdir(files.photos)) {
    const bytes = new Uint8Array(await readFile(path.join(files.photos, name)));
    blobs.set(Sha256Hex.parse(toHex(suite.sha256(bytes))), bytes);
  }
  if (missingBlobs(suite, content, blobs).length > 0)
    return failed('缺少照片或图片 photographs or pictures are missing');
  const sealed = await sealPackage({
    suite,
    content,
    photos: blobs,
    stations: stations.map(({ stationId, boxPublicKey }) => ({
      stationId,
      boxPublicKey: fromBase64Url(boxPublicKey) ?? new Uint8Array(0),
    })),
    passphrase: secrets.data.passphrase,
    centreKeys: keys.value,
    createdAtMs,
  });
  const { staff: _staff, ...publication } = content;
  await writeFileAtomic(path.join(files.out, 'session.exampkg'), sealed);
  await writeFileAtomic(
    path.join(files.out, 'publication.json'),
    new TextEncoder().encode(JSON.stringify(publication)),
  );
  return { exitCode: 0, text: JSON.stringify({ bytes: sealed.length }) };
}

/** One after the other: each takes much memory. */
async function staffOf(
  suite: CryptoSuite,
  staff: PackageOrder['staff'],
  { staffPasswords }: PackageSecrets,
): Promise<readonly PackageStaff[]> {
  const made: PackageStaff[] = [];
  for (const member of staff) {
    const password = staffPasswords[member.staffId] ?? '';
    if (password === '') throw new Error('a staff member without a password');
    made.push({ ...member, verifier: await makeVerifier(suite, password, STAFF_PASSWORD_COST) });
  }
  return made;
}

async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<Result<z.output<T>, string>> {
  const given = schema.safeParse(parsed(await readFile(file, 'utf8')));
  if (given.success) return ok(given.data);
  // Where, and never what: an order holds document numbers.
  const where = given.error.issues.map((issue) => issue.path.join('.') || '(root)');
  return err(`${path.basename(file)}: 格式不符 does not fit the schema: ${where.slice(0, 5).join(', ')}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(text: string): CommandOutcome {
  return { exitCode: 1, text };
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newPassphrase } from '../../src-crypto/passphrase';
import { splitPassphrase } from '../../src-crypto/passphrase-shares';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import {
  NO_BLUEPRINT,
  type PackageOrder,
  type PackageSecrets,
} from '../../src-shared/contracts/package/package-order';
import type {
  BuildProblem,
  BuiltPackage,
  CheckedRoster,
  PackageRequest,
} from '../../src-shared/contracts/web/packages';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { maskName } from '../../src-shared/domain/person/mask-name';
import { audit } from '../accounts/audit';
import type { Healer } from '../import/healer';
import type { ImportContext } from '../import/import-batch';
import { postNameOf } from '../office/search-results';
import type { Centre } from '../registry/centre';
import { codeText, newCode } from '../registry/code-text';
import { storePackage } from '../registry/packages';
import { publishSession } from '../registry/publish-session';
import { keepPassphrase } from '../registry/release-package-key';
import { SessionPublication } from '../registry/session-publication';
import type { Database } from '../store/database';
import type { Officer } from '../web/officer';
import { readLibrary } from './library';
import { frameOf, orderOf } from './package-order';
import { type ReadRoster, readRoster } from './read-roster';
import { runBankTool } from './run-bank-tool';

export type PackagingContext = {
  readonly importing: ImportContext;
  readonly database: Database;
  readonly centre: Centre;
  readonly healer: Healer;
  readonly libraryFolder: string;
  readonly centreKeysPath: string;
  readonly isDemonstration: boolean;
  readonly now: () => number;
};

/** A folder of its own for files with document numbers and photographs; gone when the work is done, however it ends. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'exam-package-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The roster as the page shows it before anything is built: every row, and every fault by its row. */
export function checkRoster(
  { database }: PackagingContext,
  source: PackageRequest['source'],
): Promise<Result<CheckedRoster, BuildProblem>> {
  return inFolder(async (folder) => {
    const read = await readRoster(database, source, folder);
    if (!read.ok) return err({ kind: read.error });
    const { form, rows, problems } = read.value;
    const lines = rows.map(({ row, name, document, post, seat, attemptNo, photo }) => ({
      row,
      maskedName: maskName(name),
      maskedDocument: maskDocument(document.type, document.number),
      postName: postNameOf(post),
      seat,
      attemptNo,
      photo,
    }));
    return ok({ form, lines, problems });
  });
}

/** Reads, checks, builds, seals and publishes a session; on any fault nothing is left behind. */
export function buildPackage(
  context: PackagingContext,
  by: Officer,
  request: PackageRequest,
): Promise<Result<BuiltPackage, BuildProblem>> {
  return inFolder(async (folder) => {
    const library = await readLibrary(context.libraryFolder);
    if (library === undefined) return err({ kind: 'no-library' });
    const bank = library.banks.find((one) => one.id === request.bankId);
    if (bank === undefined) return err({ kind: 'no-such-bank' });
    const frame = await frameOf(context, library, request);
    if (!frame.ok) return frame;
    const read = await readRoster(context.database, request.source, folder);
    if (!read.ok) return err({ kind: read.error });
    const faults = rosterFault(read.value);
    if (faults !== undefined) return err(faults);
    const order = await orderOf(context, library, request, frame.value, read.value.rows);
    const secrets = newSecrets(context.centre, order);
    const sealed = await sealOrder(context, folder, bank.folders, order, secrets);
    if (!sealed.ok) return sealed;
    const published = await publish(context, by, sealed.value, order, secrets);
    if (!published.ok) return published;
    await keepForRelease(context, order, secrets, request);
    const opensWith = await openingOf(context.centre, published.value.packageId, secrets.passphrase, request);
    return ok({ ...published.value, opensWith });
  });
}

function rosterFault({ rows, problems }: ReadRoster): BuildProblem | undefined {
  if (problems.length > 0) return { kind: 'roster-has-problems', detail: rowsText(problems) };
  const without = rows.filter((one) => !/^(given|registered)/.test(one.photo));
  return without.length > 0 ? { kind: 'photo-missing', detail: rowsText(without) } : undefined;
}

function rowsText(of: readonly { readonly row: number }[]): string {
  return [...new Set(of.map((one) => one.row))].slice(0, 50).join(', ');
}

function newSecrets({ suite }: Centre, order: PackageOrder): PackageSecrets {
  return {
    passphrase: newPassphrase(suite),
    sessionKey: toBase64Url(suite.randomBytes(32)),
    staffPasswords: Object.fromEntries(order.staff.map((one) => [one.staffId, codeText(newCode())])),
  };
}

/** RM-4. Nobody gets a passphrase that was split, stations neither. */
async function keepForRelease(
  context: PackagingContext,
  { packageId, policy, session }: PackageOrder,
  { passphrase }: PackageSecrets,
  { isPassphraseSplit }: PackageRequest,
): Promise<void> {
  if (isPassphraseSplit || policy.keyRelease === undefined) return;
  const releaseAtMs = session.startsAtMs - policy.keyRelease.minutesBefore * 60_000;
  await keepPassphrase(context, packageId, passphrase, releaseAtMs);
}

async function openingOf(
  { suite }: Centre,
  packageId: string,
  passphrase: string,
  { isPassphraseSplit }: PackageRequest,
): Promise<BuiltPackage['opensWith']> {
  if (!isPassphraseSplit) return { kind: 'passphrase', passphrase };
  const shares = await splitPassphrase(suite, packageId, passphrase);
  if (shares === undefined) throw new Error('a passphrase of our own making that cannot be split');
  return { kind: 'shares', shares: [...shares] };
}

type Sealed = { readonly file: Uint8Array; readonly publication: SessionPublication };

async function sealOrder(
  { centreKeysPath }: PackagingContext,
  folder: string,
  banks: readonly string[],
  order: PackageOrder,
  secrets: PackageSecrets,
): Promise<Result<Sealed, BuildProblem>> {
  const orderFile = path.join(folder, 'order.json');
  await writeFile(orderFile, JSON.stringify(order), { mode: 0o600 });
  const { exitCode, text } = await runBankTool(
    [
      ...['package', '--order', orderFile, '--photos', path.join(folder, 'photos')],
      ...['--centre-keys', centreKeysPath, '--out', folder],
      ...banks.flatMap((one) => ['--bank', one]),
    ],
    JSON.stringify(secrets),
  );
  if (text.startsWith(NO_BLUEPRINT)) {
    const post = text.slice(NO_BLUEPRINT.length).trim();
    return err({ kind: 'post-not-in-bank', detail: postNameOf(post) });
  }
  if (exitCode !== 0) return err({ kind: 'tool-failed', detail: text.slice(0, 500) });
  const publication = SessionPublication.parse(
    JSON.parse(await readFile(path.join(folder, 'publication.json'), 'utf8')),
  );
  return ok({ file: new Uint8Array(await readFile(path.join(folder, 'session.exampkg'))), publication });
}

async function publish(
  { database, centre, healer, now }: PackagingContext,
  by: Officer,
  { file, publication }: Sealed,
  order: PackageOrder,
  secrets: PackageSecrets,
): Promise<Result<Omit<BuiltPackage, 'opensWith'>, BuildProblem>> {
  const { packageId, session } = order;
  const published = await publishSession(database, centre.suite, publication, now());
  if (!published.ok) {
    const { kind } = published.error;
    if (kind === 'session-published-differently') return err({ kind: 'session-exists' });
    return err({ kind: 'tool-failed', detail: kind });
  }
  const stored = await storePackage(database, centre, packageId, file, now());
  if (!stored.ok) return err({ kind: 'tool-failed', detail: stored.error });
  const entry = { ...by, action: 'build-package', subject: session.sessionId, outcome: packageId };
  const detail = { candidates: order.candidates.length, stations: order.stations.length };
  await audit(database, { ...entry, detail }, now());
  await healer.runNow();
  return ok({
    packageId,
    sessionId: session.sessionId,
    bytes: stored.value.bytes,
    sha256: stored.value.sha256,
    candidates: order.candidates.length,
    staff: order.staff.map((one) => ({ ...one, password: secrets.staffPasswords[one.staffId] ?? '' })),
  });
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { makeVerifier, STAFF_PASSWORD_COST } from '../../src-crypto/password-verifier';
import type { CryptoSuite, ScryptCost } from '../../src-crypto/suite';
import { toBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { LocalDate, PackageId, SessionId, Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageContent, PackageStaff } from '../../src-shared/contracts/package/package-content';
import { ScoringRequirement } from '../../src-shared/domain/scoring/golden-vectors';
import type { BankProblem } from '../read/bank-problem';
import { bankVersionOf } from '../read/bank-version';
import { type Banks, readBanks } from '../read/read-banks';
import { demoCandidate, type SeatedPerson } from './demo-candidate';
import { DemoPeople, type DemoPerson, DemoSessionSource } from './demo-sources';
import { DemoStudySource, demoStudy } from './demo-study';

const DAY_MS = 86_400_000;

export type DemoSessionInput = {
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string;
  /** The folder that holds `demo` and `demo-bank`. */
  readonly resourcesFolder: string;
  /** One for each staff member of session.json; only verifiers go into the content (ID-25). */
  readonly staffPasswords: ReadonlyMap<string, string>;
  readonly suite: CryptoSuite;
  /** Other ids than the day's, for a second package on one day. */
  readonly ids?: { readonly packageId?: string; readonly sessionId?: string };
  readonly verifierCost?: ScryptCost;
};

export type DemoSession = {
  readonly content: PackageContent;
  /** Photographs of the candidates and pictures of the items, by hash. */
  readonly photos: ReadonlyMap<Sha256Hex, Uint8Array>;
};

export type DemoProblem =
  | { readonly kind: 'source-invalid'; readonly file: string; readonly reason: string }
  | { readonly kind: 'bank-invalid'; readonly problems: readonly BankProblem[] }
  | { readonly kind: 'photo-missing'; readonly personId: string }
  | { readonly kind: 'password-missing'; readonly staffId: string };

/**
 * The demonstration session of one day, made from readable sources: open the whole day, marked as a demonstration
 * everywhere (QB-7). A new random session key each time, so two builds of one day hold different papers.
 */
export async function buildDemoSession(input: DemoSessionInput): Promise<Result<DemoSession, DemoProblem>> {
  const { suite, resourcesFolder } = input;
  const today = LocalDate.parse(input.today);
  const source = await readSource(resourcesFolder, 'demo/session/session.json', DemoSessionSource);
  if (!source.ok) return source;
  const people = await readSource(resourcesFolder, 'demo/people/people.json', DemoPeople);
  if (!people.ok) return people;
  const bank = await readBanks(
    source.value.bankFolders.map((folder) => path.join(resourcesFolder, ...folder.split('/'))),
  );
  if (!bank.ok) return err({ kind: 'bank-invalid', problems: bank.error });

  const scoring = await readSource(resourcesFolder, 'scoring/golden-vectors.json', ScoringRequirement);
  if (!scoring.ok) return scoring;
  const onRoster = people.value.filter((person) => person.role === 'candidate');
  const photos = new Map<Sha256Hex, Uint8Array>(bank.value.pictures);
  const seated: SeatedPerson[] = [];
  for (const person of onRoster) {
    const bytes = await readPhoto(resourcesFolder, person);
    if (bytes === undefined) return err({ kind: 'photo-missing', personId: person.personId });
    const sha256 = Sha256Hex.parse(toHex(suite.sha256(bytes)));
    photos.set(sha256, bytes);
    seated.push({ person, seat: seated.length + 1, photo: sha256 });
  }
  const classes = await readSource(resourcesFolder, 'demo/session/study.json', DemoStudySource);
  if (!classes.ok) return classes;
  const candidates = seated.map((one) => demoCandidate(one, source.value, today));
  const banks = banksOf(suite, bank.value);
  const head = contentHead(input, source.value, today);
  const study = demoStudy(classes.value, candidates, banks.bank.items, today);
  const staff = await staffOf(input, source.value);
  if (!staff.ok) return staff;
  return ok({
    content: {
      ...head,
      session: { ...head.session, study },
      staff: staff.value,
      candidates,
      ...banks,
      scoring: scoring.value,
      sessionKey: toBase64Url(suite.randomBytes(32)),
    },
    photos,
  });
}

function contentHead(
  input: DemoSessionInput,
  source: DemoSessionSource,
  today: LocalDate,
): Pick<PackageContent, 'packageId' | 'isDemonstration' | 'session' | 'policy'> {
  const startsAtMs = Date.parse(`${today}T00:00:00+08:00`);
  return {
    packageId: PackageId.parse(input.ids?.packageId ?? `demo-package-${today}`),
    isDemonstration: true,
    session: {
      sessionId: SessionId.parse(input.ids?.sessionId ?? `demo-session-${today}`),
      title: source.title,
      site: source.site,
      room: source.room,
      date: today,
      startsAtMs,
      endsAtMs: startsAtMs + DAY_MS,
    },
    policy: source.policy,
  };
}

/** Drafts and retired items stay behind: no paper may draw them (QB-4). */
function banksOf(suite: CryptoSuite, bank: Banks): Pick<PackageContent, 'bank' | 'blueprints'> {
  const items = bank.items.filter((item) => item.status === 'approved');
  return {
    bank: { bankVersion: bankVersionOf(suite, items, bank.blueprints), items },
    blueprints: bank.blueprints,
  };
}

async function staffOf(
  input: DemoSessionInput,
  source: DemoSessionSource,
): Promise<Result<readonly PackageStaff[], DemoProblem>> {
  const staff: PackageStaff[] = [];
  for (const member of source.staff) {
    const password = input.staffPasswords.get(member.staffId);
    if (password === undefined) return err({ kind: 'password-missing', staffId: member.staffId });
    const cost = input.verifierCost ?? STAFF_PASSWORD_COST;
    staff.push({ ...member, verifier: await makeVerifier(input.suite, password, cost) });
  }
  return ok(staff);
}

async function readSource<T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
): Promise<Result<z.output<T>, DemoProblem>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  } catch (error) {
    return err({
      kind: 'source-invalid',
      file,
      reason: error instanceof Error ? error.message : 'unreadable',
    });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({ kind: 'source-invalid', file, reason: `${issue?.path.join('.')}: ${issue?.message}` });
}

async function readPhoto(resourcesFolder: string, person: DemoPerson): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(
      await readFile(path.join(resourcesFolder, 'demo', 'people', person.personId, 'photo.jpg')),
    );
  } catch {
    return undefined;
  }
}

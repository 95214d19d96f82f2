import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { certificatePdf } from '../src-server/people/certificate-pdf';
import { queryCertificate } from '../src-server/people/query-certificate';
import { openDatabase } from '../src-server/store/database';
import { CertificateId } from '../src-shared/basics/ids';
import { certificateYears } from '../src-shared/domain/hours/certificate-years';
import { creditHours } from '../src-shared/domain/hours/credit-hours';
import type { HoursEntry } from '../src-shared/domain/hours/hours-ledger';
import { DEFAULT_HOURS_POLICY } from '../src-shared/domain/hours/hours-policy';
import { checkChar } from '../src-shared/domain/person/id-document';
import { onCentreDatabase } from './centre-database';
import { type Figure, spreadOf } from './figure';

const LEDGERS = 4_000_000;
/** One night of one core: what a recomputation of all may take. */
const NIGHT_SECONDS = 8 * 3600;
const CERTIFICATES = 1_000_000;
const QUERY_MS = 50;
const PDF_MS = 200;

/** People's books: every ledger's status on one core, the public query among a million certificates, one PDF. */
export async function peopleFigures(isQuick: boolean): Promise<readonly Figure[]> {
  return [...statusFigures(isQuick), await queryFigure(isQuick), await pdfFigure(isQuick)];
}

/** Ledgers are made one at a time and let go, as a server would read them; making them is not counted. */
function statusFigures(isQuick: boolean): readonly Figure[] {
  const count = isQuick ? 40_000 : LEDGERS;
  recompute(5_000, 8);
  const tenth = recompute(count / 10, 8);
  const whole = recompute(count, 8);
  const growth = whole / tenth;
  const longer = recompute(count / 10, 80);
  return [
    {
      name: `${count.toLocaleString('en')} ledgers of 8 entries, status on one core`,
      measured: `${whole.toFixed(1)} s of processor, ${Math.round(count / whole).toLocaleString('en')} a second`,
      against: `${Math.round((NIGHT_SECONDS * count) / LEDGERS)} s: a share of one night`,
      ratio: whole / ((NIGHT_SECONDS * count) / LEDGERS),
      isMet: whole <= (NIGHT_SECONDS * count) / LEDGERS,
    },
    {
      name: 'the same for ten times as many ledgers',
      measured: `${growth.toFixed(1)} times as long`,
      against: '10 times, and a fifth of play',
      ratio: growth / 12,
      isMet: growth <= 12,
    },
    {
      name: 'the same for ledgers ten times as long',
      measured: `${(longer / tenth).toFixed(1)} times as long`,
      against: '10 times, and a half of play: sorting',
      ratio: longer / tenth / 15,
      isMet: longer / tenth <= 15,
    },
  ];
}

const AS_OF = '2026-03-10';
const DAY = 86_400_000;

function recompute(ledgers: number, entries: number): number {
  let spentMs = 0;
  const batch = 1_000;
  for (let done = 0; done < ledgers; done += batch) {
    const made = Array.from({ length: Math.min(batch, ledgers - done) }, (_, at) =>
      ledgerOf(done + at, entries),
    );
    // The processor's time: what one core is busy for, whatever else the machine does meanwhile.
    const before = process.cpuUsage();
    for (const { duty, ledger } of made) {
      const credit = creditHours([duty], ledger, DEFAULT_HOURS_POLICY, AS_OF);
      certificateYears(duty, credit, DEFAULT_HOURS_POLICY, AS_OF);
    }
    const spent = process.cpuUsage(before);
    spentMs += (spent.user + spent.system) / 1000;
  }
  return spentMs / 1000;
}

/** A certificate of 2018 to 2024 and its entries, spread over the years since. */
function ledgerOf(no: number, entries: number) {
  const certificateId = CertificateId.parse(`C-${no}`);
  const year = 2018 + (no % 7);
  const issueDate = `${year}-${String(1 + (no % 12)).padStart(2, '0')}-${String(1 + (no % 28)).padStart(2, '0')}`;
  const from = Date.UTC(year + 1, no % 12, 1 + (no % 28));
  const ledger = Array.from({ length: entries }, (_, at): HoursEntry => {
    const atMs = from + ((at * 7919 + no) % 2000) * DAY;
    const part = at % 3 === 0 ? 'public' : 'professional';
    return {
      kind: 'hours',
      key: `${no}/${at}`,
      certificateId,
      atMs,
      courseId: `K-${at % 5}`,
      part,
      tenths: 40 + (at % 9) * 20,
    };
  });
  return { duty: { certificateId, issueDate }, ledger };
}

/** The public query (CT-10) over the whole road behind the route: person, certificates, ledger, years. */
async function queryFigure(isQuick: boolean): Promise<Figure> {
  const count = isQuick ? 20_000 : CERTIFICATES;
  return onCentreDatabase(async (databaseUrl) => {
    await fill(databaseUrl, count);
    const database = openDatabase(databaseUrl, () => undefined);
    const spans: number[] = [];
    const runs = isQuick ? 100 : 1_000;
    for (let run = 0; run < runs + 50; run++) {
      const no = randomBytes(4).readUInt32BE() % count;
      const startedAt = performance.now();
      const found = await queryCertificate(
        database,
        `样例${no}`,
        run % 2 === 0 ? documentOf(no) : numberOf(no),
        Date.UTC(2026, 2, 10),
      );
      if (found[0]?.training.length !== 1)
        throw new Error('the query found no certificate with its training');
      if (run >= 50) spans.push(performance.now() - startedAt);
    }
    await database.$client.end();
    const { median, p95 } = spreadOf(spans);
    return {
      name: `certificate query among ${count.toLocaleString('en')} certificates`,
      measured: `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
      against: `p95 ${QUERY_MS} ms`,
      ratio: p95 / QUERY_MS,
      isMet: p95 <= QUERY_MS,
    };
  });
}

/** Made-up numbers: a birth year, a sequence, and another region for every 40,000. */
function documentOf(no: number): string {
  const region = String(100 + Math.floor(no / 40_000)).padStart(4, '0');
  const sequence = String(Math.floor(no / 40) % 1000).padStart(3, '0');
  const first = `61${region}${1960 + (no % 40)}0101${sequence}`;
  return first + checkChar(first);
}
const numberOf = (no: number): string => `9612401000012${String(no).padStart(6, '0')}`;

async function fill(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`INSERT INTO institutions
    (institution_id, name, province_code, code, address, phone, is_published, is_demonstration)
    VALUES ('PX-1', '演示培训机构', '61', '00012', '', '', true, true)`);
  await client.query(`INSERT INTO training_plans (plan_id, institution_id, post, title, starts_on, ends_on,
    class_tenths, capacity, place, teachers, is_published, created_at_ms)
    VALUES ('plan', 'PX-1', '010', '样例', '2023-06-01', '2023-06-30', 320, 1000, '样例', '样例', true, 0)`);
  const chunk = 20_000;
  for (let from = 0; from < count; from += chunk) {
    const numbers = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => from + at);
    const documents = numbers.map(documentOf);
    await client.query(
      `INSERT INTO persons (person_id, name, is_demonstration, created_at_ms)
       SELECT 'P-' || n, '样例' || n, true, 0 FROM unnest($1::int[]) AS n`,
      [numbers],
    );
    await client.query(
      `INSERT INTO person_documents (document_type, document_key, person_id, from_ms)
       SELECT 'resident-id', d, 'P-' || n, 0 FROM unnest($1::int[], $2::text[]) AS t(n, d)`,
      [numbers, documents],
    );
    await client.query(
      `INSERT INTO certificates (certificate_id, kind, person_id, post, province_code, number, issued_on, duty_from, recorded_at_ms)
       SELECT 'C-' || n, 'trained', 'P-' || n, '010', '61', no, '2022-05-01', '2022-05-01', 0
         FROM unnest($1::int[], $2::text[]) AS t(n, no)`,
      [numbers, numbers.map(numberOf)],
    );
    await client.query(
      `INSERT INTO hours_ledger (entry_key, person_id, certificate_id, kind, at_ms, entry, recorded_at_ms, recorded_by)
       SELECT 'K-' || n || '-' || y, 'P-' || n, 'C-' || n, 'hours', at_ms,
              jsonb_build_object('kind', 'hours', 'key', 'K-' || n || '-' || y, 'certificateId', 'C-' || n,
                'atMs', at_ms, 'courseId', 'K', 'part', 'unsplit', 'tenths', 320), 0, 'bench'
         FROM unnest($1::int[]) AS n, LATERAL (SELECT y, ($2::bigint + y * 31536000000) AS at_ms
           FROM generate_series(0, 2) AS y) AS years`,
      [numbers, Date.UTC(2023, 5, 1)],
    );
    // 培训信息 is looked up for every certificate (CT-5).
    await client.query(
      `INSERT INTO plan_entries (entry_key, plan_id) SELECT 'K-' || n || '-0', 'plan' FROM unnest($1::int[]) AS n`,
      [numbers],
    );
  }
  await client.query('ANALYZE');
  await client.end();
}

async function pdfFigure(isQuick: boolean): Promise<Figure> {
  const face = {
    name: '样例甲',
    maskedDocument: '610101********0019',
    postName: '土建施工员',
    number: '9612601000012000037',
    issuedOn: '2026-03-10',
    issuer: '演示培训机构（样例）',
    photo: await readFile('resources/demo/people/demo-01/photo.jpg'),
    finishedYears: [2023, 2024, 2025].map((label) => ({ label, tenths: 320 })),
    qrText: `https://centre.example/app/verify#${'A'.repeat(180)}`,
    isDemonstration: true,
  };
  const spans: number[] = [];
  const runs = isQuick ? 20 : 200;
  for (let run = 0; run < runs + 5; run++) {
    const startedAt = performance.now();
    await certificatePdf({ ...face, name: `样例${'甲乙丙丁戊'[run % 5]}` });
    if (run >= 5) spans.push(performance.now() - startedAt);
  }
  const { median, p95 } = spreadOf(spans);
  return {
    name: 'a certificate as PDF, with photograph and code',
    measured: `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    against: `${PDF_MS} ms`,
    ratio: p95 / PDF_MS,
    isMet: p95 <= PDF_MS,
  };
}

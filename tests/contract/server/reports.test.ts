import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionPublication } from '../../../src-server/registry/session-publication';
import { csvCell } from '../../../src-server/reports/items-csv';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { buildSimulatedSession, FAULTS, simulateResults } from '../../builders/simulate-session';
import { ADMIN_TOKEN, startTestServer, type TestServer } from '../../builders/start-test-server';

const SIMULATED = 'S-simulated';
const ITEMS = `/reports/sessions/${SIMULATED}/items`;
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

let server: TestServer;
let publication: SessionPublication;

beforeAll(async () => {
  server = await startTestServer();
  publication = buildSimulatedSession(SIMULATED);
  await publish(publication);
  const station = await buildSyncStation(server);
  const chain = station.seal(simulateResults(publication, station.stationId));
  for (let from = 0; from < chain.length; from += 50) {
    expect((await station.send(chain.slice(from, from + 50))).status).toBe(200);
  }
});
afterAll(() => server?.stop());

async function publish(one: SessionPublication): Promise<void> {
  const answer = await server.admin('PUT', `/sessions/${one.session.sessionId}`, one);
  if (answer.status !== 201) throw new Error(await answer.text());
}

function open(path: string, authorization = basic('admin', ADMIN_TOKEN)): Promise<Response> {
  return server.request(path, { headers: { authorization } });
}

async function textOf(path: string): Promise<string> {
  const answer = await open(path);
  expect(answer.status).toBe(200);
  // Not text(): that would take the byte order mark away.
  return Buffer.from(await answer.arrayBuffer()).toString('utf8');
}

describe('the doors of the reports', () => {
  const paths = ['/reports/sessions', ITEMS, `${ITEMS}.csv`, '/reports/report.css'];

  it.each(paths)('%s opens to the token, as bearer or as the password of admin', async (path) => {
    for (const authorization of [`Bearer ${ADMIN_TOKEN}`, basic('admin', ADMIN_TOKEN)]) {
      expect((await open(path, authorization)).status).toBe(200);
    }
  });

  it.each(paths)('%s asks anybody else for a password', async (path) => {
    const wrong = [
      '',
      'Bearer wrong',
      'Basic',
      'Basic !!!',
      basic('admin', ''),
      basic('admin', `${ADMIN_TOKEN}x`),
      basic('root', ADMIN_TOKEN),
      basic(ADMIN_TOKEN, ''),
    ];
    for (const authorization of wrong) {
      const answer = await open(path, authorization);
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringMatching(/^Basic realm=/),
      ]);
    }
  });

  it('do not make the password good for routes that change something', async () => {
    const answer = await server.request('/admin/v1/provisioning-codes', {
      method: 'POST',
      headers: { authorization: basic('admin', ADMIN_TOKEN) },
    });
    expect(answer.status).toBe(401);
  });

  it('stay shut when the centre has no token', async () => {
    const closed = await startTestServer({ adminToken: undefined });
    try {
      for (const authorization of ['', 'Bearer undefined', basic('admin', ''), basic('admin', 'undefined')]) {
        const answer = await closed.request('/reports/sessions', { headers: { authorization } });
        expect(answer.status).toBe(401);
      }
    } finally {
      await closed.stop();
    }
  });

  it.each(paths)('%s is not stored, runs no script and goes into no frame', async (path) => {
    const { headers } = await open(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
  });

  it('answer 404 for a session that is not there', async () => {
    for (const name of ['S-nowhere', '%00', '..%2f..', 'S%20x']) {
      expect((await open(`/reports/sessions/${name}/items`)).status).toBe(404);
      expect((await open(`/reports/sessions/${name}/items.csv`)).status).toBe(404);
    }
  });
});

describe('the page of a session’s questions', () => {
  it('is Chinese, and English on request; a demonstration says so in both', async () => {
    const zh = await textOf(ITEMS);
    expect(zh).toContain('<html lang="zh-CN">');
    expect(zh).toContain('试题分析');
    const en = await textOf(`${ITEMS}?lang=en`);
    expect(en).toContain('<html lang="en">');
    expect(en).toContain('Item analysis');
    for (const page of [zh, en, await textOf('/reports/sessions')]) expect(page).toContain('演示 / 样例');
  });

  it('has no script, no inline style and no handler', async () => {
    for (const page of [await textOf(ITEMS), await textOf('/reports/sessions')]) {
      expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    }
  });

  it('names no candidate', async () => {
    const pages = [await textOf(ITEMS), await textOf(`${ITEMS}.csv`), await textOf('/reports/sessions')];
    for (const { candidateId, admissionNo, displayName, document } of publication.candidates) {
      for (const page of pages) {
        for (const secret of [candidateId, admissionNo, displayName, document.number]) {
          expect(page.includes(secret)).toBe(false);
        }
      }
    }
  });

  it('finds the faults that were built into the questions', async () => {
    const rows = csvRows(await textOf(`${ITEMS}.csv`));
    const flagsOf = (id: string) => rows.find((row) => row['题号 item'] === id)?.['提示 flags'];
    expect(flagsOf(FAULTS.miskeyed)).toContain('答案存疑');
    expect(flagsOf(FAULTS.miskeyed)).toContain('负区分');
    expect(flagsOf(FAULTS.deadOption)).toContain('有无人选的干扰项');
    expect(flagsOf(FAULTS.easy)).toContain('过易');
    expect(flagsOf(FAULTS.hard)).toContain('过难');
    expect(rows.length).toBeGreaterThan(200);
  });

  it('is sorted by what the address says, and does not mind an address that makes no sense', async () => {
    const idsIn = (page: string) =>
      [...page.matchAll(/<th scope="row">([^<]+)<\/th>\n<td>/g)].map((one) => one[1]);
    const byId = idsIn(await textOf(`${ITEMS}?sort=item&dir=asc`));
    expect(byId.length).toBeGreaterThan(200);
    expect(byId).toEqual([...byId].sort());
    expect(idsIn(await textOf(`${ITEMS}?sort=item&dir=desc`))).toEqual([...byId].reverse());
    expect(idsIn(await textOf(`${ITEMS}?sort=p&dir=asc`))[0]).toBe(FAULTS.hard);
    expect(idsIn(await textOf(`${ITEMS}?sort=%3Cx%3E&dir=1&lang=xx&lang=yy`))).toHaveLength(byId.length);
  });

  it('escapes whatever stands in a title or a reason', async () => {
    const evil = `<img src=x onerror="alert('1')">&amp;`;
    const one = buildPublication('S-evil', 2, '样例-evil');
    const blueprints = one.blueprints.map((blueprint) => ({
      ...blueprint,
      topics: blueprint.topics.map((topic) => ({ ...topic, name: '<b onclick=x>' })),
    }));
    await publish({
      ...one,
      blueprints,
      session: { ...one.session, title: evil, site: { ...one.session.site, name: evil } },
    });
    const station = await buildSyncStation(server);
    await station.send(station.seal([buildResult(one, station.stationId, 1)]));
    await server.admin('POST', '/sessions/S-evil/voided-items', {
      itemId: 'single-POS.SCH-2-1',
      reason: evil,
    });
    for (const path of ['/reports/sessions/S-evil/items', '/reports/sessions']) {
      const page = await textOf(path);
      expect(page).not.toMatch(/<img|<b onclick/);
      expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
    }
  });

  it('says so when there are no results, and warns when there are few', async () => {
    await publish(buildPublication('S-empty', 2, '样例-empty'));
    const empty = await textOf('/reports/sessions/S-empty/items');
    expect(empty).toContain('本场尚无成绩');
    expect(empty).not.toContain('<svg');
    expect(await textOf('/reports/sessions/S-evil/items')).toContain('成绩不足 30 份');
    expect(csvRows(await textOf('/reports/sessions/S-empty/items.csv'))).toEqual([]);
  });

  it('is listed with its counts', async () => {
    const page = await textOf('/reports/sessions');
    const row = page.split('\n').find((line) => line.includes(`>${SIMULATED}<`));
    const counts = [...(row ?? '').matchAll(/<td class="number">(\d+)<\/td>/g)].map((one) => Number(one[1]));
    const passed = await server.sql.query(
      'SELECT count(*)::int AS n FROM results WHERE session_id = $1 AND is_pass',
      [SIMULATED],
    );
    expect(counts).toEqual([200, 200, passed.rows[0]?.n, 0, 0, 0]);
  });
});

describe('the CSV', () => {
  it('begins with a byte order mark, and every line of a demonstration says so', async () => {
    const text = await textOf(`${ITEMS}.csv`);
    expect(text.startsWith('\ufeff性质 kind,')).toBe(true);
    const rows = csvRows(text);
    expect(new Set(rows.map((row) => row['性质 kind']))).toEqual(new Set(['演示/样例']));
    const answer = await open(`${ITEMS}.csv`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="demonstration-items-${SIMULATED}.csv"`,
    );
  });

  it('has shares that add up to 1 for single and true-false questions', async () => {
    for (const row of csvRows(await textOf(`${ITEMS}.csv`))) {
      if (row['题型 type'] === '多选') continue;
      const shares = Object.entries(row).filter(([name]) => name.includes('share'));
      expect(shares.reduce((sum, [, share]) => sum + Number(share), 0)).toBeCloseTo(1, 2);
    }
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a,b', '"a,b"'],
    ['a\r\nb', '"a\r\nb"'],
    ['single-1', 'single-1'],
    [-0.25, '-0.25'],
    [1 / 3, '0.3333'],
    [undefined, ''],
  ])('writes %j as %j: no text is a formula', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

/** Enough for cells without commas, which these are. */
function csvRows(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.replace('\ufeff', '').trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

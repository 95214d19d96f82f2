import { afterAll, beforeAll, expect, it } from 'vitest';
import { Role } from '../../../src-shared/contracts/web/role';
import type { Access } from '../../../src-shared/contracts/web/route';
import { type WebRouteName, webRoutes } from '../../../src-shared/contracts/web/web-routes';
import { checkChar } from '../../../src-shared/domain/person/id-document';
import { type Browser, OWN_PASSWORD, openBrowser, signedInStaff } from '../../builders/build-browser';
import { publishInstitution } from '../../builders/build-people';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const VISITORS = [...Role.options, 'nobody', 'default-password'] as const;
type Visitor = (typeof VISITORS)[number];

let server: TestServer;
const browsers = new Map<Visitor, Browser>();

async function person(isEstablished: boolean, no: string): Promise<Browser> {
  const document = `61010119900202${no}${checkChar(`61010119900202${no}`)}`;
  const browser = openBrowser(server);
  await browser.call('register', { name: '演示乙', document, phone: '13800000002' });
  await browser.call('signIn', { login: document, password: '13800000002' });
  if (isEstablished) await browser.call('changePassword', { newPassword: OWN_PASSWORD });
  return browser;
}

beforeAll(async () => {
  server = await startTestServer();
  await publishInstitution(server, 'PX-1', '00001');
  browsers.set('nobody', openBrowser(server));
  browsers.set('person', await person(true, '001'));
  browsers.set('default-password', await person(false, '002'));
  for (const role of ['institution', 'province', 'system', 'security', 'audit'] as const) {
    const at = role === 'institution' ? 'PX-1' : undefined;
    browsers.set(role, (await signedInStaff(server, role, server.now, at)).browser);
  }
});
afterAll(() => server.stop());

function expected(access: Access, visitor: Visitor): 'passes' | 401 | 403 {
  if (access.kind === 'anyone') return 'passes';
  if (visitor === 'nobody') return 401;
  if (visitor === 'default-password') {
    return access.kind === 'stage' && access.stages.includes('must-change-password') ? 'passes' : 403;
  }
  if (access.kind === 'stage') return access.stages.includes('signed-in') ? 'passes' : 403;
  return access.roles.includes(visitor) ? 'passes' : 403;
}

const names = Object.keys(webRoutes) as WebRouteName[];
const CASES = names.flatMap((name) =>
  VISITORS.map((visitor) => ({ name, visitor, outcome: expected(webRoutes[name].access, visitor) })),
);

it.each(CASES)('$name, asked by $visitor: $outcome (LW-7)', async ({ name, visitor, outcome }) => {
  // A body of no form at all: whoever may pass is told about the form (400) or needs none (200), and changes nothing.
  const status = await browsers.get(visitor)?.status(name, { 'not-a-field': 1 });
  if (outcome === 'passes') expect([200, 400]).toContain(status);
  else expect(status).toBe(outcome);
});

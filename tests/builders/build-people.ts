import { createHash } from 'node:crypto';
import { checkChar } from '../../src-shared/domain/person/id-document';
import { type Browser, OWN_PASSWORD, openBrowser } from './build-browser';
import type { TestServer } from './start-test-server';

let made = 0;

/** Another made-up citizen number each time. */
export function newDocument(): string {
  made += 1;
  const first17 = `61010119880303${String(made).padStart(3, '0')}`;
  return first17 + checkChar(first17);
}

export type DemoPerson = { readonly browser: Browser; readonly document: string; readonly name: string };

/** A registered person with a password of their own, signed in. */
export async function newPerson(server: TestServer, name = '演示丁'): Promise<DemoPerson> {
  const document = newDocument();
  const browser = openBrowser(server);
  await browser.call('register', { name, document, phone: '13800000004' });
  await browser.call('signIn', { login: document, password: '13800000004' });
  await browser.call('changePassword', { newPassword: OWN_PASSWORD });
  return { browser, document, name };
}

export async function publishInstitution(
  server: TestServer,
  institutionId: string,
  code: string,
): Promise<void> {
  await server.admin('POST', '/institutions', {
    institutionId,
    name: `演示培训机构 ${institutionId}`,
    provinceCode: '61',
    code,
    address: '演示路 1 号',
    phone: '029-00000000',
    isDemonstration: true,
  });
}

export async function importPaper(
  server: TestServer,
  document: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  made += 1;
  const answer = await server.admin('POST', '/paper-certificates', {
    document,
    post: '010',
    number: `0317101${String(made).padStart(7, '0')}`,
    issuedOn: '2016-05-01',
    provinceCode: '61',
    ...more,
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  return ((await answer.json()) as { certificateId: string }).certificateId;
}

/** Does the work a browser does before a public query. */
export function workOf(challenge: string, bits: number): string {
  for (let nonce = 0; ; nonce++) {
    const hash = createHash('sha256').update(`${challenge}.${nonce}`).digest();
    const head = hash.readUInt32BE(0);
    if (Math.clz32(head) >= bits) return String(nonce);
  }
}

import { Secret, TOTP } from 'otpauth';
import {
  WEB_REQUEST_HEADER,
  type WebAnswer,
  type WebBody,
  type WebRouteName,
  webRoutes,
} from '../../src-shared/contracts/web/web-routes';
import type { TestServer } from './start-test-server';

/** A browser as far as the centre sees one: a jar with one cookie, and the pages' own header. */
export type Browser = {
  /** The answer, parsed; throws with the status when the centre refused the request as a whole. */
  readonly call: <N extends WebRouteName>(name: N, body?: WebBody<N>) => Promise<WebAnswer<N>>;
  /** The status alone, for what is to be refused. */
  readonly status: (name: WebRouteName, body?: unknown, headers?: Record<string, string>) => Promise<number>;
  readonly cookie: () => string | undefined;
};

export function openBrowser(server: TestServer): Browser {
  let cookie: string | undefined;
  async function send(name: WebRouteName, body: unknown, headers: Record<string, string>): Promise<Response> {
    const { method, path } = webRoutes[name];
    const response = await server.request(path, {
      method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0];
    return response;
  }
  return {
    call: async (name, body) => {
      const response = await send(name, body, { [WEB_REQUEST_HEADER]: '1' });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${name}: ${response.status} ${text}`);
      return webRoutes[name].answer.parse(JSON.parse(text)) as never;
    },
    status: async (name, body, headers = { [WEB_REQUEST_HEADER]: '1' }) =>
      (await send(name, body, headers)).status,
    cookie: () => cookie,
  };
}

export const OWN_PASSWORD = 'Beton-C30';

/** The code that an authenticator with this secret shows at `atMs`. */
export function codeAt(secretBase32: string, atMs: number): string {
  return new TOTP({ secret: Secret.fromBase32(secretBase32) }).generate({ timestamp: atMs });
}

type StaffRole = 'institution' | 'province' | 'system' | 'security' | 'audit';

/** A staff member with an own password and, where the role asks for it, a second factor; signed in. */
export async function signedInStaff(
  server: TestServer,
  role: StaffRole,
  nowMs: () => number,
  institutionId?: string,
): Promise<{ readonly browser: Browser; readonly login: string; readonly secret: string | undefined }> {
  const login = `${role}-${Math.random().toString(36).slice(2, 8)}`.toUpperCase();
  const made = await server.admin('POST', '/accounts', {
    login,
    role,
    displayName: '演示人员',
    phone: '02900000000',
    ...(institutionId === undefined ? {} : { institutionId }),
  });
  const { oneTimePassword } = (await made.json()) as { oneTimePassword: string };
  const browser = openBrowser(server);
  await browser.call('signIn', { login, password: oneTimePassword });
  const changed = await browser.call('changePassword', { newPassword: OWN_PASSWORD });
  if (!changed.ok) throw new Error(changed.error.kind);
  if (changed.value.kind !== 'enrol-second-factor') return { browser, login, secret: undefined };
  const secret = changed.value.secretBase32;
  const passed = await browser.call('secondFactor', { code: codeAt(secret, nowMs()) });
  if (!passed.ok) throw new Error(passed.error.kind);
  return { browser, login, secret };
}

import { z } from 'zod';

/** An account at the centre's pages. The password is told once, when the account is made, and kept nowhere. */
export type DemoAccount = {
  readonly login: string;
  readonly what: string;
  readonly oneTimePassword: string | undefined;
};

const INSTITUTION = {
  institutionId: 'PX-DEMO',
  name: '演示培训机构（样例）',
  provinceCode: '61',
  code: '00001',
  address: '演示路 1 号',
  phone: '000-0000000',
  isDemonstration: true,
};
const ACCOUNTS = [
  { login: 'DEMO-JG', role: 'institution', what: '培训机构 Institution          ', institutionId: 'PX-DEMO' },
  { login: 'DEMO-SJ', role: 'province', what: '省级管理员 Province           ' },
  { login: 'DEMO-AQ', role: 'security', what: '安全管理员 Security           ' },
] as const;

const Created = z.object({ oneTimePassword: z.string() });

/** One institution and one account of each kind a visitor may want to be; people register themselves. */
export async function demoAccounts(url: string, adminToken: string): Promise<readonly DemoAccount[]> {
  const post = (pathname: string, body: object): Promise<Response> =>
    fetch(new URL(`/admin/v1${pathname}`, url), {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const published = await post('/institutions', INSTITUTION);
  if (!published.ok) throw new Error(`demonstration institution: ${published.status}`);
  const accounts: DemoAccount[] = [];
  for (const { what, ...account } of ACCOUNTS) {
    const made = await post('/accounts', { ...account, displayName: '演示账号', phone: '00000000000' });
    // 409: an earlier start made it and told its password then.
    if (!made.ok && made.status !== 409) throw new Error(`demonstration account: ${made.status}`);
    const oneTimePassword = made.ok ? Created.parse(await made.json()).oneTimePassword : undefined;
    accounts.push({ login: account.login, what, oneTimePassword });
  }
  return accounts;
}

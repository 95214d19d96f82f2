import { demoAccounts } from './demo-accounts';
import type { Demonstration } from './demonstration';

/** Everything a visitor needs to type; it is a demonstration, and says so. */
export async function printAccess(
  { secrets, server }: Demonstration,
  say: (sentence: string) => void,
): Promise<void> {
  const accounts = await demoAccounts(server.url, secrets.adminToken);
  say('');
  say('────────  演示 · 样例  Demonstration  ────────');
  say(`中心服务器 Central server      ${server.url}`);
  say(`中心页面 Pages                 ${server.url}/app/`);
  for (const { login, what, oneTimePassword } of accounts) {
    say(`${what}  ${login}  ${oneTimePassword ?? '（首次启动时已显示 shown at the first start）'}`);
  }
  say(`PostgreSQL                     ${server.databaseUrl}`);
  say(`本场口令 Session passphrase    ${secrets.passphrase}`);
  for (const [staffId, password] of Object.entries(secrets.staffPasswords)) {
    say(`工作人员 Staff ${staffId}           ${password}`);
  }
  say('考生号码在签到画面上列出。 Candidates to try are listed on the check-in screen.');
  say('──────────────────────────────────────────────');
}

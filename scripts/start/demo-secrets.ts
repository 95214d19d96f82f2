import { randomBytes, randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What a visitor of the demonstration types, and what the launcher needs to talk to the centre. */
export const DemoSecrets = z
  .object({
    passphrase: z.string(),
    staffPasswords: z.record(z.string(), z.string()),
    adminToken: z.string(),
  })
  .readonly();
export type DemoSecrets = z.infer<typeof DemoSecrets>;

const WORDS = [
  'anquan',
  'banfang',
  'chengzhong',
  'dianti',
  'fangshui',
  'gangjin',
  'hunningtu',
  'jichu',
  'jiegou',
  'kancha',
  'liangzhu',
  'muban',
  'nishui',
  'qiangti',
  'shigong',
  'shuini',
  'tuzhi',
  'wujin',
  'xianchang',
  'yanshou',
  'zhiliang',
  'zhuanqiang',
  'zonghe',
  'zuolan',
];
const STAFF = ['JK001', 'JK002', 'KD001', 'XT001'];
/** No characters that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The demonstration's passwords: made at random on the first run, kept in the user's data folder, printed each time. */
export async function demoSecrets(folder: string): Promise<DemoSecrets> {
  const file = path.join(folder, 'demo-secrets.json');
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found !== undefined) return DemoSecrets.parse(JSON.parse(found));
  const made: DemoSecrets = {
    passphrase: ['yanshi', ...Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)])].join('-'),
    staffPasswords: Object.fromEntries(STAFF.map((staffId) => [staffId, `yanshi-${letters(6)}`])),
    adminToken: randomBytes(24).toString('base64url'),
  };
  await writeFile(file, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  return made;
}

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CentreKeys, isConsistent, keyFileText, newCentreKeys } from '../../src-crypto/key-files';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteOf } from '../../src-crypto/suites';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { createPrivateFile, readIfPresent } from '../store/private-file';

export type KeysProblem = { readonly kind: 'centre-keys-damaged'; readonly file: string };

/**
 * The centre's keys, made on the first start in the suite that is asked for; later the file says which suite it is. Every record of every station is sealed to them: lost, no record can be
 * read; so a damaged file is reported and never replaced.
 */
export async function loadCentreKeys(
  suite: CryptoSuite,
  file: string,
): Promise<Result<CentreKeys, KeysProblem>> {
  if ((await readIfPresent(file)) === undefined) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await createPrivateFile(file, keyFileText(newCentreKeys(suite)));
  }
  const parsed = CentreKeys.safeParse(parseJson((await readIfPresent(file)) ?? ''));
  if (!parsed.success || !isConsistent(suiteOf(parsed.data.suite) ?? suite, parsed.data))
    return err({ kind: 'centre-keys-damaged', file });
  return ok(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

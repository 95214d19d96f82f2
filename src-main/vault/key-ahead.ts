import { passphraseKey } from '../../src-crypto/package-keys';
import { isScryptCostUsable } from '../../src-crypto/scrypt-cost';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import type { CheckedPackage } from './read-package';

/** How long a key that was derived ahead is kept, in ms of the monotonic counter; then it is wiped. */
const KEPT_MS = 120_000;

/**
 * The passphrase's half of the package's key, derived while the proctor still types the rest: it takes a good part of a
 * second on purpose, and a candidate whose machine went off is waiting. It stays in this process, says nothing of
 * whether it is right, and is wiped when the session opens, when another passphrase is typed, or after two minutes.
 */
export type KeyAhead = {
  readonly begin: (checked: CheckedPackage, passphrase: string, nowMonoMs: number) => void;
  /** A copy for the opening, or undefined when none was derived for this package and passphrase. */
  readonly take: (
    checked: CheckedPackage,
    passphrase: string,
    nowMonoMs: number,
  ) => Promise<Uint8Array | undefined>;
  readonly wipe: () => void;
  readonly wipeWhenOld: (nowMonoMs: number) => void;
};

type Held = {
  readonly packageId: string;
  readonly passphrase: string;
  readonly sinceMonoMs: number;
  readonly key: Promise<Uint8Array | undefined>;
};

export function createKeyAhead(): KeyAhead {
  let held: Held | undefined;
  const wipe = (): void => {
    void held?.key.then((key) => key?.fill(0));
    held = undefined;
  };
  const isOld = (nowMonoMs: number): boolean => held !== undefined && nowMonoMs - held.sinceMonoMs > KEPT_MS;
  const isFor = ({ manifest }: CheckedPackage, passphrase: string): boolean =>
    held?.packageId === manifest.packageId && held.passphrase === passphrase;
  return {
    begin: (checked, passphrase, nowMonoMs) => {
      if (isFor(checked, passphrase) && !isOld(nowMonoMs)) return;
      wipe();
      const { manifest, suite } = checked;
      const salt = fromBase64Url(manifest.passphraseKdf.salt);
      if (salt === undefined || !isScryptCostUsable(manifest.passphraseKdf)) return;
      // What goes wrong here goes wrong at the opening again, where somebody is told.
      const key = passphraseKey(suite, passphrase, salt, manifest.passphraseKdf).catch(() => undefined);
      held = { packageId: manifest.packageId, passphrase, sinceMonoMs: nowMonoMs, key };
    },
    take: async (checked, passphrase, nowMonoMs) => {
      if (!isFor(checked, passphrase) || isOld(nowMonoMs)) return undefined;
      const key = await held?.key;
      return key === undefined ? undefined : Uint8Array.from(key);
    },
    wipe,
    wipeWhenOld: (nowMonoMs) => {
      if (isOld(nowMonoMs)) wipe();
    },
  };
}

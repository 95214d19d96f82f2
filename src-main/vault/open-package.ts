import { passphraseKey, unwrapContentKey, WRAPPED_KEY_BYTES } from '../../src-crypto/package-keys';
import { isScryptCostUsable } from '../../src-crypto/scrypt-cost';
import type { KeyPair } from '../../src-crypto/suite';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import type { PackageManifest } from '../../src-shared/contracts/package/package-manifest';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import { decryptChunks } from './decrypt-chunks';
import type { CheckedPackage } from './read-package';
import { readStream } from './read-stream';

/**
 * An open package. Everything in it lives in this process's memory and is never written to a disk. `part` answers a
 * view that reads zeros after `close`, so a holder cannot keep a photograph beyond the session by accident.
 */
export type OpenedPackage = {
  readonly manifest: PackageManifest;
  readonly content: PackageContent;
  /** The bytes of `photo/<sha256>` or `picture/<sha256>`; undefined when there is no such part or after `close`. */
  readonly part: (name: string) => Uint8Array | undefined;
  /** Wipes the decrypted bytes. Texts that were parsed from them stay until the collector takes them. */
  readonly close: () => void;
};

export type PackageOpening = {
  readonly stationId: string;
  readonly stationBoxKeys: KeyPair;
  readonly passphrase: string;
  /** The passphrase's half of the key, when it was derived before; wiped here. */
  readonly derived?: Uint8Array | undefined;
  /** YYYY-MM-DD in Asia/Shanghai (G-1, G-2). */
  readonly today: string;
};

type Slot = { readonly ephemeralPublicKey: Uint8Array; readonly wrapped: Uint8Array };

/** This station's slot; what can be said of it before a passphrase is asked for. */
export function slotFor(checked: CheckedPackage, stationId: string): Result<Slot, PackageProblem> {
  const slot = checked.manifest.slots.find((candidate) => candidate.stationId === stationId);
  if (slot === undefined) return err({ kind: 'other-station' });
  const ephemeralPublicKey = fromBase64Url(slot.ephemeralPublicKey);
  const wrapped = fromBase64Url(slot.wrappedContentKey);
  if (ephemeralPublicKey?.length !== 32 || wrapped?.length !== WRAPPED_KEY_BYTES) {
    return err({ kind: 'content-invalid' });
  }
  return ok({ ephemeralPublicKey, wrapped });
}

/**
 * Opens a package on its day, at its station, with the session's passphrase (about 1 s, off the main thread). A wrong
 * passphrase and station keys that were replaced since the package was sealed look alike: `wrong-passphrase`.
 */
export async function openPackage(
  checked: CheckedPackage,
  opening: PackageOpening,
): Promise<Result<OpenedPackage, PackageProblem>> {
  const { manifest, suite } = checked;
  const slot = slotFor(checked, opening.stationId);
  if (!slot.ok) return slot;
  if (manifest.sessionDate !== opening.today) {
    return err({ kind: 'other-day', sessionDate: manifest.sessionDate, today: opening.today });
  }
  const salt = fromBase64Url(manifest.passphraseKdf.salt);
  if (salt === undefined || !isScryptCostUsable(manifest.passphraseKdf))
    return err({ kind: 'content-invalid' });
  const fromPassphrase =
    opening.derived ?? (await passphraseKey(suite, opening.passphrase, salt, manifest.passphraseKdf));
  const place = { packageId: manifest.packageId, stationId: opening.stationId };
  const contentKey = unwrapContentKey(suite, place, opening.stationBoxKeys, fromPassphrase, slot.value);
  fromPassphrase.fill(0);
  if (contentKey === undefined) return err({ kind: 'wrong-passphrase' });

  const clear = decryptChunks(suite, contentKey, manifest, checked.cipher);
  // Nothing needs the key once the stream is open, so it does not wait for `close`.
  contentKey.fill(0);
  if (clear === undefined) return err({ kind: 'content-changed' });
  const stream = readStream(suite, manifest, clear);
  if (!stream.ok) {
    clear.fill(0);
    return stream;
  }
  return ok(openedPackage(manifest, clear, stream.value.content, stream.value.parts));
}

function openedPackage(
  manifest: PackageManifest,
  clear: Uint8Array,
  content: PackageContent,
  parts: ReadonlyMap<string, Uint8Array>,
): OpenedPackage {
  let isOpen = true;
  return {
    manifest,
    content,
    part: (name) => (isOpen ? parts.get(name) : undefined),
    close: () => {
      isOpen = false;
      clear.fill(0);
    },
  };
}

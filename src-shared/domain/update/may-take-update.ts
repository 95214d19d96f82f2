import { err, ok, type Result } from '../../basics/result';
import { compareVersions } from '../release/version-order';
import type { UpdateHead } from './update-head';

/** What goes on at the station that an update must not meet (features 25). */
export type UpdateMoment = {
  readonly isSessionOpen: boolean;
  /** Today's sealed package lies ready: the version is frozen until it is over. */
  readonly isPackageReady: boolean;
  /** An attempt was under way when the station stopped and has not been ended. */
  readonly isAttemptOpen: boolean;
};

export type UpdateRefusal =
  | { readonly kind: 'update-frozen'; readonly because: 'session-open' | 'package-ready' | 'attempt-open' }
  | { readonly kind: 'update-not-newer'; readonly installed: string; readonly offered: string }
  | { readonly kind: 'update-other-platform' };

/** Whether this moment allows any update at all. */
export function updateFreeze(
  moment: UpdateMoment,
): Extract<UpdateRefusal, { kind: 'update-frozen' }> | undefined {
  if (moment.isSessionOpen) return { kind: 'update-frozen', because: 'session-open' };
  if (moment.isAttemptOpen) return { kind: 'update-frozen', because: 'attempt-open' };
  return moment.isPackageReady ? { kind: 'update-frozen', because: 'package-ready' } : undefined;
}

/** A version never goes back: what an older one got wrong would be open again. */
export function mayTakeUpdate(
  head: Pick<UpdateHead, 'version' | 'platform'>,
  installed: { readonly version: string; readonly platform: string },
  moment: UpdateMoment,
): Result<void, UpdateRefusal> {
  const frozen = updateFreeze(moment);
  if (frozen !== undefined) return err(frozen);
  if (head.platform !== installed.platform) return err({ kind: 'update-other-platform' });
  return compareVersions(head.version, installed.version) > 0
    ? ok(undefined)
    : err({ kind: 'update-not-newer', installed: installed.version, offered: head.version });
}

import { z } from 'zod';
import { isVersion } from './version-order';

/** Where the Electron inside a release came from; decision 0040. */
export const ElectronOrigin = z.enum(['official', 'registry-fallback', 'override']);

/**
 * What a build says of itself. It lies inside the program's archive as `release.json`; a checkout has none.
 * `demonstration`: signed with a key that was made for this one build, so it vouches for nobody.
 */
export const ReleaseFacts = z
  .object({
    format: z.literal(1),
    version: z.string().refine(isVersion),
    platform: z.enum(['linux-x64', 'win32-x64']),
    channel: z.enum(['release', 'demonstration']),
    electron: z
      .object({ version: z.string().min(1).max(40), origin: ElectronOrigin })
      .strict()
      .readonly(),
    /** The commit, 40 hex digits, or `unknown` where there was no repository. */
    commit: z.string().regex(/^([0-9a-f]{40}|unknown)$/),
    /** Ed25519, base64url: who signs manifests and updates of this installation. */
    releaseKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .strict()
  .readonly();
export type ReleaseFacts = z.infer<typeof ReleaseFacts>;

import { z } from 'zod';
import type { Role } from './role';
import type { WebSessionKind } from './web-session';

/** Who may call a route. Told here once: the server enforces it, the tests try every role against every route. */
export type Access =
  | { readonly kind: 'anyone' }
  /** A browser that has come this far and no further, for instance with a default password only. */
  | { readonly kind: 'stage'; readonly stages: readonly WebSessionKind[] }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
  /** Bytes of the largest body, where the server's own limit (1 MiB) is too small. */
  readonly maxBytes?: number;
};

export const nothing = z.object({}).strict();
export const anyone: Access = { kind: 'anyone' };
export const roles = (...list: readonly Role[]): Access => ({ kind: 'roles', roles: list });
export const signedInOr = (...stages: readonly WebSessionKind[]): Access => ({
  kind: 'stage',
  stages: ['signed-in', ...stages],
});

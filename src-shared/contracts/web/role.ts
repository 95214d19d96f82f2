import { z } from 'zod';

/**
 * Who somebody is at the centre's pages. The three administrators of LW-7 are apart: `system` keeps stations, keys and
 * packages, `security` keeps accounts and their locks, `audit` reads what the others did. None of them is the
 * `province`, which decides on results, certificates and people.
 */
export const Role = z.enum(['person', 'institution', 'province', 'system', 'security', 'audit']);
export type Role = z.infer<typeof Role>;

/** LW-7, ID-25: these sign in with a second factor. */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['province', 'system', 'security', 'audit'];

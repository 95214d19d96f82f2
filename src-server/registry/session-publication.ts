import type { z } from 'zod';
import { PackageContent } from '../../src-shared/contracts/package/package-content';

/**
 * What the centre must know of a session to judge its results: the package's content without the staff, whose
 * password verifiers have no business here. Strict: a body that still has them is refused.
 */
export const SessionPublication = PackageContent.unwrap().omit({ staff: true }).strict().readonly();
export type SessionPublication = z.infer<typeof SessionPublication>;

import { InstitutionId } from '../../src-shared/basics/ids';
import type { OpenWebSession } from '../accounts/web-session-store';

/** Whose people may be touched: told by the browser's session alone, never by a request. */
export function institutionOf(session: OpenWebSession | undefined): {
  readonly accountId: string;
  readonly institutionId: InstitutionId;
} {
  const { accountId, institutionId } = session?.account ?? {};
  if (accountId === undefined || !institutionId) {
    throw new Error('an institution’s route without an institution');
  }
  return { accountId, institutionId: InstitutionId.parse(institutionId) };
}

import type { Database } from '../store/database';
import { provisioningCodes } from '../store/schema';
import { codeText, newCode, secretHash } from './code-text';

/** A code lives as long as a site needs to be set up. */
export const CODE_LIFE_MS = 7 * 24 * 3_600_000;

/** Makes a one-time code; its text leaves here once and is kept only as a hash. */
export async function issueCode(
  database: Database,
  label: string,
  nowMs: number,
): Promise<{ readonly code: string; readonly expiresAtMs: number }> {
  const expiresAtMs = nowMs + CODE_LIFE_MS;
  for (;;) {
    const code = newCode();
    const stored = await database
      .insert(provisioningCodes)
      .values({
        selector: code.selector,
        secretHash: secretHash(code.secret),
        label,
        createdAtMs: nowMs,
        expiresAtMs,
      })
      .onConflictDoNothing()
      .returning({ selector: provisioningCodes.selector });
    // Two codes with one selector: the later one is drawn again.
    if (stored.length === 1) return { code: codeText(code), expiresAtMs };
  }
}

/** SQLSTATE of an error of the database, also when the query builder has wrapped it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return undefined;
}

/** The database refuses these very values (classes 22 and 23): trying again gives the same answer. */
export function isAboutTheData(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

/** The database cannot be reached, is starting or is overloaded: trying again later may succeed. */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return /^(08|40|53|55|57)/.test(state);
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    if (['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
      return true;
    if (/timeout exceeded when trying to connect|Connection terminated/.test(at.message)) return true;
  }
  return false;
}

/** A mobile number of eleven digits as it is stored; undefined when it is none. Full-width digits, spaces and +86 go. */
export function readPhone(text: string): string | undefined {
  const phone = text.normalize('NFKC').replaceAll(/[\s-]/g, '').replace(/^\+86/, '');
  return /^1[3-9]\d{9}$/.test(phone) ? phone : undefined;
}

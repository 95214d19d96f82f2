/** A name as far as somebody who only searches may see it: the first character, the others as stars. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

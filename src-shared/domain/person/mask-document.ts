/**
 * A document number as a screen may show it (ID-14): first 6, eight stars, last 4 of an 18-character number; first 2
 * and last 2 of the others. A number too short to hide anything that way is all stars. Of the kinds of documents only
 * the citizen and resident numbers have 18 characters, so a roster's unknown kind is masked as well as a known one.
 */
export function maskDocument(_type: string, number: string): string {
  if (number.length === 18) return `${number.slice(0, 6)}********${number.slice(-4)}`;
  if (number.length <= 4) return '*'.repeat(number.length);
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`;
}

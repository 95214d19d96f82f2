export type KeyKind = 'passphrase' | 'shares';

/** The fields of the form; those of the other kind are empty or absent. */
export type TypedKey = {
  readonly passphrase?: string;
  readonly firstShare?: string;
  readonly secondShare?: string;
};

/** What the station is told, or undefined as long as something is missing. */
export function keyOf(
  kind: KeyKind,
  { passphrase = '', firstShare = '', secondShare = '' }: TypedKey,
): { readonly passphrase: string } | { readonly shares: [string, string] } | undefined {
  if (kind === 'passphrase') return passphrase === '' ? undefined : { passphrase };
  return firstShare === '' || secondShare === '' ? undefined : { shares: [firstShare, secondShare] };
}

/** `released`: the station has it from the centre, and nothing is typed (RM-4). */
export type KeyKind = 'passphrase' | 'shares' | 'released';

/** The fields of the form; those of the other kind are empty or absent. */
export type TypedKey = {
  readonly passphrase?: string;
  readonly firstShare?: string;
  readonly secondShare?: string;
};

type Typed = { readonly passphrase: string } | { readonly shares: [string, string] };

/** What was typed, or undefined as long as something is missing. */
export function typedKeyOf(
  kind: Exclude<KeyKind, 'released'>,
  { passphrase = '', firstShare = '', secondShare = '' }: TypedKey,
): Typed | undefined {
  if (kind === 'passphrase') return passphrase === '' ? undefined : { passphrase };
  return firstShare === '' || secondShare === '' ? undefined : { shares: [firstShare, secondShare] };
}

/** What the station is told to open the session with. */
export function keyOf(kind: KeyKind, typed: TypedKey): Typed | { readonly isReleased: true } | undefined {
  return kind === 'released' ? { isReleased: true } : typedKeyOf(kind, typed);
}

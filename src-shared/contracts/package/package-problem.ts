/** Why a package cannot be taken or opened; each has one sentence in the proctor's language. */
export type PackageProblem =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'not-a-package' }
  | { readonly kind: 'format-too-new' }
  | { readonly kind: 'suite-not-supported'; readonly suite: string }
  | { readonly kind: 'unknown-centre' }
  | { readonly kind: 'signature-wrong' }
  | { readonly kind: 'content-changed' }
  | { readonly kind: 'other-station' }
  /** A newer one of the same session lies here already. */
  | { readonly kind: 'older-package' }
  | { readonly kind: 'other-day'; readonly sessionDate: string; readonly today: string }
  | { readonly kind: 'wrong-passphrase' }
  /** Two shares stood in for the passphrase; `share` says which of the two fields. */
  | { readonly kind: 'share-mistyped'; readonly share: 1 | 2 }
  | { readonly kind: 'share-of-other-package'; readonly share: 1 | 2 }
  | { readonly kind: 'shares-alike' }
  | { readonly kind: 'shares-do-not-fit' }
  | { readonly kind: 'content-invalid' };

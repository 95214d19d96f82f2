import type { ReactNode } from 'react';

export type MarkTone = 'good' | 'warn' | 'danger' | 'quiet';

/** A state in one word; the colour only repeats what the word says. */
export function Mark({ tone, children }: { readonly tone: MarkTone; readonly children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

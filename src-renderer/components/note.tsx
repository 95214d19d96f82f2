import type { ReactNode } from 'react';
import './note.css';

type Props = {
  readonly tone: 'problem' | 'warning' | 'good' | 'plain';
  readonly title?: string;
  readonly children: ReactNode;
};

const SIGN = { problem: '!', warning: '!', good: '✓', plain: 'i' } as const;

/** A boxed sentence. A problem is announced at once, the others politely. */
export function Note({ tone, title, children }: Props) {
  return (
    <div className={`note note-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <span className="note-sign" aria-hidden="true">
        {SIGN[tone]}
      </span>
      <div>
        {title === undefined ? null : <strong className="note-title">{title}</strong>}
        <div>{children}</div>
      </div>
    </div>
  );
}

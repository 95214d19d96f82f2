import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { BusySign } from '../design/busy-sign';
import './action-button.css';

type Props = {
  /** One `primary` a screen; `quiet` for ways out. */
  readonly look: 'primary' | 'plain' | 'quiet';
  readonly isBusy?: boolean;
  readonly children: ReactNode;
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'>;

/** While busy it keeps its place and its focus, and takes no second press. */
export function ActionButton({ look, isBusy = false, children, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      className={`action action-${look}`}
      aria-busy={isBusy}
      aria-disabled={isBusy || rest['aria-disabled']}
      onClick={isBusy ? undefined : onClick}
    >
      {isBusy ? <BusySign /> : null}
      {children}
    </button>
  );
}

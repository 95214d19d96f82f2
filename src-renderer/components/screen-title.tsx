import { type ReactNode, useEffect, useRef } from 'react';

/** A screen's heading takes the focus when the screen appears, so that it is read out and Tab starts from here. */
export function ScreenTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="screen-title">
      {children}
    </h1>
  );
}

import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './modal.css';

type Props = {
  readonly title: string;
  /** `page`: nearly the whole screen, and the body takes what head and actions leave. */
  readonly size?: 'normal' | 'page';
  /** At the end of the head. */
  readonly beside?: ReactNode;
  /** Every key pressed inside. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Escape asks for this too. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
};

/** The platform's own modal: it holds the focus and gives it back to where it was. */
export function Modal(props: Props) {
  const { title, size = 'normal', beside, onKeyDown, onClose, children, actions } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect, because the focus only goes back while the dialog is still in the page.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${size}`}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="modal-head">
        <h2 id={titleId}>{title}</h2>
        {beside}
      </div>
      <div className="modal-body">{children}</div>
      <div className="modal-actions">{actions}</div>
    </dialog>
  );
}

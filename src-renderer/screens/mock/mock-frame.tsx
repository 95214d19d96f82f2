import type { ReactNode } from 'react';
import { ActionButton } from '../../components/action-button';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import './mock-frame.css';

/** Around every screen of a mock exam: it says so, over the whole width, and it offers the way out. */
export function MockFrame({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const ending = useStep();
  return (
    <div className="mock-frame">
      <div className="mock-strip" role="note">
        <strong>{text.mock.strip}</strong>
        <span>{text.mock.stripNote}</span>
        <ActionButton
          look="quiet"
          isBusy={ending.isBusy}
          onClick={() => void ending.run(() => step('mock:end', {}))}
        >
          {text.mock.end}
        </ActionButton>
      </div>
      <div className="mock-body">{children}</div>
    </div>
  );
}

import { ActionButton } from '../../components/action-button';
import type { StepRun } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';

/** The way back for somebody who was taken for another. */
export function AbandonButton({ leaving }: { readonly leaving: StepRun }) {
  const text = useText();
  return (
    <ActionButton
      look="quiet"
      isBusy={leaving.isBusy}
      onClick={() => void leaving.run(() => step('check-in:abandon', {}))}
    >
      {text.checkIn.abandon}
    </ActionButton>
  );
}

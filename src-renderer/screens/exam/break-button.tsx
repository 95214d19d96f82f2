import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { Modal } from '../../components/modal';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';

type ButtonProps = { readonly view: StationViewOf<'exam'>; readonly onBreak: () => void };

/** Features 19: an approved break. Nothing is drawn for those who have none. */
export function BreakButton({ view, onBreak }: ButtonProps) {
  const text = useText();
  if (view.breakMinutes === undefined || view.breaksLeft === 0) return null;
  return (
    <ActionButton look="plain" onClick={onBreak}>
      {text.exam.breakTake(view.breaksLeft)}
    </ActionButton>
  );
}

type DialogProps = { readonly view: StationViewOf<'exam'>; readonly onClose: () => void };

export function BreakDialog({ view, onClose }: DialogProps) {
  const text = useText();
  const taking = useStep();
  const { attemptId } = view.candidate;
  return (
    <Modal
      title={text.exam.breakTitle}
      onClose={onClose}
      actions={
        <>
          <ActionButton look="plain" onClick={onClose}>
            {text.frame.cancel}
          </ActionButton>
          <ActionButton
            look="primary"
            isBusy={taking.isBusy}
            onClick={() => void taking.run(() => step('exam:break', { attemptId }))}
          >
            {text.exam.breakYes}
          </ActionButton>
        </>
      }
    >
      <p>{text.exam.breakNote(view.breakMinutes ?? 0, view.breaksLeft)}</p>
      <ProblemNote problem={taking.problem} />
    </Modal>
  );
}

import type { AttemptId } from '../../../src-shared/basics/ids';
import type { FaceChecks } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { Modal } from '../../components/modal';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { useCamera } from '../../stores/camera-store';

type Props = {
  readonly attemptId: AttemptId;
  readonly faceChecks: FaceChecks;
  readonly onClose: () => void;
};

/** What the camera does during the exam, and the one place to take the consent back (LW-2). */
export function CameraDialog({ attemptId, faceChecks, onClose }: Props) {
  const text = useText().camera;
  const camera = useCamera((state) => state.camera);
  const withdrawing = useStep();
  const isWithdrawn = faceChecks !== 'on';
  return (
    <Modal
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <ActionButton look="primary" onClick={onClose}>
            {text.back}
          </ActionButton>
          {isWithdrawn ? null : (
            <ActionButton
              look="plain"
              isBusy={withdrawing.isBusy}
              onClick={() => void withdrawing.run(() => step('presence:withdraw-consent', { attemptId }))}
            >
              {text.withdraw}
            </ActionButton>
          )}
        </>
      }
    >
      {isWithdrawn ? (
        <Note tone="good">{text.withdrawnNote}</Note>
      ) : (
        <>
          {camera === 'on' ? null : <Note tone="warning">{text.lostNote}</Note>}
          <p>{text.what}</p>
          <p>{text.kept}</p>
          <p>{text.mayWithdraw}</p>
          <ProblemNote problem={withdrawing.problem} />
        </>
      )}
    </Modal>
  );
}

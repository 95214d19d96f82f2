import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { SittingFrame } from '../sitting/sitting-frame';

/** RM-13: over, scored and sealed; what it comes to is for the authority to say, and nothing is said of the person. */
export function ResultHeldScreen({ view }: { readonly view: StationViewOf<'result-held'> }) {
  const text = useText();
  const words = text.result.held;
  const leaving = useStep();
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={4}>
      <ScreenTitle>{words.title[view.because]}</ScreenTitle>
      <Note tone="plain" title={words.saved}>
        {words.note[view.because]}
      </Note>
      <ProblemNote problem={leaving.problem} />
      <div className="frame-actions">
        <ActionButton
          look="primary"
          isBusy={leaving.isBusy}
          onClick={() => void leaving.run(() => step('exam:leave', {}))}
        >
          {text.result.leave}
        </ActionButton>
      </div>
    </SittingFrame>
  );
}

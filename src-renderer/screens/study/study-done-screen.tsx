import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { creditSentence, isCredited } from './credit-sentence';
import { StudyFrame } from './study-frame';
import './study.css';

/** The end of a sitting: one sentence on what it gave, and to which year. */
export function StudyDoneScreen({ view }: { readonly view: StationViewOf<'study-done'> }) {
  const { outcome } = view;
  const words = useText().study.done;
  const leaving = useStep();
  return (
    <StudyFrame session={view.session} course={view.course} width="normal">
      <ScreenTitle>{words.title(outcome.displayName)}</ScreenTitle>
      <Note tone={isCredited(outcome.credit) ? 'good' : 'warning'}>
        <span className="study-sentence">{creditSentence(words, outcome.credit)}</span>
      </Note>
      <p>
        {words.studied(outcome.minutes)}
        {outcome.lostMinutes > 0 ? words.lost(outcome.lostMinutes, outcome.missedChecks) : ''}
      </p>
      <p className="identify-note">{words.upload}</p>
      <ProblemNote problem={leaving.problem} />
      <div className="frame-actions">
        <ActionButton
          look="primary"
          isBusy={leaving.isBusy}
          onClick={() => void leaving.run(() => step('study:leave', {}))}
        >
          {words.leave}
        </ActionButton>
      </div>
    </StudyFrame>
  );
}

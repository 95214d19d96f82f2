import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';

/** 成绩确认 (RM-15): optional, given once, and either word is as good. */
export function ScoreAnswer({ view }: { readonly view: StationViewOf<'result'> }) {
  const words = useText().closing.score;
  const answering = useStep();
  const { attemptId } = view.candidate;
  const answer = (isConfirmed: boolean): void =>
    void answering.run(() => step('closing:answer-score', { attemptId, isConfirmed }));
  if (view.confirmation !== 'not-asked') {
    return (
      <Note tone={view.confirmation === 'confirmed' ? 'good' : 'plain'} title={words.title}>
        {words[view.confirmation]}
      </Note>
    );
  }
  return (
    <section className="score-answer" aria-label={words.title}>
      <p>{words.ask}</p>
      <ProblemNote problem={answering.problem} />
      <div className="score-answer-buttons">
        <ActionButton look="plain" isBusy={answering.isBusy} onClick={() => answer(true)}>
          {words.confirm}
        </ActionButton>
        <ActionButton look="quiet" isBusy={answering.isBusy} onClick={() => answer(false)}>
          {words.refuse}
        </ActionButton>
      </div>
    </section>
  );
}

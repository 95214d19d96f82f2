import { useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import type { CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { ActionButton } from '../../components/action-button';
import { sentenceOf } from '../../i18n/problem-texts';
import { useText } from '../../i18n/use-text';
import { type AnswerSheetState, sheetSave } from '../../stores/answer-sheet';
import { usePlace } from '../../stores/place-store';
import { retryUnsaved } from '../../stores/sitting-store';
import { warningDue } from './deadline-warning';
import { LockdownNotice } from './lockdown-notice';
import { numberOfItem } from './question-state';
import { TimeChangeNotice } from './time-change-notice';
import { useRemaining } from './use-remaining';
import './desk-notices.css';

type Props = {
  readonly view: StationViewOf<'exam'>;
  readonly receivedAtMs: number;
  readonly questions: readonly CandidateQuestion[];
  readonly sheet: AnswerSheetState;
};

/** The band under the header: time warnings, and what could not be saved. Never takes the focus. */
export function DeskNotices(props: Props) {
  return (
    <div className="desk-notices">
      <LockdownNotice view={props.view} />
      <TimeChangeNotice view={props.view} />
      <TimeWarning {...props} />
      <UnsavedNotice {...props} />
      <FlagNotice />
    </div>
  );
}

function TimeWarning({ view, receivedAtMs }: Props) {
  const text = useText().exam;
  const { remainingMs } = useRemaining(view, receivedAtMs);
  const [dismissed, setDismissed] = useState<number | undefined>(undefined);
  const due = warningDue(remainingMs, view.warningMinutes);
  const isShown = due !== undefined && due !== dismissed;
  return (
    <div role="status">
      {isShown ? (
        <div className="desk-notice desk-notice-time">
          <p>{text.warning(due)}</p>
          <ActionButton look="plain" onClick={() => setDismissed(due)}>
            {text.warningOk}
          </ActionButton>
        </div>
      ) : null}
    </div>
  );
}

function UnsavedNotice({ questions, sheet }: Props) {
  const text = useText();
  const save = sheetSave(sheet);
  if (save.kind !== 'unsaved') return null;
  const numbers = save.itemIds.flatMap((itemId) => numberOfItem(questions, itemId) ?? []);
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  return (
    <div className="desk-notice desk-notice-unsaved" role="alert">
      <p>
        <b>
          {text.exam.unsavedNote} <span className="numerals">{distinct.join(text.frame.listComma)}</span>
        </b>{' '}
        {sentenceOf(text.problems, save.problem)}
      </p>
      <ActionButton look="plain" onClick={retryUnsaved}>
        {text.exam.unsavedRetry}
      </ActionButton>
    </div>
  );
}

function FlagNotice() {
  const text = useText();
  const problem = usePlace((state) => state.flagProblem);
  if (problem === undefined) return null;
  return (
    <div className="desk-notice desk-notice-unsaved" role="alert">
      <p>
        <b>{text.exam.flagFailed}</b> {sentenceOf(text.problems, problem)}
      </p>
    </div>
  );
}

import { useState } from 'react';
import type { AttemptId } from '../../../src-shared/basics/ids';
import type { CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { ActionButton } from '../../components/action-button';
import { Modal } from '../../components/modal';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { type AnswerSheetState, sheetSave } from '../../stores/answer-sheet';
import { retryUnsaved } from '../../stores/sitting-store';
import { countStates } from './question-state';

type Props = {
  readonly attemptId: AttemptId;
  readonly questions: readonly CandidateQuestion[];
  readonly sheet: AnswerSheetState;
  readonly flagged: ReadonlySet<number>;
  readonly onClose: () => void;
};

/** TS-11: first what is missing, then the last question. Nothing is submitted while an answer is not on the disk. */
export function SubmitDialogs(props: Props) {
  const [isFinal, setFinal] = useState(false);
  return isFinal ? <FinalDialog {...props} /> : <CheckDialog {...props} onGoOn={() => setFinal(true)} />;
}

function CheckDialog({
  questions,
  sheet,
  flagged,
  onClose,
  onGoOn,
}: Props & { readonly onGoOn: () => void }) {
  const text = useText().exam;
  const counts = countStates(questions, sheet);
  const save = sheetSave(sheet);
  const rows = [
    { label: text.submitUnanswered, count: counts.unanswered },
    { label: text.submitPartly, count: counts.partly },
    { label: text.submitFlagged, count: flagged.size },
  ];
  const isComplete = counts.unanswered === 0 && counts.partly === 0;
  return (
    <Modal
      title={text.submitTitle}
      onClose={onClose}
      actions={
        <>
          <ActionButton look={isComplete ? 'plain' : 'primary'} onClick={onClose}>
            {text.submitBack}
          </ActionButton>
          <ActionButton
            look={isComplete ? 'primary' : 'plain'}
            disabled={save.kind === 'unsaved'}
            onClick={onGoOn}
          >
            {text.submitOn}
          </ActionButton>
        </>
      }
    >
      <dl className="submit-counts numerals">
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{text.submitCount(row.count)}</dd>
          </div>
        ))}
      </dl>
      {isComplete ? <Note tone="good">{text.submitAllDone}</Note> : null}
      {save.kind === 'unsaved' ? (
        <Note tone="problem">
          {text.submitUnsaved(save.itemIds.length)}{' '}
          <ActionButton look="quiet" onClick={retryUnsaved}>
            {text.unsavedRetry}
          </ActionButton>
        </Note>
      ) : null}
      <p>{text.submitNote}</p>
    </Modal>
  );
}

function FinalDialog({ attemptId, questions, sheet, onClose }: Props) {
  const text = useText().exam;
  const submitting = useStep();
  const counts = countStates(questions, sheet);
  const save = sheetSave(sheet);
  const isSettled = save.kind === 'saved' || save.kind === 'untouched';
  return (
    <Modal
      title={text.finalTitle}
      onClose={onClose}
      actions={
        <>
          <ActionButton look="plain" onClick={onClose}>
            {text.submitBack}
          </ActionButton>
          <ActionButton
            look="primary"
            isBusy={submitting.isBusy}
            disabled={!isSettled}
            onClick={() => void submitting.run(() => step('exam:submit', { attemptId }))}
          >
            {submitting.isBusy ? text.submitting : text.finalYes}
          </ActionButton>
        </>
      }
    >
      <p>{text.finalNote(counts.unanswered + counts.partly)}</p>
      {save.kind === 'unsaved' ? <Note tone="problem">{text.submitUnsaved(save.itemIds.length)}</Note> : null}
      <ProblemNote problem={submitting.problem} />
    </Modal>
  );
}

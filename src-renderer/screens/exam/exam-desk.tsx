import { useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import type { CandidatePaper } from '../../../src-shared/domain/item/candidate-item';
import { ActionButton } from '../../components/action-button';
import { Modal } from '../../components/modal';
import { useText } from '../../i18n/use-text';
import type { AnswerSheetState } from '../../stores/answer-sheet';
import { useConsole } from '../../stores/console-store';
import { moveTo, toggleFlag, usePlace } from '../../stores/place-store';
import { CameraDialog } from '../sitting/camera-dialog';
import { BreakDialog } from './break-button';
import { CaseView } from './case-view';
import { ChoiceView } from './choice-view';
import { DeadlineClock } from './deadline-clock';
import { DeskNotices } from './desk-notices';
import { ExamFooter } from './exam-footer';
import { ExamHeader } from './exam-header';
import { PictureDialog } from './picture-dialog';
import type { OpenPicture } from './question-pictures';
import { itemInFront } from './question-state';
import { ReadAloudButton } from './read-aloud-button';
import { SheetPanel } from './sheet-panel';
import { SubmitDialogs } from './submit-dialogs';
import { useExamKeys } from './use-exam-keys';
import { usePictureShelf } from './use-picture';
import './exam-desk.css';

type Props = {
  readonly view: StationViewOf<'exam'>;
  readonly receivedAtMs: number;
  readonly paper: CandidatePaper;
  readonly sheet: AnswerSheetState;
};

/** The dialog in front of the desk. */
type InFront =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'camera' }
  | { readonly kind: 'break' }
  | { readonly kind: 'picture'; readonly opened: OpenPicture };

const NOTHING: InFront = { kind: 'nothing' };

/** The exam: header, one question, the answer sheet. */
export function ExamDesk({ view, receivedAtMs, paper, sheet }: Props) {
  const text = useText();
  const { current, flagged } = usePlace();
  const [activePart, setActivePart] = useState({ number: current, index: 0, isByKey: false });
  const [asked, setInFront] = useState<InFront>(NOTHING);
  const isConsoleOpen = useConsole((state) => state.isOpen);
  // The platform keeps its own modals above everything, the proctor's drawer included.
  const inFront = isConsoleOpen ? NOTHING : asked;
  const shelf = usePictureShelf(view.candidate.attemptId);
  const pictures = { shelf, onOpen: (opened: OpenPicture) => setInFront({ kind: 'picture', opened }) };
  const close = (): void => setInFront(NOTHING);
  const question = paper.questions.find((one) => one.number === current) ?? paper.questions[0];
  const last = paper.questions.length;
  const part = activePart.number === current ? activePart.index : 0;

  const goTo = (number: number): void => {
    if (number >= 1 && number <= last) moveTo(number);
  };
  const activate =
    (isByKey: boolean) =>
    (index: number): void =>
      setActivePart({ number: current, index, isByKey });
  useExamKeys({
    isOff: isConsoleOpen || inFront.kind !== 'nothing',
    question,
    sheet,
    part,
    activate: activate(true),
    goTo,
  });

  const panel = (onPick: (number: number) => void) => (
    <SheetPanel
      questions={paper.questions}
      sheet={sheet}
      flagged={flagged}
      current={current}
      onPick={onPick}
    />
  );

  return (
    <div className="exam no-select">
      <div className="exam-grid">
        <ExamHeader
          view={view}
          receivedAtMs={receivedAtMs}
          sheet={sheet}
          onSubmit={() => setInFront({ kind: 'submit' })}
          onCamera={() => setInFront({ kind: 'camera' })}
          onBreak={() => setInFront({ kind: 'break' })}
        />
        <DeskNotices view={view} receivedAtMs={receivedAtMs} questions={paper.questions} sheet={sheet} />
        <main className="exam-question">
          {question?.kind === 'choice' ? (
            <ChoiceView
              key={question.number}
              question={question}
              total={last}
              sheet={sheet}
              pictures={pictures}
            />
          ) : null}
          {question?.kind === 'case' ? (
            <CaseView
              key={question.number}
              question={question}
              total={last}
              sheet={sheet}
              pictures={pictures}
              part={part}
              isPartByKey={activePart.isByKey}
              onPart={activate(false)}
            />
          ) : null}
        </main>
        <ExamFooter
          isFirst={current <= 1}
          isLast={current >= last}
          isFlagged={flagged.has(current)}
          isCase={question?.kind === 'case'}
          optionCount={question === undefined ? 0 : (itemInFront(question, part)?.options.length ?? 0)}
          onStep={(by) => goTo(current + by)}
          onFlag={() => void toggleFlag(current)}
          onSheet={() => setInFront({ kind: 'sheet' })}
          aid={
            question === undefined || view.candidate.aids?.readAloud !== true ? null : (
              <ReadAloudButton
                question={question}
                part={part}
                isCovered={isConsoleOpen || inFront.kind !== 'nothing'}
              />
            )
          }
        />
        <aside className="exam-sheet" aria-label={text.exam.sheet}>
          {panel(goTo)}
        </aside>
      </div>
      {inFront.kind === 'sheet' ? (
        <Modal
          title={text.exam.sheet}
          onClose={close}
          actions={
            <ActionButton look="plain" onClick={close}>
              {text.frame.close}
            </ActionButton>
          }
        >
          {panel((number) => {
            goTo(number);
            close();
          })}
        </Modal>
      ) : null}
      {inFront.kind === 'camera' ? (
        <CameraDialog attemptId={view.candidate.attemptId} faceChecks={view.faceChecks} onClose={close} />
      ) : null}
      {inFront.kind === 'submit' ? (
        <SubmitDialogs
          attemptId={view.candidate.attemptId}
          questions={paper.questions}
          sheet={sheet}
          flagged={flagged}
          onClose={close}
        />
      ) : null}
      {inFront.kind === 'break' ? <BreakDialog view={view} onClose={close} /> : null}
      {inFront.kind === 'picture' ? (
        <PictureDialog
          opened={inFront.opened}
          clock={<DeadlineClock view={view} receivedAtMs={receivedAtMs} />}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

import { assertNever } from '../../../src-shared/basics/assert-never';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { timeOfDay } from '../../components/clock-text';
import { DemoMark } from '../../components/demo-mark';
import { PageControls } from '../../components/page-controls';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { type AnswerSheetState, type SheetSave, sheetSave } from '../../stores/answer-sheet';
import { ConsoleButton } from '../console/console-button';
import { CameraSign } from '../sitting/camera-sign';
import { BreakButton } from './break-button';
import { DeadlineClock } from './deadline-clock';
import { SubmitButton } from './submit-button';
import './exam-header.css';

type Props = {
  readonly view: StationViewOf<'exam'>;
  readonly receivedAtMs: number;
  readonly sheet: AnswerSheetState;
  readonly onSubmit: () => void;
  readonly onCamera: () => void;
  readonly onBreak: () => void;
};

export function ExamHeader({ view, receivedAtMs, sheet, onSubmit, onCamera, onBreak }: Props) {
  const text = useText();
  const { candidate, session } = view;
  const save = sheetSave(sheet);
  return (
    <header className="exam-header on-plate">
      <div className="exam-person">
        <p>
          <b>{candidate.displayName}</b>
          {session.isMock === true ? null : <span className="numerals">{candidate.maskedDocument}</span>}
          {session.isDemonstration ? <DemoMark form="short" /> : null}
        </p>
        <p>
          {candidate.postName}
          {session.isMock === true ? null : ` · ${text.exam.seat(candidate.seat)}`}
          {session.isMock === true ? null : <ConsoleButton />}
          <CameraSign faceChecks={view.faceChecks} onOpen={onCamera} />
        </p>
      </div>
      <DeadlineClock view={view} receivedAtMs={receivedAtMs} />
      <div className="exam-tools">
        <span className={`exam-saved exam-saved-${save.kind} numerals`}>{savedText(text.exam, save)}</span>
        <PageControls />
        <BreakButton view={view} onBreak={onBreak} />
        <SubmitButton view={view} receivedAtMs={receivedAtMs} onSubmit={onSubmit} />
      </div>
    </header>
  );
}

function savedText(text: Texts['exam'], save: SheetSave): string {
  switch (save.kind) {
    case 'untouched':
      return text.savedNone;
    case 'saving':
      return text.saving;
    case 'saved':
      return `✓ ${save.atMs === undefined ? text.savedAll : text.savedAt(timeOfDay(save.atMs))}`;
    case 'unsaved':
      return `! ${text.unsaved(save.itemIds.length)}`;
    default:
      return assertNever(save);
  }
}

import { ActionButton } from '../../components/action-button';
import { useText } from '../../i18n/use-text';

type Props = {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFlagged: boolean;
  readonly isCase: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onFlag: () => void;
  readonly onSheet: () => void;
};

export function ExamFooter({ isFirst, isLast, isFlagged, isCase, onStep, onFlag, onSheet }: Props) {
  const text = useText().exam;
  return (
    <footer className="exam-footer">
      <ActionButton look="plain" disabled={isFirst} onClick={() => onStep(-1)}>
        ← {text.previous}
      </ActionButton>
      <ActionButton look="primary" disabled={isLast} onClick={() => onStep(1)}>
        {text.next} →
      </ActionButton>
      <ActionButton look="plain" aria-pressed={isFlagged} onClick={onFlag}>
        <span aria-hidden="true">{isFlagged ? '⚑' : '⚐'}</span> {isFlagged ? text.unflag : text.flag}
      </ActionButton>
      <span className="exam-sheet-opener">
        <ActionButton look="plain" onClick={onSheet}>
          {text.sheetOpen}
        </ActionButton>
      </span>
      <p className="exam-keys">{isCase ? text.keysCase : text.keysChoice}</p>
    </footer>
  );
}

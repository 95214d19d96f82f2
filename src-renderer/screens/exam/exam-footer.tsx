import type { ReactNode } from 'react';
import { ActionButton } from '../../components/action-button';
import { useText } from '../../i18n/use-text';
import { keysOf } from './exam-keys';

type Props = {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFlagged: boolean;
  readonly isCase: boolean;
  /** Of the question that letters go to. */
  readonly optionCount: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onFlag: () => void;
  readonly onSheet: () => void;
  /** What was approved for this person beside (features 19). */
  readonly aid?: ReactNode;
};

export function ExamFooter({
  isFirst,
  isLast,
  isFlagged,
  isCase,
  optionCount,
  onStep,
  onFlag,
  onSheet,
  aid,
}: Props) {
  const text = useText().exam;
  const { lastOption, flag } = keysOf(optionCount);
  const keys = isCase ? text.keysCase : text.keysChoice;
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
      {aid}
      <span className="exam-sheet-opener">
        <ActionButton look="plain" onClick={onSheet}>
          {text.sheetOpen}
        </ActionButton>
      </span>
      <p className="exam-keys">{keys(lastOption, flag)}</p>
    </footer>
  );
}

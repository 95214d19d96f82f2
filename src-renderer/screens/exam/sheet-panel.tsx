import type { CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import type { AnswerSheetState } from '../../stores/answer-sheet';
import { type AnswerState, answerStateOf, countStates, groupByType, hasUnsaved } from './question-state';
import './sheet-panel.css';

type Props = {
  readonly questions: readonly CandidateQuestion[];
  readonly sheet: AnswerSheetState;
  readonly flagged: ReadonlySet<number>;
  readonly current: number;
  readonly onPick: (number: number) => void;
};

const STATES: readonly AnswerState[] = ['answered', 'partly', 'unanswered'];

/** Every question as one cell. Each state has a shape as well as a colour. */
export function SheetPanel({ questions, sheet, flagged, current, onPick }: Props) {
  const text = useText().exam;
  const counts = countStates(questions, sheet);
  return (
    <div className="sheet-panel">
      <p className="sheet-counts numerals">
        <b>{text.sheetCounts(counts.answered, questions.length)}</b>
        <span>{text.flaggedCount(flagged.size)}</span>
      </p>
      {groupByType(questions).map((group) => (
        <section key={group.type}>
          <h2>{text.kinds[group.type]}</h2>
          <ol className="sheet-cells numerals">
            {group.questions.map((question) => (
              <li key={question.number}>
                <SheetCell
                  number={question.number}
                  state={answerStateOf(question, sheet)}
                  isFlagged={flagged.has(question.number)}
                  isCurrent={question.number === current}
                  isUnsaved={hasUnsaved(question, sheet)}
                  onPick={onPick}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <ul className="sheet-legend">
        {STATES.map((state) => (
          <li key={state}>
            <span className={`sheet-cell sheet-${state}`} aria-hidden="true" />
            {text.cellStates[state]}
          </li>
        ))}
        <li>
          <span className="sheet-cell sheet-unanswered sheet-flagged" aria-hidden="true" />
          {text.cellFlagged}
        </li>
        <li>
          <span className="sheet-cell sheet-unanswered sheet-current" aria-hidden="true" />
          {text.cellCurrent}
        </li>
      </ul>
    </div>
  );
}

type CellProps = {
  readonly number: number;
  readonly state: AnswerState;
  readonly isFlagged: boolean;
  readonly isCurrent: boolean;
  readonly isUnsaved: boolean;
  readonly onPick: (number: number) => void;
};

function SheetCell(props: CellProps) {
  const text = useText();
  const { number, state, isFlagged, isCurrent, isUnsaved, onPick } = props;
  const looks = ['sheet-cell', `sheet-${state}`];
  if (isFlagged) looks.push('sheet-flagged');
  if (isCurrent) looks.push('sheet-current');
  if (isUnsaved) looks.push('sheet-unsaved');
  return (
    <button
      type="button"
      className={looks.join(' ')}
      aria-label={cellText(text, props)}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => onPick(number)}
    >
      {number}
    </button>
  );
}

function cellText({ exam: text, frame }: Texts, cell: CellProps): string {
  const notes: string[] = [text.cellStates[cell.state]];
  if (cell.isFlagged) notes.push(text.cellFlagged);
  if (cell.isUnsaved) notes.push(text.cellUnsaved);
  if (cell.isCurrent) notes.push(text.cellCurrent);
  return text.cell(cell.number, notes.join(frame.listComma));
}

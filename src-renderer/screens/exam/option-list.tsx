import type { CandidateItem } from '../../../src-shared/domain/item/candidate-item';
import { useText } from '../../i18n/use-text';
import { type AnswerSheetState, answerOf, saveMark } from '../../stores/answer-sheet';
import { choose } from '../../stores/sitting-store';
import { choiceAfter } from './choose-option';
import './option-list.css';

type Props = { readonly item: CandidateItem; readonly sheet: AnswerSheetState };

/** The options as native radios or check boxes; the whole line is the target. Letters follow the paper's order. */
export function OptionList({ item, sheet }: Props) {
  const text = useText().exam;
  const answer = answerOf(sheet, item.id);
  const isBox = item.type === 'multiple';
  const press = (id: (typeof item.options)[number]['id']): void =>
    choose(item.id, choiceAfter(item, answer.chosen, id));
  return (
    <div className={`option-list${item.type === 'true-false' ? ' option-list-short' : ''}`}>
      {item.options.map((option, index) => {
        const isChosen = answer.chosen.includes(option.id);
        return (
          <label
            key={option.id}
            className={`option${isChosen ? ' option-chosen' : ''}${isBox ? ' option-box' : ''}`}
          >
            <input
              type={isBox ? 'checkbox' : 'radio'}
              name={item.id}
              checked={isChosen}
              onChange={() => press(option.id)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') press(option.id);
              }}
            />
            <span className="option-letter" aria-hidden="true">
              {String.fromCharCode(65 + index)}
            </span>
            <span className="option-text">{option.text}</span>
            <span className="option-sign" aria-hidden="true">
              {isChosen ? '✓' : ''}
            </span>
          </label>
        );
      })}
      {saveMark(answer) === 'unsaved' ? <p className="option-unsaved">! {text.unsavedItem}</p> : null}
    </div>
  );
}

import { useEffect, useState } from 'react';
import type { ItemId, OptionId } from '../../../src-shared/basics/ids';
import type { CandidateItem } from '../../../src-shared/domain/item/candidate-item';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { choiceAfter } from '../exam/choose-option';
import '../exam/option-list.css';

type Chosen = ReadonlyMap<ItemId, readonly OptionId[]>;

/** The course quiz: all its questions on one sheet; scored in the main process (CE-10). */
export function QuizSheet({ onDone }: { readonly onDone: () => void }) {
  const words = useText().study.quiz;
  const handingIn = useStep();
  const [items, setItems] = useState<readonly CandidateItem[]>([]);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  useEffect(() => {
    void step('study:quiz', {}).then((answered) => {
      if (answered.ok) setItems(answered.value.items);
      else onDone();
    });
  }, [onDone]);
  const unanswered = items.filter((item) => (chosen.get(item.id)?.length ?? 0) === 0).length;
  const handIn = async (): Promise<void> => {
    const answers = [...chosen].map(([itemId, options]) => ({ itemId, chosen: [...options] }));
    if (await handingIn.run(() => step('study:hand-in-quiz', { answers }))) onDone();
  };
  return (
    <section className="study-quiz" aria-label={words.title}>
      <h2>{words.title}</h2>
      {items.map((item, index) => (
        <fieldset key={item.id} className="study-question">
          <legend>
            <span className="study-question-no">
              {words.question(index + 1, items.length)} · {words.types[item.type]}
            </span>
            {item.stem}
          </legend>
          <QuizOptions
            item={item}
            chosen={chosen.get(item.id) ?? []}
            onChoose={(options) => setChosen(new Map([...chosen, [item.id, options]]))}
          />
        </fieldset>
      ))}
      <ProblemNote problem={handingIn.problem} />
      <div className="frame-actions study-buttons">
        <ActionButton look="primary" isBusy={handingIn.isBusy} onClick={() => void handIn()}>
          {words.handIn}
        </ActionButton>
        <ActionButton look="quiet" onClick={onDone}>
          {words.later}
        </ActionButton>
        {unanswered > 0 ? <span role="status">{words.unanswered(unanswered)}</span> : null}
      </div>
    </section>
  );
}

type OptionsProps = {
  readonly item: CandidateItem;
  readonly chosen: readonly OptionId[];
  readonly onChoose: (options: readonly OptionId[]) => void;
};

function QuizOptions({ item, chosen, onChoose }: OptionsProps) {
  const isBox = item.type === 'multiple';
  return (
    <div className={`option-list${item.type === 'true-false' ? ' option-list-short' : ''}`}>
      {item.options.map((option, index) => {
        const isChosen = chosen.includes(option.id);
        return (
          <label
            key={option.id}
            className={`option${isChosen ? ' option-chosen' : ''}${isBox ? ' option-box' : ''}`}
          >
            <input
              type={isBox ? 'checkbox' : 'radio'}
              name={`quiz-${item.id}`}
              checked={isChosen}
              onChange={() => onChoose(choiceAfter(item, chosen, option.id))}
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
    </div>
  );
}

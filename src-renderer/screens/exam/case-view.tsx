import { useEffect, useRef } from 'react';
import type { CandidateItem, CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { useText } from '../../i18n/use-text';
import type { AnswerSheetState } from '../../stores/answer-sheet';
import { OptionList } from './option-list';
import { QuestionHeading } from './question-heading';
import { type PictureDesk, QuestionPictures } from './question-pictures';
import './case-view.css';

type Props = {
  readonly question: Extract<CandidateQuestion, { readonly kind: 'case' }>;
  readonly total: number;
  readonly sheet: AnswerSheetState;
  readonly pictures: PictureDesk;
  /** Index of the question that letters go to. */
  readonly part: number;
  /** A key chose the part: then it is brought into sight. Under a mouse it must not move, or the click misses. */
  readonly isPartByKey: boolean;
  readonly onPart: (index: number) => void;
};

/** A case: its text on the left, its four questions on the right, each scrolling for itself. */
export function CaseView(props: Props) {
  const { question, total, sheet, pictures, part, isPartByKey, onPart } = props;
  const text = useText().exam;
  const points = question.items.reduce((sum, item) => sum + item.points, 0);
  return (
    <article className="case-page">
      <QuestionHeading number={question.number} total={total} type="case" points={points} />
      <div className="case-columns">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
        <section className="case-stem" aria-label={text.caseStem} tabIndex={0} data-scrolls>
          <h2>{text.caseStem}</h2>
          <p>{question.stem}</p>
          <QuestionPictures pictures={question.pictures} desk={pictures} />
        </section>
        <div className="case-parts">
          {question.items.map((item, index) => (
            <CasePart
              key={item.id}
              item={item}
              index={index}
              sheet={sheet}
              pictures={pictures}
              isActive={index === part}
              isToBeShown={isPartByKey && index === part}
              onActive={() => onPart(index)}
            />
          ))}
        </div>
      </div>
    </article>
  );
}

type PartProps = {
  readonly item: CandidateItem;
  readonly index: number;
  readonly sheet: AnswerSheetState;
  readonly pictures: PictureDesk;
  readonly isActive: boolean;
  readonly isToBeShown: boolean;
  readonly onActive: () => void;
};

function CasePart(props: PartProps) {
  const { item, index, sheet, pictures, isActive, isToBeShown, onActive } = props;
  const text = useText().exam;
  const part = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isToBeShown) part.current?.scrollIntoView({ block: 'nearest' });
  }, [isToBeShown]);
  return (
    <fieldset
      ref={part}
      className={`case-part${isActive ? ' case-part-active' : ''}`}
      onFocus={onActive}
      onPointerDown={onActive}
    >
      <legend>
        <span className="case-part-head">
          <b>{text.part(index + 1)}</b> {text.kinds[item.type]} · {text.points(item.points)}
        </span>
        {item.type === 'multiple' ? <span className="question-hint">{text.multipleHint}</span> : null}
        <span className="case-part-stem">{item.stem}</span>
      </legend>
      <QuestionPictures pictures={item.pictures} desk={pictures} />
      <OptionList item={item} sheet={sheet} />
    </fieldset>
  );
}

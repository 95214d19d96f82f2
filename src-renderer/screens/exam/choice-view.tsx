import type { CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import type { AnswerSheetState } from '../../stores/answer-sheet';
import { OptionList } from './option-list';
import { QuestionHeading } from './question-heading';
import { type PictureDesk, QuestionPictures } from './question-pictures';

type Props = {
  readonly question: Extract<CandidateQuestion, { readonly kind: 'choice' }>;
  readonly total: number;
  readonly sheet: AnswerSheetState;
  readonly pictures: PictureDesk;
};

export function ChoiceView({ question, total, sheet, pictures }: Props) {
  const { item, number } = question;
  return (
    <article className="question-page">
      <QuestionHeading number={number} total={total} type={item.type} points={item.points} />
      <fieldset className="question-body">
        <legend>{item.stem}</legend>
        <QuestionPictures pictures={item.pictures} desk={pictures} />
        <OptionList item={item} sheet={sheet} />
      </fieldset>
    </article>
  );
}

import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text';

type Props = {
  readonly number: number;
  readonly total: number;
  readonly type: 'single' | 'multiple' | 'true-false' | 'case';
  readonly points: number;
};

/** Number, type and price. Takes the focus when the question that had it is gone, so that Tab goes on from here. */
export function QuestionHeading({ number, total, type, points }: Props) {
  const text = useText().exam;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="question-heading">
      <h1 ref={heading} tabIndex={-1} className="screen-title numerals" aria-live="polite">
        {text.question(number, total)}
      </h1>
      <span className="question-type">{text.kinds[type]}</span>
      <span className="question-points">{text.points(points)}</span>
      {type === 'multiple' ? <span className="question-hint">{text.multipleHint}</span> : null}
    </header>
  );
}

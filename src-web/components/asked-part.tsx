import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text';
import { Problem } from './problem';
import type { Asked } from './use-ask';

type Props<T> = { readonly of: Asked<T>; readonly children: (answer: T) => ReactNode };

/** A part of a page that waits for an answer: loading, what went wrong, and the answer as soon as there is one. */
export function AskedPart<T>({ of, children }: Props<T>) {
  const text = useText();
  const { answer, problem, again } = of;
  return (
    <>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {answer === undefined ? problem === undefined && <p role="status">{text.loading}</p> : children(answer)}
    </>
  );
}

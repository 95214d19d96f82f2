import { type Problem, sentenceOf } from '../i18n/problem-texts';
import { useText } from '../i18n/use-text';
import { Note } from './note';

/** The sentence for a refusal, or nothing. */
export function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  const text = useText();
  if (problem === undefined) return null;
  return <Note tone="problem">{sentenceOf(text.problems, problem)}</Note>;
}

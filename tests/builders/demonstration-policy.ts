import { readFileSync } from 'node:fs';
import { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';

/** The policy that the demonstration is published with, as its readable source says it. */
export function demonstrationPolicy(): ExamPolicy {
  const session: { readonly policy: unknown } = JSON.parse(
    readFileSync('resources/demo/session/session.json', 'utf8'),
  );
  return ExamPolicy.parse(session.policy);
}

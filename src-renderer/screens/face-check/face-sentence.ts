import { assertNever } from '../../../src-shared/basics/assert-never';
import type {
  ChallengeProgress,
  ChallengeVerdict,
} from '../../../src-shared/domain/presence/challenge-verdict';
import { sentenceOf } from '../../i18n/problem-texts';
import type { Texts } from '../../i18n/zh';
import type { FaceSessionState } from './face-session';

/** The one sentence of this moment, and whether it is about something that went wrong. */
export type FaceSentence = { readonly tone: 'guide' | 'act' | 'good' | 'trouble'; readonly text: string };

function challengeSentence(text: Texts, progress: ChallengeProgress): FaceSentence {
  const words = text.challenge;
  switch (progress.kind) {
    case 'settle':
      return { tone: 'guide', text: words.settle };
    case 'act':
      return progress.isSeen
        ? { tone: 'good', text: words.back[progress.action] }
        : { tone: 'act', text: words.act[progress.action] };
    case 'judged':
      return challengeEnd(text, progress.verdict);
    default:
      return assertNever(progress);
  }
}

function challengeEnd({ challenge }: Texts, verdict: ChallengeVerdict): FaceSentence {
  switch (verdict.kind) {
    case 'passed':
      return { tone: 'good', text: challenge.passed };
    case 'retry':
      return { tone: 'trouble', text: challenge.retry[verdict.reason] };
    case 'failed':
      return { tone: 'trouble', text: challenge.failed };
    default:
      return assertNever(verdict);
  }
}

export function faceSentence(text: Texts, state: FaceSessionState): FaceSentence {
  const { stage, guidance, verdict, camera, engine } = text.face;
  switch (state.kind) {
    case 'preparing':
      return { tone: 'guide', text: stage.preparing };
    case 'opening':
      return { tone: 'guide', text: stage.opening };
    case 'measuring':
      return { tone: 'good', text: stage.measuring };
    case 'looking':
      return { tone: state.guidance === 'hold' ? 'good' : 'guide', text: guidance[state.guidance] };
    case 'no-source':
      return { tone: 'trouble', text: camera[state.problem.kind] };
    case 'engine-failed':
      return { tone: 'trouble', text: engine[state.problem.kind] };
    case 'not-sent':
      return { tone: 'trouble', text: sentenceOf(text.problems, state.problem) };
    case 'challenge':
      return challengeSentence(text, state.progress);
    case 'challenge-judged':
      return challengeEnd(text, state.verdict);
    case 'judged':
      switch (state.verdict.kind) {
        case 'accept':
          return { tone: 'good', text: stage.accepted };
        case 'retry':
          return { tone: 'trouble', text: verdict[state.verdict.reason] };
        case 'no-match':
          return { tone: 'trouble', text: verdict['no-match'] };
        default:
          return assertNever(state.verdict);
      }
    default:
      return assertNever(state);
  }
}

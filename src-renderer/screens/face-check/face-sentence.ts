import { assertNever } from '../../../src-shared/basics/assert-never';
import { sentenceOf } from '../../i18n/problem-texts';
import type { Texts } from '../../i18n/zh';
import type { FaceSessionState } from './face-session';

/** The one sentence of this moment, and whether it is about something that went wrong. */
export type FaceSentence = { readonly tone: 'guide' | 'good' | 'trouble'; readonly text: string };

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

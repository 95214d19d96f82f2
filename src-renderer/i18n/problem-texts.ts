import type { ClosingProblem } from '../../src-shared/contracts/ipc/closing-channels';
import type * as code from '../../src-shared/contracts/ipc/code-problems';
import type * as desk from '../../src-shared/contracts/ipc/console-problems';
import type * as handIn from '../../src-shared/contracts/ipc/hand-in-channels';
import type * as move from '../../src-shared/contracts/ipc/move-problems';
import type * as papers from '../../src-shared/contracts/ipc/paper-channels';
import type * as ipc from '../../src-shared/contracts/ipc/problems';
import type * as readiness from '../../src-shared/contracts/ipc/readiness-problems';
import type { RetentionSaveProblem } from '../../src-shared/contracts/ipc/retention';
import type { StudyIdentifyProblem } from '../../src-shared/contracts/ipc/study-problems';
import type { UpdateProblem } from '../../src-shared/contracts/ipc/update-channels';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import type { ApiFailure } from '../station-api';

/** Everything that can be refused or fail at the doors between screen and station. */
export type Problem =
  | ApiFailure
  | PackageProblem
  | ipc.ServerProblem
  | ipc.ProvisionProblem
  | ipc.FetchPackageProblem
  | ipc.OpenSessionProblem
  | ipc.FetchKeyProblem
  | ipc.IdentifyProblem
  | ipc.StepProblem
  | ipc.ManualCheckProblem
  | ipc.StartProblem
  | ipc.AnswerProblem
  | ipc.PictureProblem
  | ipc.SubmitProblem
  | code.MakeCodeProblem
  | code.UseCodeProblem
  | desk.ConsoleProblem
  | desk.ConsoleSignInProblem
  | desk.ConsoleSignedOut
  | ClosingProblem
  | papers.PaperSaveProblem
  | papers.PaperPrintProblem
  | handIn.WriteHandInProblem
  | handIn.ImportReceiptProblem
  | move.MoveOutProblem
  | move.MoveInProblem
  | RetentionSaveProblem
  | UpdateProblem
  | StudyIdentifyProblem
  | readiness.ReadinessSignProblem
  | readiness.ReadinessSaveProblem;

type ProblemOfKind = { readonly [K in Problem['kind']]: Extract<Problem, { readonly kind: K }> };

/** One sentence for every kind, in one language; a forgotten kind does not compile. */
export type ProblemTexts = { readonly [K in Problem['kind']]: (problem: ProblemOfKind[K]) => string };

/** The sentence for this problem. The key and the argument come from the same value, so they always fit. */
export function sentenceOf(texts: ProblemTexts, problem: Problem): string {
  return pick(texts, problem.kind, problem);
}

function pick<K extends Problem['kind']>(texts: ProblemTexts, kind: K, problem: ProblemOfKind[K]): string {
  return texts[kind](problem);
}

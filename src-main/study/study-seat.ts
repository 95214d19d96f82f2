import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { scoredItemsById } from '../../src-shared/domain/item/items-of-bank';
import { POINTS } from '../../src-shared/domain/paper/blueprint';
import { scoreQuiz } from '../../src-shared/domain/scoring/score-quiz';
import type { Sitting } from '../../src-shared/domain/study/study-state';
import { type Desk, NOT_NOW } from '../exam/desk';
import { studyCover } from '../lockdown/lockdown-memory';
import { type OpenClass, openClass, recordStudy } from './study-desk';

type AtSeat = { readonly open: OpenClass; readonly sitting: Sitting };

/** The person whose page is on the screen, if they are there and it is not covered. */
function atSeat(desk: Desk): AtSeat | undefined {
  const open = openClass(desk.memory);
  const { atSeat: sittingId } = desk.memory.study;
  const sitting = sittingId === undefined ? undefined : open?.state.sittings.get(sittingId);
  if (open === undefined || sitting === undefined || desk.memory.current !== undefined) return undefined;
  if (studyCover(desk.memory) !== undefined) return undefined;
  const isHere = sitting.stage.kind === 'present' || sitting.stage.kind === 'asked';
  return isHere ? { open, sitting } : undefined;
}

/** One page of the course. */
export function studyPage(desk: Desk, { pageNo }: IpcRequest<'study:page'>): IpcResponse<'study:page'> {
  const here = atSeat(desk);
  const page = here?.open.course.pages[pageNo - 1];
  if (here === undefined || page === undefined) return err(NOT_NOW);
  if (page.kind === 'text') return ok({ kind: 'text', title: page.title, text: page.text });
  const bytes = here.open.session.opened.part(`picture/${page.sha256}`);
  if (bytes === undefined) return err(NOT_NOW);
  const { title, alt, mediaType } = page;
  return ok({ kind: 'picture', title, alt, mediaType, bytes: new Uint8Array(bytes) });
}

/** The quiz as the candidate may see it: stems and options, no key. */
export function studyQuiz(desk: Desk): IpcResponse<'study:quiz'> {
  const here = atSeat(desk);
  const quiz = here?.open.course.quiz;
  if (here === undefined || quiz === undefined || !mayTry(here)) return err(NOT_NOW);
  const questions = scoredItemsById(here.open.session.opened.content.bank.items);
  return ok({
    items: quiz.itemIds.flatMap((itemId) => {
      const question = questions.get(itemId);
      if (question === undefined) return [];
      const { id, type, stem, options } = question;
      const shown = options.map((one) => ({ id: one.id, text: one.text }));
      return [{ id, type, stem, pictures: [], options: shown, points: POINTS[type] }];
    }),
  });
}

/** CE-10: scored here, from the keys of the opened package; the page learns the points and nothing else. */
export async function handInQuiz(
  desk: Desk,
  { answers }: IpcRequest<'study:hand-in-quiz'>,
): Promise<IpcResponse<'study:hand-in-quiz'>> {
  const here = atSeat(desk);
  const quiz = here?.open.course.quiz;
  if (here === undefined || quiz === undefined || !mayTry(here)) return err(NOT_NOW);
  const { session } = here.open;
  const score = scoreQuiz(quiz, session.opened.content.bank.items, answers);
  if (!score.ok) return err(NOT_NOW);
  const { sittingId } = here.sitting;
  const event = { kind: 'quiz-scored', at: desk.now(), sittingId, answers, ...score.value } as const;
  const written = await recordStudy(desk, session, [event]);
  if (!written.ok) return written;
  desk.changed();
  return ok(score.value);
}

function mayTry({ open, sitting }: AtSeat): boolean {
  return sitting.quiz.passedAt === undefined && sitting.quiz.triesUsed < open.rules.policy.quizTries;
}

/** The screen goes back to the class; nobody is signed out by it. */
export function studyLeave(desk: Desk): Result<Record<string, never>, StepProblem> {
  const open = openClass(desk.memory);
  const { study } = desk.memory;
  if (open === undefined) return err(NOT_NOW);
  study.told = undefined;
  // A seat of one's own stays with its person until they sign out.
  if (open.course.mode === 'class') study.atSeat = undefined;
  desk.changed();
  return ok({});
}

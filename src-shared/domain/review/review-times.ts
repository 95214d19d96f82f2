import { shanghaiDate } from '../../basics/instant';
import type { WorkCalendar } from './work-calendar';
import { type Deadline, workingDaysAfter } from './working-days';

/** RM-16, after the analogues the rule names: working days in which to ask, and in which the authority answers. */
export const REVIEW_DAYS = { ask: 5, answer: 10 } as const;

/** The last day on which a result published at `publishedAtMs` (UTC ms) can be asked about (RM-16). */
export function askThrough(publishedAtMs: number, calendar: WorkCalendar): Deadline {
  return workingDaysAfter(shanghaiDate(publishedAtMs), REVIEW_DAYS.ask, calendar);
}

/** The day by whose end a review asked for at `requestedAtMs` (UTC ms) is answered (RM-16). */
export function answerBy(requestedAtMs: number, calendar: WorkCalendar): Deadline {
  return workingDaysAfter(shanghaiDate(requestedAtMs), REVIEW_DAYS.answer, calendar);
}

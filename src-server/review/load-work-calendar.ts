import { readFile } from 'node:fs/promises';
import shipped from '../../resources/calendar/work-calendar.json' with { type: 'json' };
import { err, ok, type Result } from '../../src-shared/basics/result';
import { type WorkCalendar, WorkYears, workCalendar } from '../../src-shared/domain/review/work-calendar';

export type WorkCalendarProblem = {
  readonly kind: 'work-calendar-unreadable';
  readonly file: string;
  /** What is wrong first, by its place in the file. */
  readonly detail: string;
};

/**
 * The years that came with the program, and over them those of the province's own file when one is named. A file that
 * can't be read stops the start: with a guess, people would be told wrong days.
 */
export async function loadWorkCalendar(
  file: string | undefined,
): Promise<Result<WorkCalendar, WorkCalendarProblem>> {
  const ours = WorkYears.parse(shipped).years;
  if (file === undefined) return ok(workCalendar(ours));
  const fault = (detail: string) => err({ kind: 'work-calendar-unreadable' as const, file, detail });
  try {
    const read = WorkYears.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (read.success) return ok(workCalendar(ours, read.data.years));
    const [issue] = read.error.issues;
    return fault(`${issue?.path.join('.')}: ${issue?.message}`);
  } catch (error) {
    return fault(error instanceof SyntaxError ? 'JSON' : 'cannot be read');
  }
}

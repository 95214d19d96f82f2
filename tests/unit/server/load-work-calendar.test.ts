import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWorkCalendar } from '../../../src-server/review/load-work-calendar';
import { StartFailure } from '../../../src-server/start-problem';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder('calendar');
});
afterAll(() => folder.remove());

async function fileOf(text: string): Promise<string> {
  const file = path.join(folder.path, 'holidays.json');
  await writeFile(file, text);
  return file;
}

describe('the calendar of working days (RM-16)', () => {
  it('is the shipped one when the province has entered none', async () => {
    const loaded = await loadWorkCalendar(undefined);
    expect(loaded.ok && [...loaded.value.years]).toEqual([2024, 2025, 2026]);
  });

  it('takes the province’s years beside the shipped ones', async () => {
    const year = {
      year: 2027,
      source: '样例：省级录入',
      off: [{ name: '样例假日', from: '2027-02-05', to: '2027-02-11' }],
      worked: ['2027-02-14'],
    };
    const loaded = await loadWorkCalendar(await fileOf(JSON.stringify({ years: [year] })));
    if (!loaded.ok) throw new Error(loaded.error.detail);
    expect([...loaded.value.years]).toEqual([2024, 2025, 2026, 2027]);
    expect(loaded.value.off.has('2027-02-08')).toBe(true);
    expect(loaded.value.off.has('2026-02-15')).toBe(true);
    expect(loaded.value.worked.has('2027-02-14')).toBe(true);
  });

  it.each([
    ['no JSON', '{"years": [', 'JSON'],
    ['another shape', '[]', ''],
    [
      'a weekday as a worked day',
      '{"years":[{"year":2027,"source":"x","off":[],"worked":["2027-02-10"]}]}',
      '2027-02-10',
    ],
  ])('of %s stops the start and names file and place', async (_what, text, detail) => {
    const file = await fileOf(text);
    const loaded = await loadWorkCalendar(file);
    if (loaded.ok) throw new Error('taken');
    const { message } = new StartFailure(loaded.error);
    expect(message).toContain('EXAM_SERVER_WORK_CALENDAR');
    expect(message).toContain(file);
    expect(message).toContain(detail);
  });

  it('that is not there stops the start too', async () => {
    const loaded = await loadWorkCalendar(path.join(folder.path, 'none.json'));
    expect(loaded).toMatchObject({ ok: false, error: { kind: 'work-calendar-unreadable' } });
  });
});

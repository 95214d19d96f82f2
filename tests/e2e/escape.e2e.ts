import { expect, test } from '@playwright/test';
import type { Attempt } from '../escape/attempt';
import { type Desktop, startDesktop, until } from '../escape/desktop';
import { keyAttempts } from '../escape/key-attempts';
import { launchAttempts, runLaunchAttempts } from '../escape/launch-attempts';
import { outsideAttempts } from '../escape/outside-attempts';
import { pageAttempts } from '../escape/page-attempts';
import { runAttempts, verdictOf } from '../escape/run-attempts';
import { type Apps, prepareApps } from '../escape/tested-apps';

/** One of each sort; `npm run test:escape` makes all of them, three times each. */
const SAMPLE = ['Alt+Tab', 'Ctrl+W', 'paste from outside', 'file chooser', 'un-fullscreened', 'SIGTERM'];
const quiet = (): void => undefined;

test.describe('somebody who wants to get out of the exam (docs/lockdown.md)', () => {
  let desktop: Desktop;
  let apps: Apps;
  test.beforeAll(async () => {
    apps = await prepareApps();
    desktop = await startDesktop();
  });
  test.afterAll(async () => {
    await desktop.stop();
    await apps.remove();
  });

  const all: readonly Attempt[] = [...keyAttempts, ...pageAttempts, ...outsideAttempts];
  for (const attempt of all.filter(({ id }) => SAMPLE.includes(id))) {
    test(`${attempt.id} gets out of an ordinary kiosk window and not out of the station`, async () => {
      const [outcome] = await runAttempts({ attempts: [attempt], repeats: 1, apps, desktop, say: quiet });
      if (outcome === undefined) throw new Error('nothing was tried');
      expect(outcome.control).toBe(true);
      expect(verdictOf(outcome)).toBe('blocked');
    });
  }

  test('a station that is started with a debugger says so and does not start', async () => {
    const attempts = launchAttempts.filter(({ id }) => id === '--remote-debugging-port');
    const [outcome] = await runLaunchAttempts({ attempts, repeats: 1, apps, desktop, say: quiet });
    expect(outcome).toMatchObject({ control: true, works: [false], isNamed: true });
  });

  test('a display that is added covers the paper until a proctor unlocks it, and stays black itself', async () => {
    const { app, close } = await apps.launch('hardened', desktop);
    try {
      // A virtual X server has no second output to plug in, so the event is made; what follows is the station's own.
      await app.announceDisplay({ x: 1280, y: 0, width: 800, height: 600 });
      await app.page.getByRole('heading', { name: /试卷已遮盖/ }).waitFor();
      expect(await until(async () => (await app.incidents()).includes('display-changed'))).toBe(true);
      const answer = await app.page.evaluate(() =>
        (
          Reflect.get(window, 'station') as { invoke: (c: string, r: unknown) => Promise<{ ok: boolean }> }
        ).invoke('exam:paper', {}),
      );
      expect(answer.ok).toBe(false);
      await app.page.getByRole('button', { name: '监考员解锁' }).click();
      await app.page.getByLabel('工作人员编号').fill('JK001');
      await app.page.getByLabel('密码', { exact: true }).fill('jia-password');
      await app.page.getByLabel('情况说明').fill('投影线松动（样例）');
      await app.page.getByRole('button', { name: '解锁试卷' }).click();
      await app.page.locator('.option-list').first().waitFor();
    } finally {
      await close();
    }
  });
});

import path from 'node:path';
import { chromium } from '@playwright/test';
import { buildSyncStation } from '../builders/build-sync-station';
import { buildSimulatedSession, FAULTS, simulateResults } from '../builders/simulate-session';
import { ADMIN_TOKEN, startTestServer } from '../builders/start-test-server';

/*
 * Takes pictures of the centre's report pages, with the results of a simulated session:
 *   npx tsx tests/server-preview/take-shots.ts FOLDER
 * Needs a Chromium at /usr/bin/chromium (or CHROMIUM=path).
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SESSION = 'S-DEMO-01';
const BATCH = 50;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder do the pictures go to?');

const server = await startTestServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});
try {
  await fill();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1700 },
    httpCredentials: { username: 'admin', password: ADMIN_TOKEN },
  });
  const page = await context.newPage();
  page.on('console', (message) => console.log(`browser: ${message.text()}`));
  for (const lang of ['zh', 'en']) {
    await page.goto(`${server.running.url}/reports/sessions/${SESSION}/items?lang=${lang}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    console.log(`${lang}: ${wide} px wide`);
    await page.screenshot({ path: path.join(folder, `server-items-${lang}.png`) });
    await page.goto(`${server.running.url}/reports/sessions?lang=${lang}`);
    await page.screenshot({
      path: path.join(folder, `server-sessions-${lang}.png`),
      clip: { x: 0, y: 0, width: 1280, height: 400 },
    });
  }
  await page.goto(`${server.running.url}/reports/sessions/${SESSION}/items`);
  await page.pdf({ path: path.join(folder, 'server-items.pdf'), preferCSSPageSize: true });
} finally {
  await browser.close();
  await server.stop();
}

async function fill(): Promise<void> {
  const publication = buildSimulatedSession(SESSION);
  const published = await server.admin('PUT', `/sessions/${SESSION}`, publication);
  if (published.status !== 201) throw new Error(await published.text());
  const station = await buildSyncStation(server);
  const chain = station.seal(simulateResults(publication, station.stationId));
  for (let from = 0; from < chain.length; from += BATCH) {
    const sent = await station.send(chain.slice(from, from + BATCH));
    if (sent.status !== 200) throw new Error(JSON.stringify(sent));
  }
  const voided = await server.admin('POST', `/sessions/${SESSION}/voided-items`, {
    itemId: FAULTS.miskeyed,
    reason: '演示：答案标错（应为 b）',
  });
  console.log(voided.status, await voided.text());
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';
import { suiteB } from '../../src-crypto/suite-b';
import { nodeJournalDisk } from '../../src-main/journal/journal-disk';
import { type Journal, openJournal } from '../../src-main/journal/open-journal';
import { MARK_FILE, verifyJournal } from '../../src-main/journal/verify-journal';

// The station's own journal in a real Electron's main process, and a page to save from. For measuring only.

const folder = process.env.BENCH_FOLDER ?? '';
const here = app.getAppPath();

async function open(data: string): Promise<Journal> {
  const opened = await openJournal({
    disk: nodeJournalDisk,
    folder: path.join(data, 'journal'),
    markFile: path.join(data, MARK_FILE),
    machine: 'bench',
    newEpoch: () => randomBytes(8).toString('hex'),
    sha256: suiteB.sha256,
    visit: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

/** An entry as long as an answer's, about 330 bytes. */
const entry = (n: number): Uint8Array => new TextEncoder().encode(`${n} `.padEnd(330, 'x'));

async function appendTimes(count: number, rounds: number): Promise<readonly number[]> {
  const spans: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const journal = await open(path.join(folder, `append-${round}`));
    const payloads = Array.from({ length: count }, (_, n) => entry(n));
    const startedAt = performance.now();
    const written = await Promise.all(payloads.map((payload) => journal.append([payload])));
    spans.push(performance.now() - startedAt);
    if (!written.every((one) => one.ok)) throw new Error('not all was written');
    await journal.close();
  }
  return spans;
}

async function verifyTimes(count: number, rounds: number): Promise<readonly number[]> {
  const data = path.join(folder, 'verify');
  const journal = await open(data);
  for (let first = 0; first < count; first += 5000)
    await journal.append(Array.from({ length: 5000 }, (_, n) => entry(first + n)));
  await journal.close();
  const spans: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    const verified = await verifyJournal({ disk: nodeJournalDisk, folder: data, sha256: suiteB.sha256 });
    spans.push(performance.now() - startedAt);
    if (!verified.ok || verified.value.records !== count || verified.value.findings.length > 0)
      throw new Error('not whole');
  }
  return spans;
}

Object.assign(globalThis, { bench: { appendTimes, verifyTimes } });

void app.whenReady().then(async () => {
  const journal = await open(path.join(folder, 'saves'));
  ipcMain.handle('append', async (_event, payload: string) => {
    const written = await journal.append([new TextEncoder().encode(payload)]);
    if (!written.ok) throw new Error(written.error.detail);
    return written.value[0];
  });
  // IndexedDB wants an origin; a page from a file has none worth the name.
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
  const server = createServer((request, response) => {
    const file = path.join(here, 'page', new URL(request.url ?? '/', 'http://x').pathname);
    readFile(file).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const window = new BrowserWindow({
    webPreferences: { preload: path.join(here, 'preload.cjs'), backgroundThrottling: false },
  });
  await window.loadURL(`http://127.0.0.1:${port}/index.html`);
});

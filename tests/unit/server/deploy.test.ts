import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../../src-server/config';

const FOLDER = 'resources/deploy';
const INSTALLED = '/opt/exam-centre/';

const read = (name: string) => readFile(path.join(FOLDER, name), 'utf8');

/** A unit file as sections of keys; a line that is none of its form is an error. */
function unitOf(text: string): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const sections: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const head = /^\[(\w+)\]$/.exec(line)?.[1];
    const [, key, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (head !== undefined) {
      section = {};
      sections[head] = section;
    } else if (section !== undefined && key !== undefined)
      section[key] = [...(section[key] ?? []), value ?? ''];
    else throw new Error(`no line of a unit: ${line}`);
  }
  return sections;
}

/** What the build makes and what the repository holds, as they lie in the installed folder. */
async function isProvided(file: string): Promise<boolean> {
  const inside = file.slice(INSTALLED.length);
  if (inside.startsWith('out/server/') || inside.startsWith('out/web')) {
    const config = await readFile(
      inside.startsWith('out/web') ? 'src-web/vite.config.ts' : 'src-server/vite.config.ts',
      'utf8',
    );
    return config.includes(`../${inside.split('/').slice(0, 2).join('/')}`);
  }
  return readFile(inside).then(
    () => true,
    () => false,
  );
}

describe('the files for running the centre', () => {
  it('are units of the form of systemd, and every file of ours that they name is there', async () => {
    const units = (await readdir(FOLDER)).filter((name) => /\.(service|timer)$/.test(name));
    expect(units).toHaveLength(3);
    for (const name of units) {
      const text = await read(name);
      const unit = unitOf(text);
      expect(unit.Unit?.Description, name).toHaveLength(1);
      if (name.endsWith('.service')) expect(unit.Service?.ExecStart, name).toHaveLength(1);
      for (const [file] of text.matchAll(/\/opt\/exam-centre\/[\w./-]+/g))
        expect([name, file, await isProvided(file)]).toEqual([name, file, true]);
    }
  });

  it('stop a server as it wants to be stopped, and give it the time for it', async () => {
    const { Service } = unitOf(await read('exam-centre@.service'));
    expect(Service?.KillSignal).toEqual(['SIGTERM']);
    // Slow downloads are let go after ten seconds (start-server.ts).
    expect(Number(Service?.TimeoutStopSec?.[0])).toBeGreaterThan(10);
  });

  it('hold a compose file whose services, files and commands are there', async () => {
    const compose = parse(await read('compose.yaml'), { merge: true });
    expect(Object.keys(compose.services)).toEqual(['database', 'first', 'second', 'proxy']);
    expect(compose.services.second).toEqual(compose.services.first);
    await readFile(
      path.resolve(FOLDER, compose.services.first.build.context, compose.services.first.build.dockerfile),
    );
    for (const volume of compose.services.proxy.volumes as string[]) {
      const file = volume.split(':')[0] ?? '';
      if (file.endsWith('.conf')) await read(file);
    }
    for (const proxy of ['nginx.conf', 'nginx.compose.conf']) {
      const text = await read(proxy);
      expect((text.match(/{/g) ?? []).length).toBe((text.match(/}/g) ?? []).length);
      expect(text).toMatch(/location = \/metrics {\s+return 404;/);
    }
    const dockerfile = await read('Dockerfile');
    const scripts = JSON.parse(await readFile('package.json', 'utf8')).scripts as Record<string, string>;
    for (const [, name = ''] of dockerfile.matchAll(/npm run ([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });

  it('hold an example of the environment that the server reads, and none of its secrets', async () => {
    const lines = (await read('centre.env.example')).split('\n').filter((line) => /^\w+=/.test(line));
    const environment = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    expect(readConfig(environment)).toMatchObject({ ok: true, value: { adminToken: undefined } });
  });

  it('are described: every command of the guide is a script, a program of the units, or of the database', async () => {
    const guide = await readFile('docs/operations.md', 'utf8');
    const scripts = JSON.parse(await readFile('package.json', 'utf8')).scripts as Record<string, string>;
    for (const [, name = ''] of guide.matchAll(/npm run ([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [file] of guide.matchAll(/resources\/deploy\/[\w.@-]+\w/g)) await readFile(file);
    for (const [, name = ''] of guide.matchAll(/`(EXAM_[A-Z_]+)`/g)) {
      const known = (await readFile('src-server/config.ts', 'utf8')) + (await read('backup.sh'));
      expect(known, name).toContain(name);
    }
  });
});

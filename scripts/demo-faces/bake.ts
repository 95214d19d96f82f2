import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { checkedFrame, PEOPLE_FOLDER } from './baked-files';
import { CLIP_FRAMES } from './page/clip-script';
import type { Bakery } from './page/entry';
import { openPage } from './page-host';
import type { DemoPerson } from './person';
import { PERSONS } from './persons';

declare const bakery: Bakery; // lives in the page

/** Draws every demonstration person into resources/demo/people. The same sources give the same pictures. */
async function bake(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: PEOPLE_FOLDER },
      only: { type: 'string', multiple: true },
      frames: { type: 'string', default: String(CLIP_FRAMES) },
    },
  });
  const frames = Number(values.frames);
  const people = PERSONS.filter(({ personId }) => values.only?.includes(personId) ?? true);
  const host = await openPage('entry.ts');
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {personId} {eta_formatted}',
    noTTYOutput: true,
    notTTYSchedule: 15_000,
  });
  bar.start(people.length * (frames + 1), 0, { personId: '' });
  try {
    for (const person of people) {
      const folder = path.join(values.out, person.personId);
      await mkdir(folder, { recursive: true });
      const photo = await host.page.evaluate((who) => bakery.photograph(who), person);
      bar.increment({ personId: person.personId });
      const clip: Buffer[] = [];
      for (let frame = 0; frame < frames; frame++) {
        const text = await host.page.evaluate(([who, at]) => bakery.clipFrame(who, at), [
          person,
          frame,
        ] as const);
        clip.push(checkedFrame(Buffer.from(text, 'base64')));
        bar.increment({ personId: person.personId });
      }
      // Together, so that an interrupted run leaves no photograph beside another face's clip.
      await writeFile(path.join(folder, 'photo.jpg'), Buffer.from(photo, 'base64'));
      if (frames > 0) await writeFile(path.join(folder, 'clip.mjpeg'), Buffer.concat(clip));
    }
    await writeFile(
      path.join(values.out, 'people.json'),
      `${JSON.stringify(PERSONS.map(listed), null, 2)}\n`,
    );
  } finally {
    bar.stop();
    await host.close();
  }
}

function listed({ personId, displayName, sex, birthYear, role }: DemoPerson) {
  return { personId, displayName, sex, birthYear, role };
}

await bake();

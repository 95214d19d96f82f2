import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkedFrame, PEOPLE_FOLDER } from './baked-files';
import type { Bakery } from './page/entry';
import { MOVE_FRAMES } from './page/move-script';
import { openPage } from './page-host';
import { PERSONS } from './persons';

declare const bakery: Bakery; // lives in the page

/** Draws what each demonstration person does when asked (turn, nod) beside the clip in which they sit and blink. */
async function bakeMoves(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: PEOPLE_FOLDER },
      only: { type: 'string', multiple: true },
    },
  });
  const people = PERSONS.filter(({ personId }) => values.only?.includes(personId) ?? true);
  const host = await openPage('entry.ts');
  try {
    for (const person of people) {
      const frames: Buffer[] = [];
      for (const index of MOVE_FRAMES.keys()) {
        const text = await host.page.evaluate(([who, at]) => bakery.moveFrame(who, at), [
          person,
          index,
        ] as const);
        frames.push(checkedFrame(Buffer.from(text, 'base64')));
      }
      const folder = path.join(values.out, person.personId);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'moves.mjpeg'), Buffer.concat(frames));
      await writeFile(path.join(folder, 'moves.json'), `${JSON.stringify(MOVE_FRAMES, null, 2)}\n`);
      console.log(person.personId);
    }
  } finally {
    await host.close();
  }
}

await bakeMoves();

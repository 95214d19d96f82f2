import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { faceAssetFiles } from '../../../scripts/face-assets/asset-list';
import { FaceDesk } from '../../../src-server/faces/face-desk';
import { FACE_FILES, readFaceFiles } from '../../../src-server/faces/face-files';

const desks: FaceDesk[] = [];
afterEach(() => Promise.all(desks.splice(0).map((one) => one.stop())));

function openDesk(lost: unknown[], entry?: URL): FaceDesk {
  const desk = new FaceDesk((error) => lost.push(error), entry);
  desks.push(desk);
  return desk;
}

const program = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);

describe('the centre’s look for faces (PH-6)', () => {
  it('measures a photograph in a thread of its own, each of several at once', async () => {
    const lost: unknown[] = [];
    const desk = openDesk(lost);
    const photos = await Promise.all(
      ['demo-03', 'demo-04'].map((name) => readFile(`resources/demo/people/${name}/photo.jpg`)),
    );
    const studies = await Promise.all([...photos, Buffer.from('no picture')].map(desk.study));
    expect(studies.map((one) => one?.kind)).toEqual(['one-face', 'one-face', 'no-picture']);
    expect(lost).toEqual([]);
  });

  it('says that nothing was looked at when the thread ends, and starts another for the next', async () => {
    const lost: unknown[] = [];
    const desk = openDesk(lost, program("throw new Error('no networks here')"));
    expect(await desk.study(new Uint8Array(1))).toBeUndefined();
    expect(await desk.study(new Uint8Array(1))).toBeUndefined();
    expect(lost.map(String)).toEqual(['Error: no networks here', 'Error: no networks here']);
  });

  it('believes no answer that is not of the known shape', async () => {
    const says = "import { parentPort } from 'node:worker_threads';";
    const answers =
      "parentPort.on('message', ({ call }) => parentPort.postMessage({ call, study: 'fine' }));";
    expect(await openDesk([], program(says + answers)).study(new Uint8Array(1))).toBeUndefined();
  });

  it('takes no more than it can hold: the rest is not looked at', async () => {
    const waits = program(
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});",
    );
    const desk = openDesk([], waits);
    const held = Array.from({ length: 32 }, () => desk.study(new Uint8Array(1)));
    expect(await desk.study(new Uint8Array(1))).toBeUndefined();
    await desk.stop();
    expect(new Set(await Promise.all(held))).toEqual(new Set([undefined]));
  });

  it('uses the files that the station’s build records', async () => {
    const station = new Map(faceAssetFiles().map(({ name, sha256 }) => [name, sha256]));
    expect(new Map(FACE_FILES.map(({ name, sha256 }) => [name, sha256]))).toEqual(station);
    expect([...(await readFaceFiles()).keys()].sort()).toEqual([...station.keys()].sort());
  });
});

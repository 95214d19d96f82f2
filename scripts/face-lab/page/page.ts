import { createFaceChecker } from '../../../src-renderer/face/face-checker';
import { FACE_MODELS } from '../../../src-renderer/face/face-models';
import { whereAssetsAre } from '../../../src-renderer/face/worker-link';
import type { PhotoStudy } from '../../../src-shared/domain/person/photo-check';
import type { LabAnswer, LabDistance, LabRequest } from './lab-protocol';

const worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });

/** One request after the other: the caller awaits each answer before the next. */
function ask(request: LabRequest): Promise<LabAnswer> {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<LabAnswer>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(request);
  });
}

async function start(): Promise<string> {
  const answer = await ask({ kind: 'start', ...whereAssetsAre(), models: FACE_MODELS });
  return answer.kind === 'failed' ? answer.detail : 'started';
}

/** False when no face is found. The picture is read from the folder that the host serves as `pictures`. */
async function add(name: string): Promise<boolean> {
  const answer = await ask({ kind: 'add', jpeg: await bytesOf(name) });
  return answer.kind === 'added' && answer.isFound;
}

async function row(index: number): Promise<readonly (readonly LabDistance[])[]> {
  const answer = await ask({ kind: 'row', index });
  return answer.kind === 'row' ? answer.distances : [];
}

const checker = createFaceChecker();

/** What the station's own worker measures in a registered photograph. */
async function study(name: string): Promise<PhotoStudy> {
  const prepared = await checker.prepare();
  if (!prepared.ok) throw new Error(prepared.error.kind);
  const studied = await checker.studyPhoto(await bytesOf(name));
  if (!studied.ok) throw new Error(studied.error.kind);
  return studied.value;
}

async function bytesOf(name: string): Promise<Uint8Array> {
  const response = await fetch(`/pictures/${name.split('/').map(encodeURIComponent).join('/')}`);
  return new Uint8Array(await response.arrayBuffer());
}

const lab = { start, add, row, study, models: FACE_MODELS };
export type FaceLab = typeof lab;
Object.assign(globalThis, { lab });

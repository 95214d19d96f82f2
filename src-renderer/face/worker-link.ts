import { descriptorAssets, embedderAssets, faceAssets, meshAssets } from 'virtual:face-assets';
import { err } from '../../src-shared/basics/result';
import type {
  FaceAnswer,
  FaceAnswerMessage,
  FaceCallKind,
  FaceCalls,
  FaceRequest,
  FaceRequestMessage,
} from './worker-protocol';

/** No call takes this long on any machine that can run the station; a worker that does is stuck. */
const STUCK_AFTER_MS = 30_000;

type Waiting = { readonly settle: (answer: FaceAnswer) => void; readonly timer: number };

export type WorkerLink = {
  readonly ask: <K extends FaceCallKind>(
    kind: K,
    fields: FaceCalls[K]['request'],
    transfer?: readonly Transferable[],
  ) => Promise<FaceAnswer<K>>;
  readonly dispose: () => void;
};

/** What `prepare` must tell the worker: where its files are and what they must hash to. */
export function whereAssetsAre(): Omit<FaceCalls['prepare']['request'], 'models'> {
  const assetFolder = new URL(`${import.meta.env.BASE_URL}face-assets/`, document.baseURI).href;
  return {
    assetFolder,
    assets: faceAssets,
    embedderAssets: { dlib: descriptorAssets, fivePoint: embedderAssets },
  };
}

/** The same for the networks that only movements need. */
export function whereMeshIs(): FaceCalls['prepare-mesh']['request'] {
  return { assetFolder: whereAssetsAre().assetFolder, assets: meshAssets };
}

/** One worker and the calls under way in it. Once the worker has died, every call answers `worker-crashed`. */
export function createWorkerLink(onDeath: () => void): WorkerLink {
  const worker = new Worker(new URL('./face-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let lastCall = 0;
  let isDead = false;

  const finish = (call: number, answer: FaceAnswer): void => {
    const entry = waiting.get(call);
    if (entry === undefined) return;
    waiting.delete(call);
    window.clearTimeout(entry.timer);
    entry.settle(answer);
  };
  const die = (): void => {
    if (isDead) return;
    isDead = true;
    onDeath();
    worker.terminate();
    for (const call of [...waiting.keys()]) finish(call, err({ kind: 'worker-crashed' }));
  };
  worker.onmessage = (event: MessageEvent<FaceAnswerMessage>) => finish(event.data.call, event.data.answer);
  worker.onmessageerror = die;
  worker.onerror = die;

  return {
    ask: <K extends FaceCallKind>(
      kind: K,
      fields: FaceCalls[K]['request'],
      transfer: readonly Transferable[] = [],
    ) =>
      new Promise<FaceAnswer<K>>((resolve) => {
        if (isDead) return resolve(err({ kind: 'worker-crashed' }));
        const call = ++lastCall;
        // The number pairs a call with its own answer, so the answer is of the kind that was asked for.
        const settle = resolve as (answer: FaceAnswer) => void;
        waiting.set(call, { settle, timer: window.setTimeout(die, STUCK_AFTER_MS) });
        const request = { kind, ...fields } as FaceRequest;
        worker.postMessage({ call, request } satisfies FaceRequestMessage, [...transfer]);
      }),
    dispose: die,
  };
}

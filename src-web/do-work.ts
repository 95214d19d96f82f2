import type { ProofChallenge } from '../src-shared/contracts/web/certificate-query';

/** The nonce that answers a challenge, worked out in a worker of its own; about a second. */
export function doWork(challenge: ProofChallenge): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<string>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('the work could not be done in this browser'));
    };
    worker.postMessage(challenge);
  });
}

import { parentPort } from 'node:worker_threads';
import { type StudyPhoto, startStudying } from './study-photo';

// Entry of the centre's thread for photographs. Whatever goes wrong here ends it; `FaceDesk` says "not checked" then.

export type FaceQuestion = { readonly call: number; readonly jpeg: Uint8Array };
export type FaceAnswer = { readonly call: number; readonly study: ReturnType<StudyPhoto> };

const port = parentPort;
if (port === null) throw new Error('a thread of the server, not a program');
const study = await startStudying();
port.on('message', ({ call, jpeg }: FaceQuestion) => {
  port.postMessage({ call, study: study(jpeg) } satisfies FaceAnswer);
});

// The thread of a server that runs from its sources: a thread does not take over what reads TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./face-thread.ts');

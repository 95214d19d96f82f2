import { create } from 'zustand';
import type { WebSession } from '../../src-shared/contracts/web/web-session';
import { type CallProblem, callCentre } from '../centre-api';

type SessionState = {
  /** Undefined until the centre has said where this browser stands. */
  readonly session: WebSession | undefined;
  readonly problem: CallProblem | undefined;
  readonly take: (session: WebSession) => void;
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
};

export const useWebSession = create<SessionState>((set) => ({
  session: undefined,
  problem: undefined,
  take: (session) => set({ session, problem: undefined }),
  refresh: async () => {
    const asked = await callCentre('session', {});
    set(asked.ok ? { session: asked.value, problem: undefined } : { problem: asked.error });
  },
  signOut: async () => {
    const done = await callCentre('signOut', {});
    set(done.ok ? { session: done.value, problem: undefined } : { problem: done.error });
  },
}));

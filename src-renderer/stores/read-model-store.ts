import { create } from 'zustand';

/** Whether the lists may be believed: `level` once the read model has caught up with the journal. */
export type ReadModelStatus = 'catching-up' | 'level' | 'failed';

export const useReadModel = create<{ readonly status: ReadModelStatus }>(() => ({ status: 'catching-up' }));

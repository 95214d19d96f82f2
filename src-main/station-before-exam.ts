import { err } from '../src-shared/basics/result';
import type { IpcResponse } from '../src-shared/contracts/ipc/channels';
import { type Desk, NOT_NOW } from './exam/desk';
import { interruptedAttempt } from './exam/station-memory';
import { createMockExam, type MockExam } from './mock/mock-exam';
import type { Equipment } from './platform/equipment';
import { freeBytes, writeFileAtomic } from './platform/files';
import { openScratchFile } from './platform/scratch-file';
import { measureStation } from './readiness/measure-station';
import { openReadiness, type ReadinessDesk } from './readiness/readiness-desk';
import type { StationRoad } from './station-road';

export type BeforeExam = {
  readonly readiness: ReadinessDesk;
  readonly mock: MockExam;
  readonly startMock: () => Promise<IpcResponse<'mock:start'>>;
};

export type BeforeExamInput = {
  readonly folder: string;
  readonly equipment: Equipment;
  readonly chooseSavePath: (name: string) => Promise<string | undefined>;
  readonly freeBytes?: (folder: string) => Promise<number>;
};

/** What a station offers before anybody sits an exam at it: the machine check and the mock exam. */
export function openBeforeExam(
  input: BeforeExamInput,
  desk: Desk,
  road: () => StationRoad | undefined,
): BeforeExam {
  const { memory } = desk;
  const startedAt = desk.now();
  const openScratch = (name: string) => openScratchFile(input.folder, name);
  const mock = createMockExam({
    now: desk.now,
    randomBytes: desk.suite.randomBytes,
    openScratch,
    changed: desk.changed,
    onFinished: async (figures) => {
      await desk.append([{ kind: 'rehearsal', at: desk.now(), ...figures }]);
    },
  });
  const readiness = openReadiness({
    desk,
    programVersion: input.equipment.programVersion,
    measure: () =>
      measureStation({
        equipment: input.equipment,
        memory,
        now: desk.now,
        startedAt,
        freeBytes: () => (input.freeBytes ?? freeBytes)(input.folder),
        openScratch,
        road: road(),
      }),
    chooseSavePath: input.chooseSavePath,
    writeFile: writeFileAtomic,
  });
  return {
    readiness,
    mock,
    startMock: async () => {
      // Never over somebody's exam, nor over one that waits to be gone on with.
      const isFree = memory.fault === undefined && memory.current === undefined;
      return isFree && interruptedAttempt(memory) === undefined ? mock.start() : err(NOT_NOW);
    },
  };
}

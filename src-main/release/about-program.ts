import { SUITE_IDS } from '../../src-crypto/suites';
import type { ProgramAbout } from '../../src-shared/contracts/ipc/program-channels';
import type { Desk } from '../exam/desk';

export async function aboutProgram(desk: Desk, version: string): Promise<ProgramAbout> {
  return {
    version,
    electron: process.versions.electron ?? '',
    report: await desk.program(),
    suites: SUITE_IDS,
  };
}

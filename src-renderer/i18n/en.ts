import { camera } from './en/camera';
import { challenge } from './en/challenge';
import { checkIn } from './en/check-in';
import { closing } from './en/closing';
import { code } from './en/code';
import { proctorConsole } from './en/console';
import { exam } from './en/exam';
import { face } from './en/face';
import { frame } from './en/frame';
import { handIn } from './en/hand-in';
import { incidents } from './en/incidents';
import { lockdown } from './en/lockdown';
import { mock } from './en/mock';
import { move } from './en/move';
import { office } from './en/office';
import { papers } from './en/papers';
import { paused } from './en/paused';
import { photos } from './en/photos';
import { problems } from './en/problems';
import { program } from './en/program';
import { readiness } from './en/readiness';
import { result } from './en/result';
import { retention } from './en/retention';
import { staff } from './en/staff';
import { study } from './en/study';
import type { Texts } from './zh';

export const en: Texts = {
  frame,
  staff,
  office,
  handIn,
  readiness,
  program,
  mock,
  lockdown,
  move,
  console: proctorConsole,
  code,
  camera,
  paused,
  retention,
  incidents,
  closing,
  study,
  papers,
  checkIn,
  challenge,
  face,
  photos,
  exam,
  result,
  problems,
};

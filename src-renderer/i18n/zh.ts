import { camera } from './zh/camera';
import { challenge } from './zh/challenge';
import { checkIn } from './zh/check-in';
import { closing } from './zh/closing';
import { code } from './zh/code';
import { proctorConsole } from './zh/console';
import { exam } from './zh/exam';
import { face } from './zh/face';
import { frame } from './zh/frame';
import { handIn } from './zh/hand-in';
import { incidents } from './zh/incidents';
import { lockdown } from './zh/lockdown';
import { mock } from './zh/mock';
import { move } from './zh/move';
import { office } from './zh/office';
import { papers } from './zh/papers';
import { paused } from './zh/paused';
import { photos } from './zh/photos';
import { problems } from './zh/problems';
import { program } from './zh/program';
import { readiness } from './zh/readiness';
import { result } from './zh/result';
import { retention } from './zh/retention';
import { staff } from './zh/staff';
import { study } from './zh/study';

/** The Chinese texts, and by their shape the keys every other language must have. */
export const zh = {
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
export type Texts = typeof zh;

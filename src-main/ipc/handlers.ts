import { err } from '../../src-shared/basics/result';
import { answerScore } from '../closing/answer-score';
import { closeSession, placePeople, signClosingStatement } from '../closing/close-session';
import { showClosing } from '../closing/closing-view';
import { takePicture } from '../evidence/picture-ticket';
import { showRetention } from '../evidence/retention-view';
import { seeChallengeFrame, startChallenge } from '../exam/challenge';
import {
  abandon,
  faceMeasured,
  giveConsent,
  identify,
  registeredPhoto,
  toManual,
  verifyManually,
} from '../exam/check-in';
import { forceSubmit, stopAttempt } from '../exam/console-ending';
import { markConduct, noteFromConsole } from '../exam/console-record';
import { signInToConsole, signOutOfConsole, stayAtConsole } from '../exam/console-session';
import { endPause, extendTime, pauseExam, takeRoomGrant } from '../exam/console-time';
import { consoleViewOf } from '../exam/console-view';
import { type Desk, NOT_NOW } from '../exam/desk';
import { enterCode, showRequest } from '../exam/enter-code';
import { handIn } from '../exam/finish-attempt';
import { showIncidents } from '../exam/incident-list';
import { makeCode } from '../exam/make-code';
import { freeSeat, moveFrames, moveOut, moveTargets } from '../exam/move-out';
import { openSession, prepareSession } from '../exam/open-session';
import { nextPhoto, photoReport, photoStudied } from '../exam/photo-checks';
import { answerPresence, cameraChanged, withdrawConsent } from '../exam/presence-watch';
import { resumeExam } from '../exam/resume-attempt';
import { leaveSeat, saveAnswer, saveMark, showPaper, showPicture, startExam } from '../exam/sitting';
import { startRoom } from '../exam/start-room';
import { viewOf } from '../exam/station-view';
import { endBreak, takeBreak } from '../exam/take-break';
import { verifyFromConsole } from '../exam/verify-from-console';
import { showReceipt } from '../hand-in/show-receipt';
import { leaveLockdown } from '../lockdown/enter-lockdown';
import { noteFromPage } from '../lockdown/note-signal';
import { unlockCover } from '../lockdown/unlock-cover';
import { withMock } from '../mock/mock-doors';
import { aboutProgram } from '../release/about-program';
import type { Station } from '../station-shape';
import { studyErrand, studyIdentify } from '../study/errand';
import { settled } from '../study/settle-errand';
import { studyAct } from '../study/study-console';
import { handInQuiz, studyLeave, studyPage, studyQuiz } from '../study/study-seat';
import type { IpcHandlers } from './handle';

/** One line a channel: what is asked for is done in turn by the part of the station that knows how. */
export function stationHandlers(desk: Desk, station: Station): IpcHandlers {
  return withMock(realHandlers(desk, station), station.mock);
}

function realHandlers(desk: Desk, station: Station): IpcHandlers {
  const { inTurn } = desk;
  return {
    'station:view': async () => viewOf(desk.memory, desk.now()),
    'station:provision': (request) => inTurn(() => station.provision(request.serverUrl, request.code)),
    // Not in turn: a download may take minutes, and it changes nothing until the package is whole.
    'package:fetch': () => station.fetchPackage(),
    'package:import-file': () => station.importPackage(),
    'session:open': (request) => inTurn(() => openSession(desk, request)),
    // Not in turn either: it waits for the line.
    'session:fetch-key': () => station.fetchKey(),
    'session:prepare': (request) => prepareSession(desk, request),
    'check-in:identify': (request) => inTurn(() => identify(desk, request)),
    'check-in:consent': (request) => inTurn(() => giveConsent(desk, request)),
    'check-in:photo': async () => registeredPhoto(desk),
    'check-in:face-measured': (request) => inTurn(() => settled(desk, faceMeasured(desk, request))),
    'check-in:challenge-start': () => inTurn(() => startChallenge(desk)),
    'check-in:challenge-frame': (request) => inTurn(() => settled(desk, seeChallengeFrame(desk, request))),
    'photos:next': () => inTurn(async () => nextPhoto(desk)),
    'photos:studied': (request) => inTurn(async () => photoStudied(desk, request)),
    'photos:report': async () => photoReport(desk),
    'check-in:to-manual': (request) => inTurn(() => toManual(desk, request)),
    'check-in:verify-manually': (request) => inTurn(() => settled(desk, verifyManually(desk, request))),
    'check-in:abandon': () => inTurn(() => settled(desk, abandon(desk))),
    'exam:start': () => inTurn(() => startExam(desk)),
    'exam:paper': async () => showPaper(desk),
    'exam:picture': async (request) => showPicture(desk, request),
    'exam:answer': (request) => inTurn(() => saveAnswer(desk, request)),
    'exam:flag': ({ attemptId, questionNumber, isFlagged }) =>
      inTurn(() =>
        saveMark(desk, attemptId, (state, at) => ({
          kind: 'flagged',
          attemptId: state.attemptId,
          at,
          questionNumber,
          isFlagged,
        })),
      ),
    'exam:move': ({ attemptId, questionNumber }) =>
      inTurn(() =>
        saveMark(desk, attemptId, (state, at) => ({
          kind: 'moved',
          attemptId: state.attemptId,
          at,
          questionNumber,
        })),
      ),
    'exam:submit': (request) => inTurn(() => handIn(desk, request)),
    'exam:resume': (request) => inTurn(() => resumeExam(desk, request)),
    'presence:answer': (request) => inTurn(() => answerPresence(desk, request)),
    'presence:camera-changed': (request) => inTurn(() => cameraChanged(desk, request)),
    'presence:withdraw-consent': (request) => inTurn(() => withdrawConsent(desk, request)),
    'evidence:picture': (request) => inTurn(() => takePicture(desk, request)),
    'exam:break': (request) => inTurn(() => takeBreak(desk, request)),
    'exam:end-break': (request) => inTurn(() => endBreak(desk, request)),
    'exam:leave': () => inTurn(() => leaveSeat(desk)),
    'code:request': async () => showRequest(desk),
    'code:use': (request) => inTurn(() => enterCode(desk, request)),
    'code:make': (request) => inTurn(() => makeCode(desk, request)),
    'console:view': async () => consoleViewOf(desk, desk.now()),
    'console:sign-in': (request) => inTurn(() => signInToConsole(desk, request)),
    'console:sign-out': () => inTurn(() => signOutOfConsole(desk, 'left')),
    'console:stay': async () => stayAtConsole(desk),
    // Not in turn: measuring takes seconds and changes nothing of the exam.
    'retention:view': async () => showRetention(desk),
    // Not in turn: a person takes their time to choose a file.
    'retention:save': () => station.saveReports(),
    'readiness:look': () => station.readiness.look(),
    'readiness:complete': (request) => station.readiness.complete(request),
    'readiness:sign': (request) => inTurn(() => station.readiness.sign(request)),
    'readiness:save': () => station.readiness.save(),
    'mock:start': () => inTurn(() => station.startMock()),
    'mock:end': async () => err(NOT_NOW),
    'move:targets': async () => ({
      targets: moveTargets(desk),
    }),
    'move:out': (request) => inTurn(() => moveOut(desk, request)),
    'move:save-file': () => station.moves.saveFile(),
    'move:frames': async () => moveFrames(desk),
    'move:free-seat': () => inTurn(() => freeSeat(desk)),
    'move:take-in-file': () => station.moves.takeInFile(),
    'move:take-in-frames': (request) => inTurn(() => station.moves.takeInFrames(request.frames)),
    'hand-in:view': async () => station.handIn.view(),
    // Not in turn: a person looks for a folder, and nothing of the exam waits for that.
    'hand-in:write-file': () => station.handIn.writeFile(),
    'hand-in:import-receipt': () => station.handIn.importReceipt(),
    'receipt:show': async () => showReceipt(desk),
    'console:start-room': (request) => inTurn(() => startRoom(desk, request)),
    'console:pause': (request) => inTurn(() => pauseExam(desk, request)),
    'console:end-pause': (request) => inTurn(() => endPause(desk, request)),
    'console:extend': (request) => inTurn(() => extendTime(desk, request)),
    'console:room-grant': (request) => inTurn(() => takeRoomGrant(desk, request)),
    'console:force-submit': (request) => inTurn(() => forceSubmit(desk, request)),
    'console:stop': (request) => inTurn(() => stopAttempt(desk, request)),
    'console:verify-identity': (request) => inTurn(() => verifyFromConsole(desk, request)),
    'console:mark-conduct': (request) => inTurn(() => markConduct(desk, request)),
    'console:note-incident': (request) => inTurn(() => noteFromConsole(desk, request)),
    'lockdown:noticed': ({ notice }) => inTurn(() => noteFromPage(desk, notice)),
    'lockdown:unlock': (request) => inTurn(() => unlockCover(desk, request)),
    'lockdown:leave': () => inTurn(() => leaveLockdown(desk)),
    'program:about': () => aboutProgram(desk, station.programVersion),
    'console:incidents': async () => showIncidents(desk),
    // Not in turn: a person takes their time to choose a file, and a printer its own.
    'papers:view': () => station.papers.view(),
    'papers:save': (request) => station.papers.save(request),
    'papers:print': (request) => station.papers.print(request),
    'closing:view': async () => showClosing(desk),
    'closing:place': (request) => inTurn(() => placePeople(desk, request)),
    'closing:sign': (request) => inTurn(() => signClosingStatement(desk, request)),
    'closing:close': (request) => inTurn(() => closeSession(desk, request)),
    'closing:answer-score': (request) => inTurn(() => answerScore(desk, request)),
    'update:state': () => station.updates.state(),
    // Not in turn: a person looks for a file.
    'update:take-file': () => station.updates.takeFile(),
    'update:fetch': () => station.updates.fetch(),
    'study:identify': (request) => inTurn(() => studyIdentify(desk, request)),
    'study:errand': (request) => inTurn(() => studyErrand(desk, request)),
    'study:page': async (request) => studyPage(desk, request),
    'study:quiz': async () => studyQuiz(desk),
    'study:hand-in-quiz': (request) => inTurn(() => handInQuiz(desk, request)),
    'study:leave': () => inTurn(async () => studyLeave(desk)),
    'console:study': (request) => inTurn(() => studyAct(desk, request)),
    'sync:strip': async () => station.strip(),
    'sync:now': async () => {
      await station.syncNow();
      return {};
    },
    'read-model:pull': (request) => station.pullReadModel(request.epoch, request.afterSeq),
  };
}

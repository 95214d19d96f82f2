import { lazy, type ReactNode } from 'react';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import { CheckInScreen } from '../screens/check-in/check-in-screen';
import { SessionClosedScreen } from '../screens/closing/session-closed-screen';
import { ConsentScreen } from '../screens/consent/consent-screen';
import { CoveredScreen } from '../screens/covered/covered-screen';
import { ExamScreen } from '../screens/exam/exam-screen';
import { FaceCheckScreen } from '../screens/face-check/face-check-screen';
import { FaultScreen } from '../screens/fault/fault-screen';
import { MockFrame } from '../screens/mock/mock-frame';
import { MovedOutScreen } from '../screens/move/moved-out-screen';
import { PausedScreen } from '../screens/paused/paused-screen';
import { ReadyScreen } from '../screens/ready/ready-screen';
import { ResultScreen } from '../screens/result/result-screen';
import { ResultHeldScreen } from '../screens/result-held/result-held-screen';
import { ScoringScreen } from '../screens/scoring/scoring-screen';
import { StartingScreen } from '../screens/starting/starting-screen';
import { StudyCoveredScreen } from '../screens/study/study-covered-screen';
import { StudyDoneScreen } from '../screens/study/study-done-screen';
import { StudyHomeScreen } from '../screens/study/study-home-screen';
import { StudyingScreen } from '../screens/study/studying-screen';

// Staff screens bring antd along; a candidate's way never loads it.
const UnprovisionedScreen = lazy(() => import('../screens/unprovisioned/unprovisioned-screen'));
const NoPackageScreen = lazy(() => import('../screens/no-package/no-package-screen'));
// Where nearly every start ends: fetched while the main process still reads its records.
const lockedScreen = import('../screens/locked/locked-screen');
const LockedScreen = lazy(() => lockedScreen);
const ManualCheckScreen = lazy(() => import('../screens/manual-check/manual-check-screen'));
const SuspendedScreen = lazy(() => import('../screens/suspended/suspended-screen'));

type Props = { readonly view: StationView; readonly receivedAtMs: number };

/** A mock exam has the same screens in a frame that says what they are. */
export function ScreenOfView(props: Props): ReactNode {
  const isMock = 'session' in props.view && props.view.session.isMock === true;
  return isMock ? (
    <MockFrame>
      <OwnScreen {...props} />
    </MockFrame>
  ) : (
    <OwnScreen {...props} />
  );
}

/** One screen for each kind of view; keyed by the attempt, so that nothing of one person stays for the next. */
function OwnScreen({ view, receivedAtMs }: Props): ReactNode {
  switch (view.kind) {
    case 'starting':
      return <StartingScreen />;
    case 'fault':
      return <FaultScreen view={view} />;
    case 'unprovisioned':
      return <UnprovisionedScreen view={view} />;
    case 'no-package':
      return <NoPackageScreen view={view} />;
    case 'locked':
      return <LockedScreen view={view} />;
    case 'check-in':
      return <CheckInScreen view={view} />;
    case 'session-closed':
      return <SessionClosedScreen view={view} />;
    case 'study-home':
      return <StudyHomeScreen view={view} />;
    case 'studying':
      return <StudyingScreen key={view.seat.sittingId} view={view} />;
    case 'study-covered':
      return <StudyCoveredScreen view={view} receivedAtMs={receivedAtMs} />;
    case 'study-done':
      return <StudyDoneScreen view={view} />;
    case 'consent':
      return <ConsentScreen key={view.candidate.attemptId} view={view} />;
    case 'face-check':
      return <FaceCheckScreen key={view.candidate.attemptId} view={view} />;
    case 'manual-check':
      return <ManualCheckScreen key={view.candidate.attemptId} view={view} />;
    case 'ready':
      return <ReadyScreen key={view.candidate.attemptId} view={view} />;
    case 'suspended':
      return <SuspendedScreen key={view.candidate.attemptId} view={view} />;
    case 'moved-out':
      return <MovedOutScreen key={view.candidate.attemptId} view={view} />;
    case 'exam':
      return <ExamScreen key={view.candidate.attemptId} view={view} receivedAtMs={receivedAtMs} />;
    case 'paused':
      return <PausedScreen key={view.candidate.attemptId} view={view} receivedAtMs={receivedAtMs} />;
    case 'covered':
      return <CoveredScreen key={view.candidate.attemptId} view={view} receivedAtMs={receivedAtMs} />;
    case 'scoring':
      return <ScoringScreen view={view} />;
    case 'result':
      return <ResultScreen key={view.candidate.attemptId} view={view} />;
    case 'result-held':
      return <ResultHeldScreen key={view.candidate.attemptId} view={view} />;
    default:
      return assertNever(view);
  }
}

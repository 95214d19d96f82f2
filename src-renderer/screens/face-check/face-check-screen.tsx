import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { AbandonButton } from '../sitting/abandon-button';
import { SittingFrame } from '../sitting/sitting-frame';
import { useRegisteredPhoto } from '../sitting/use-registered-photo';
import { ChallengeSteps } from './challenge-steps';
import { type FaceCue, FacePreview } from './face-preview';
import { faceSentence } from './face-sentence';
import type { FaceSessionState } from './face-session';
import { useFaceSession } from './use-face-session';
import './face-check-screen.css';

/** RM-5: the live face against the registered photograph; the way to staff is always open (LW-3). */
export function FaceCheckScreen({ view }: { readonly view: StationViewOf<'face-check'> }) {
  const text = useText();
  const words = text.face;
  const photo = useRegisteredPhoto();
  const session = useFaceSession(photo.kind === 'ready' ? photo.jpeg : undefined, view);
  const state: FaceSessionState =
    photo.kind === 'missing'
      ? { kind: 'engine-failed', problem: { kind: 'reference-has-no-face' } }
      : session.state;
  const leaving = useStep();
  const isResume = view.purpose === 'resume';
  const sentence = faceSentence(text, state);
  const source = 'source' in state ? state.source : undefined;
  const triesLeft = Math.max(0, view.triesAllowed - view.triesUsed);
  const toManual = (): void => {
    const because = isMachineTrouble(state) ? 'no-camera' : 'camera-refused';
    void leaving.run(() => step('check-in:to-manual', { because }));
  };

  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={2} width="wide">
      <ScreenTitle>{isResume ? words.resumeTitle : words.title}</ScreenTitle>
      {isResume ? <p className="frame-lead">{words.resumeLead}</p> : null}
      <div className="face-grid">
        <div className="face-live">
          <FacePreview source={source} tone={sentence.tone} cue={cueOf(state)} />
          <p className={`face-sentence face-sentence-${sentence.tone}`} role="status">
            {sentence.text}
          </p>
          {state.kind === 'challenge' ? <ChallengeSteps progress={state.progress} /> : null}
        </div>
        <div className="face-side">
          <figure>
            {photo.kind === 'ready' ? <img src={photo.url} alt="" /> : <div className="face-no-photo" />}
            <figcaption>{photo.kind === 'missing' ? words.noPhoto : words.registered}</figcaption>
          </figure>
          <p className="face-name">{view.candidate.displayName}</p>
          <p>{(view.isChallenged ? text.challenge : words).tries(triesLeft)}</p>
          {view.isChallenged ? <p className="face-why">{text.challenge.why}</p> : null}
        </div>
      </div>
      <ProblemNote problem={leaving.problem} />
      <div className="frame-actions">
        <FaceAction state={state} again={session.again} restart={() => session.restart()} />
        {view.demoClip === undefined || source?.kind === 'demonstration-clip' ? null : (
          <ActionButton look="plain" onClick={() => session.restart(view.demoClip)}>
            {words.useDemoClip}
          </ActionButton>
        )}
        <ActionButton look="plain" isBusy={leaving.isBusy} onClick={toManual}>
          {words.toManual}
        </ActionButton>
        {isResume ? null : <AbandonButton leaving={leaving} />}
      </div>
    </SittingFrame>
  );
}

type ActionProps = {
  readonly state: FaceSessionState;
  readonly again: () => void;
  readonly restart: () => void;
};

/** The one thing to press now, if there is one; while the camera looks there is nothing to press. */
function FaceAction({ state, again, restart }: ActionProps) {
  const text = useText();
  const words = text.face;
  if (state.kind === 'challenge-judged') {
    if (state.verdict.kind !== 'retry') return null;
    return (
      <ActionButton look="primary" onClick={again}>
        {text.challenge.again}
      </ActionButton>
    );
  }
  if (state.kind === 'no-source') {
    return (
      <ActionButton look="primary" onClick={restart}>
        {words.reopenCamera}
      </ActionButton>
    );
  }
  const canRestart = state.kind === 'engine-failed' && state.problem.kind === 'worker-crashed';
  const canGoOn = state.kind === 'not-sent' || (state.kind === 'judged' && state.verdict.kind !== 'accept');
  if (!canRestart && !canGoOn) return null;
  return (
    <ActionButton look="primary" onClick={canRestart ? restart : again}>
      {words.again}
    </ActionButton>
  );
}

/** What the preview shows as a picture beside the face. */
function cueOf(state: FaceSessionState): FaceCue | undefined {
  if (state.kind !== 'challenge' || state.progress.kind !== 'act') return undefined;
  const { action, isSeen } = state.progress;
  return { action, isSeen };
}

function isMachineTrouble(state: FaceSessionState): boolean {
  return state.kind === 'no-source' || state.kind === 'engine-failed';
}

import { useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { AbandonButton } from '../sitting/abandon-button';
import { CameraDialog } from '../sitting/camera-dialog';
import { CameraSign } from '../sitting/camera-sign';
import { CandidateFacts } from '../sitting/candidate-facts';
import { SittingFrame } from '../sitting/sitting-frame';
import './ready-screen.css';

/** RM-4: the rules, and the one button that starts the clock. */
export function ReadyScreen({ view }: { readonly view: StationViewOf<'ready'> }) {
  const text = useText();
  const words = text.checkIn.ready;
  const starting = useStep();
  const leaving = useStep();
  const isMock = view.session.isMock === true;
  const [isCameraOpen, setCameraOpen] = useState(false);
  const rules = [
    words.duration(view.durationMinutes),
    isMock ? text.mock.paper(view.passMark) : words.paper(view.passMark),
    words.multiple,
    words.free,
    ...(isMock ? [] : [words.early(view.earliestSubmitMinutes)]),
    words.trouble,
  ];
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={3} width="wide">
      <ScreenTitle>{words.title}</ScreenTitle>
      <p className="frame-lead">{words.lead}</p>
      <section className="ready-person">
        {isMock ? null : <CandidateFacts candidate={view.candidate} />}
        <p className="ready-identified">
          {isMock ? null : <span aria-hidden="true">✓ </span>}
          {isMock ? text.mock.identified : view.identifiedBy === 'face' ? words.byFace : words.byManual}
        </p>
        <CameraSign faceChecks={view.faceChecks} onOpen={() => setCameraOpen(true)} />
      </section>
      <ol className="ready-rules">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <ProblemNote problem={starting.problem ?? leaving.problem} />
      <div className="frame-actions ready-start">
        <ActionButton
          look="primary"
          isBusy={starting.isBusy}
          onClick={() => void starting.run(() => step('exam:start', {}))}
        >
          {words.start}
        </ActionButton>
        {isMock ? null : <AbandonButton leaving={leaving} />}
      </div>
      {isCameraOpen ? (
        <CameraDialog
          attemptId={view.candidate.attemptId}
          faceChecks={view.faceChecks}
          onClose={() => setCameraOpen(false)}
        />
      ) : null}
    </SittingFrame>
  );
}

import { useCallback } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { uploadOfAttempt } from '../../storage/queries';
import { useLiveQuery } from '../../storage/use-live-query';
import { ReceiptCard } from '../hand-in/receipt-card';
import { SittingFrame } from '../sitting/sitting-frame';
import { ScoreAnswer } from './score-answer';
import './result-screen.css';

/** TS-7: the total and pass or fail, waiting for the centre until its receipt is here; nothing about single items. */
export function ResultScreen({ view }: { readonly view: StationViewOf<'result'> }) {
  const text = useText();
  const words = text.result;
  const leaving = useStep();
  const isMock = view.session.isMock === true;
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={5}>
      <ScreenTitle>{isMock ? text.mock.resultTitle : words.title}</ScreenTitle>
      <section className={`score score-${view.isPass ? 'pass' : 'fail'}`}>
        <p className="score-total">
          <span className="numerals">{view.total}</span> {words.points}
        </p>
        <p className="score-verdict">{view.isPass ? words.pass : words.fail}</p>
        <p className="score-notes">
          {words.passMark(view.passMark)} · {words.answered(view.answered)} · {words.cause[view.submitCause]}
        </p>
        <p className="score-notes">
          {view.candidate.displayName} · {view.candidate.postName}
        </p>
      </section>
      {isMock ? (
        <Note tone="plain" title={text.mock.resultNote}>
          {text.mock.resultMore}
        </Note>
      ) : (
        <>
          <ScoreAnswer view={view} />
          <UploadNote attemptId={view.candidate.attemptId} />
          <ReceiptCard />
        </>
      )}
      {view.isPass || isMock ? null : <p>{words.failNote}</p>}
      <ProblemNote problem={leaving.problem} />
      <div className="frame-actions result-leave">
        <ActionButton
          look="primary"
          isBusy={leaving.isBusy}
          onClick={() => void leaving.run(() => step('exam:leave', {}))}
        >
          {isMock ? text.mock.leave : words.leave}
        </ActionButton>
      </div>
    </SittingFrame>
  );
}

type UploadProps = { readonly attemptId: StationViewOf<'result'>['candidate']['attemptId'] };

function UploadNote({ attemptId }: UploadProps) {
  const words = useText().result;
  const upload = useLiveQuery(useCallback(() => uploadOfAttempt(attemptId), [attemptId]));
  const known = upload.kind === 'ready' ? upload.value : undefined;
  if (known?.state === 'acknowledged') {
    return (
      <Note tone="good" title={words.confirmed(dayAndTime(known.atMs))}>
        {words.confirmedNote}
      </Note>
    );
  }
  if (known?.state === 'needs-person') {
    return (
      <Note tone="warning" title={words.needsPerson}>
        {words.needsPersonNote}
      </Note>
    );
  }
  return (
    <Note tone="plain" title={words.awaiting}>
      {words.awaitingNote}
    </Note>
  );
}

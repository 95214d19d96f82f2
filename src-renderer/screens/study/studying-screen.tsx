import { useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import type { StudySeat } from '../../../src-shared/contracts/ipc/study-view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { type StepRun, useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { LockdownNotice } from '../exam/lockdown-notice';
import { MaterialReader } from './material-reader';
import { QuizSheet } from './quiz-sheet';
import { StudyFrame } from './study-frame';
import './study.css';

/** One person's own page: minutes, reading, the quiz, and what is asked of them now. */
export function StudyingScreen({ view }: { readonly view: StationViewOf<'studying'> }) {
  const { seat, course } = view;
  const text = useText();
  const words = text.study.seat;
  const doing = useStep();
  const [isQuizOpen, setQuizOpen] = useState(false);
  const isHere = seat.stage !== 'away';
  const isQuiz = isQuizOpen && isHere && seat.quiz !== undefined && seat.quiz.triesLeft > 0;
  return (
    <StudyFrame session={view.session} course={course}>
      <div className="study-head">
        <h1>{words.title(seat.displayName)}</h1>
        <p className="study-minutes" role="timer">
          <span>{words.counted}</span>
          <strong className="numerals">
            {seat.minutes} / {course.plannedMinutes}
          </strong>
          <small>{words.countedNote}</small>
        </p>
      </div>
      {seat.lostMinutes > 0 ? <p className="study-lost">{words.lost(seat.lostMinutes)}</p> : null}
      {view.isPaused ? <Note tone="warning">{text.study.home.paused}</Note> : null}
      <LockdownNotice view={view} />
      <Asked seat={seat} doing={doing} />
      {isQuiz ? (
        <QuizSheet onDone={() => setQuizOpen(false)} />
      ) : isHere ? (
        <MaterialReader titles={seat.pageTitles} />
      ) : null}
      {isQuiz ? null : <QuizLine seat={seat} onOpen={() => setQuizOpen(true)} />}
      <ProblemNote problem={doing.problem} />
      {isQuiz ? null : (
        <div className="frame-actions study-buttons">
          <ActionButton
            look={seat.stage === 'present' ? 'primary' : 'plain'}
            isBusy={doing.isBusy}
            onClick={() =>
              void doing.run(() => step('study:errand', { sittingId: seat.sittingId, errand: 'sign-out' }))
            }
          >
            {words.signOut}
          </ActionButton>
          {course.mode === 'class' ? (
            <ActionButton look="quiet" onClick={() => void doing.run(() => step('study:leave', {}))}>
              {words.back}
            </ActionButton>
          ) : null}
        </div>
      )}
    </StudyFrame>
  );
}

/** The presence check: a press, then a look; who came by the manual path is confirmed by staff (LW-3). */
function Asked({ seat, doing }: { readonly seat: StudySeat; readonly doing: StepRun }) {
  const words = useText().study.seat;
  if (seat.stage === 'present') return null;
  const isAsked = seat.stage === 'asked';
  return (
    <Note tone="warning" title={isAsked ? words.askedTitle : words.awayTitle}>
      <div className="study-asked">
        <p>{isAsked ? words.asked(seat.answerLeftSeconds ?? 0) : words.away[seat.awayBecause ?? 'missed']}</p>
        {seat.isByFace ? (
          <ActionButton
            look="primary"
            isBusy={doing.isBusy}
            onClick={() =>
              void doing.run(() => step('study:errand', { sittingId: seat.sittingId, errand: 'show-up' }))
            }
          >
            {words.confirm}
          </ActionButton>
        ) : (
          <p>{words.askStaff}</p>
        )}
      </div>
    </Note>
  );
}

function QuizLine({ seat, onOpen }: { readonly seat: StudySeat; readonly onOpen: () => void }) {
  const words = useText().study.quiz;
  const { quiz, stage } = seat;
  if (quiz === undefined) return null;
  if (quiz.state === 'passed') return <Note tone="good">{words.passed}</Note>;
  return (
    <section className="study-quiz-line" aria-label={words.title}>
      <p>
        {quiz.lastPercent === undefined ? null : words.failed(quiz.lastPercent, quiz.passPercent)}{' '}
        {quiz.triesLeft > 0 ? words.rule(quiz.questions, quiz.passPercent, quiz.triesLeft) : words.noTries}
      </p>
      {quiz.triesLeft > 0 && stage !== 'away' ? (
        <ActionButton look="plain" onClick={onOpen}>
          {words.open}
        </ActionButton>
      ) : null}
    </section>
  );
}

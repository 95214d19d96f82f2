import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { clockText, timeOfDay } from '../../components/clock-text';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { CodeHint } from '../code/code-hint';
import { useNow } from '../exam/use-now';
import { SittingFrame } from '../sitting/sitting-frame';
import './paused-screen.css';

type Props = { readonly view: StationViewOf<'paused'>; readonly receivedAtMs: number };

/** The clock stands still. Says why, since when, and that nothing is lost; the questions are covered. */
export function PausedScreen({ view, receivedAtMs }: Props) {
  const text = useText();
  const words = text.paused;
  const isBreak = view.breakLeftMs !== undefined;
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={4}>
      <ScreenTitle>{isBreak ? words.breakTitle : words.title}</ScreenTitle>
      <p className="frame-lead">{words.why[view.reason]}</p>
      <dl className="paused-facts numerals">
        <div>
          <dt>{words.remaining}</dt>
          <dd>{clockText(view.remainingMs)}</dd>
          <dd>{words.clockStands}</dd>
        </div>
        <div>
          <dt>{words.since}</dt>
          <dd>{timeOfDay(view.fromMs).slice(0, 5)}</dd>
          <dd>{words.answered(view.answered)}</dd>
        </div>
      </dl>
      {isBreak ? (
        <BreakEnd view={view} breakLeftMs={view.breakLeftMs} receivedAtMs={receivedAtMs} />
      ) : (
        <>
          <p>{words.wait}</p>
          <CodeHint standstill="paused" />
        </>
      )}
    </SittingFrame>
  );
}

function BreakEnd({ view, breakLeftMs, receivedAtMs }: Props & { readonly breakLeftMs: number }) {
  const words = useText().paused;
  const now = useNow(250);
  const returning = useStep();
  const { attemptId } = view.candidate;
  const leftMs = Math.max(0, breakLeftMs - (now - receivedAtMs));
  return (
    <>
      <p className="paused-break">
        {words.breakLeft} <b className="numerals">{clockText(leftMs)}</b>
      </p>
      <p>{words.breakNote}</p>
      <ProblemNote problem={returning.problem} />
      <div className="frame-actions">
        <ActionButton
          look="primary"
          isBusy={returning.isBusy}
          onClick={() => void returning.run(() => step('exam:end-break', { attemptId }))}
        >
          {words.goOn}
        </ActionButton>
      </div>
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { dayAndTime, timeOfDay } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { call } from '../../station-api';
import { useStrip } from '../../stores/strip-store';
import './office.css';

/** Saved here, sent, confirmed by the centre: each with the time of the last one. */
export function SyncStripCard() {
  const text = useText();
  const strip = useStrip((state) => state.strip);
  const asking = useStep();
  const [wasAsked, setWasAsked] = useState(false);
  const words = text.office.strip;
  const stages = [
    { label: words.saved, atMs: strip?.lastSavedAtMs },
    { label: words.sent, atMs: strip?.lastSentAtMs },
    { label: words.acknowledged, atMs: strip?.lastAcknowledgedAtMs },
  ];
  const link = strip?.link ?? 'unknown';
  const isTrouble = link === 'unreachable' || link === 'not-understood' || link === 'needs-person';
  const ask = async (): Promise<void> => {
    setWasAsked(await asking.run(() => call('sync:now', {})));
  };
  return (
    <section className="strip" aria-label={words.label}>
      <ol className="strip-stages">
        {stages.map((stage) => (
          <li key={stage.label} className={stage.atMs === undefined ? 'strip-empty' : 'strip-reached'}>
            <span>{stage.label}</span>
            <span className="numerals">{stage.atMs === undefined ? words.none : dayAndTime(stage.atMs)}</span>
          </li>
        ))}
      </ol>
      <div className="strip-line">
        <p>
          <strong>{words.pending(strip?.pendingCount ?? 0)}</strong>
          {strip?.oldestPendingAtMs === undefined ? null : (
            <span className="numerals"> · {words.oldest(dayAndTime(strip.oldestPendingAtMs))}</span>
          )}
          {strip?.nextAttemptAtMs === undefined ? null : (
            <span className="numerals"> · {words.next(timeOfDay(strip.nextAttemptAtMs))}</span>
          )}
        </p>
        <Button loading={asking.isBusy} onClick={() => void ask()}>
          {words.now}
        </Button>
      </div>
      <Note tone={isTrouble ? 'warning' : 'plain'}>
        {words.link[link]}
        {wasAsked ? ` ${words.asked}` : ''}
        {strip?.restarts === undefined ? '' : ` ${words.restarted(strip.restarts)}`}
      </Note>
      <ProblemNote problem={asking.problem} />
    </section>
  );
}

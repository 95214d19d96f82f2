import { assertNever } from '../../../src-shared/basics/assert-never';
import type { ConsoleAttempt } from '../../../src-shared/contracts/ipc/console-view';
import type { LedgerEntry } from '../../../src-shared/domain/attempt/ledger-entry';
import { timeChangeOf } from '../../../src-shared/domain/attempt/time-change';
import { clockText, timeOfDay } from '../../components/clock-text';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { timeChangeSentence } from '../exam/time-change-sentence';
import { ExtendForm } from './extend-form';
import { EndPauseForm, PauseForm } from './pause-forms';
import { RoomGrantForm } from './room-grant-form';
import { useAttempt } from './use-attempt';
import './act-form.css';

/** The clock of this seat: where it stands, what moved it, and what staff may do with it. */
export function TimeSection() {
  const text = useText();
  const attempt = useAttempt();
  if (attempt === undefined) return <p>{text.console.noAttempt}</p>;
  const { standstill } = attempt;
  return (
    <>
      <ClockFacts attempt={attempt} />
      {standstill?.kind === 'paused' ? <EndPauseForm key="end" /> : null}
      {standstill === undefined ? <PauseForm key="pause" /> : null}
      {standstill === undefined || standstill.kind === 'paused' ? <ExtendForm attempt={attempt} /> : null}
      {standstill === undefined || standstill.kind === 'paused' ? <RoomGrantForm attempt={attempt} /> : null}
      <section className="proctor-part">
        <h2>{text.console.ledger}</h2>
        {attempt.ledger.length === 0 ? <p>{text.console.ledgerEmpty}</p> : null}
        <ul className="ledger">
          {attempt.ledger.map((entry) => (
            <li key={`${entry.kind} ${entry.at.wallMs}`}>
              <span className="numerals">{timeOfDay(entry.at.wallMs).slice(0, 5)}</span>{' '}
              {timeChangeSentence(text, timeChangeOf(entry))}
              <small>{whoAndWhy(text, entry)}</small>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function ClockFacts({ attempt }: { readonly attempt: ConsoleAttempt }) {
  const text = useText();
  const words = text.console;
  const { endsAtMs, standstill } = attempt;
  return (
    <dl className="staff-facts numerals proctor-part">
      <div>
        <dt>{words.remaining}</dt>
        <dd>{clockText(attempt.remainingMs)}</dd>
      </div>
      <div>
        <dt>{words.endsAt}</dt>
        <dd>{endsAtMs === undefined ? words.clockStands : timeOfDay(endsAtMs).slice(0, 5)}</dd>
      </div>
      <div>
        <dt>{words.granted}</dt>
        <dd>{text.staff.suspended.minutes(attempt.grantedMinutes)}</dd>
      </div>
      <div>
        <dt>{words.state}</dt>
        <dd>{standstill === undefined ? words.running : words.standstill[standstill.kind]}</dd>
      </div>
    </dl>
  );
}

function whoAndWhy(text: Texts, entry: LedgerEntry): string {
  const names = (staff: readonly string[]): string =>
    staff.length === 0 ? text.console.byNobody : staff.join(text.frame.listComma);
  switch (entry.kind) {
    case 'pause':
      return text.console.pausedBy(names(entry.by), names(entry.endedBy), entry.note);
    case 'gap':
      return text.console.orderedBy(names(entry.by), '');
    case 'grant':
      return text.console.orderedBy(names(entry.by), entry.note);
    default:
      return assertNever(entry);
  }
}

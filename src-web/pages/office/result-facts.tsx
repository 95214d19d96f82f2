import { Link } from 'wouter';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { ResultDetail } from '../../../src-shared/contracts/web/results';
import { type Fact, Facts } from '../../components/facts';
import { useText } from '../../i18n/use-text';

export function ResultFacts({ of }: { readonly of: ResultDetail }) {
  const words = useText().results;
  const { facts } = words;
  const { line, record } = of;
  const recorded: readonly Fact[] =
    record === undefined
      ? []
      : [
          [facts.used, words.minutes(record.usedMinutes)],
          [facts.granted, words.minutes(record.grantedMinutes)],
          [facts.paused, words.minutes(record.pausedMinutes)],
          [facts.moves, record.moves],
          [facts.answered, record.answered],
          ...(record.ending === undefined
            ? []
            : [[facts.ending, words.endings[record.ending] ?? record.ending] as const]),
        ];
  return (
    <section className="sheet">
      <h2>{facts.title}</h2>
      <Facts
        of={[
          [facts.name, of.name],
          [facts.document, line.maskedDocument],
          [facts.admissionNo, line.admissionNo],
          [facts.post, line.postName],
          [
            facts.session,
            <Link key="session" href={`/sessions/${line.sessionId}`}>
              {of.sessionTitle} {line.sessionId}
            </Link>,
          ],
          [facts.attempt, line.attemptNo],
          [facts.station, words.seat(of.stationId, of.seat)],
          [facts.started, shanghaiDateTime(of.startedAtMs)],
          [facts.submitted, shanghaiDateTime(line.submittedAtMs)],
          [facts.received, shanghaiDateTime(of.receivedAtMs)],
          [facts.cause, words.causes[of.submitCause] ?? of.submitCause],
          [facts.identity, words.identities[of.identity]],
          [facts.claimed, words.total(of.claimedTotal)],
          ...recorded,
        ]}
      />
      {record === undefined ? <p className="soft">{words.unreadable}</p> : null}
      {record === undefined || record.conduct.length === 0 ? null : (
        <>
          <h3>{words.conductTitle}</h3>
          <ul>
            {record.conduct.map(({ level, note }) => (
              <li key={`${level} ${note}`}>
                {words.conduct[level] ?? level}: {note}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

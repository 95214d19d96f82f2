import { Problem } from '../../components/problem';
import { useAnswer } from '../../components/use-answer';
import { useText } from '../../i18n/use-text';
import { CertificateCard } from './certificate-card';
import { RefusedTable } from './refused-table';

export function HoursPage() {
  const text = useText();
  const words = text.hours;
  const { answer, problem, again } = useAnswer('myHours');
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {answer === undefined && problem === undefined ? <p role="status">{text.loading}</p> : null}
      {answer === undefined ? null : (
        <>
          <p className="soft numerals">{words.asOf(answer.asOf)}</p>
          {answer.certificates.length === 0 ? <p className="sheet">{words.none}</p> : null}
          {answer.certificates.map((certificate) => (
            <CertificateCard
              key={certificate.certificateId}
              certificate={certificate}
              overview={answer}
              onChanged={again}
            />
          ))}
          <RefusedTable refused={answer.refused} />
        </>
      )}
    </>
  );
}

import { Button, Table } from 'antd';
import { useState } from 'react';
import { assertNever } from '../../src-shared/basics/assert-never';
import { shanghaiDate, shanghaiDateTime } from '../../src-shared/basics/instant';
import type { MyReview, MyTest } from '../../src-shared/contracts/web/my-tests';
import { callCentre } from '../centre-api';
import { NoteLine } from '../components/note-line';
import { Problem } from '../components/problem';
import { useAnswer } from '../components/use-answer';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';

type Published = Extract<MyTest['outcome'], { kind: 'published' }>;

/** A person's own sessions and scores, and 成绩复核 with its state (TS-7, RM-16). */
export function MyTestsPage() {
  const text = useText();
  const words = text.myTests;
  const { answer, problem, again } = useAnswer('myTests');
  const step = useCall();
  const [isDone, setDone] = useState(false);
  const ask = async ({ attemptId }: Published): Promise<void> => {
    const done = await step.run(
      callCentre('askReview', { attemptId }),
      (error) => words.problems[error.kind],
    );
    setDone(done !== undefined);
    again();
  };
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={isDone ? words.done : undefined} />
      <section className="sheet">
        <Table<MyTest>
          className="numerals"
          rowKey="admissionNo"
          size="middle"
          loading={answer === undefined && problem === undefined}
          dataSource={answer?.tests ?? []}
          locale={{ emptyText: <span className="empty-line">{words.none}</span> }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            {
              title: words.columns.session,
              key: 'session',
              render: (_, one) => (
                <>
                  {one.isDemonstration ? <span className="sample-mark">{text.query.demo}</span> : null}{' '}
                  {one.sessionTitle}
                  <br />
                  <span className="soft">
                    {one.postName} · {words.attempt(one.attemptNo)}
                  </span>
                </>
              ),
            },
            {
              title: words.columns.time,
              key: 'time',
              render: (_, one) => (
                <>
                  {shanghaiDateTime(one.startsAtMs).slice(0, 16)}
                  <br />
                  <span className="soft">
                    {one.siteName} · {one.roomName}
                  </span>
                </>
              ),
            },
            { title: words.columns.admission, dataIndex: 'admissionNo' },
            { title: words.columns.score, key: 'score', render: (_, one) => <Score of={one.outcome} /> },
            {
              title: words.columns.review,
              key: 'review',
              render: (_, { outcome }) =>
                outcome.kind === 'published' ? (
                  <Review of={outcome} isBusy={step.isBusy} onAsk={() => void ask(outcome)} />
                ) : null,
            },
          ]}
        />
        <p className="soft">{words.scope}</p>
      </section>
    </>
  );
}

function Score({ of }: { readonly of: MyTest['outcome'] }) {
  const words = useText().myTests;
  switch (of.kind) {
    case 'coming':
      return <>{words.coming}</>;
    case 'nothing-yet':
      return <span className="soft">{words.nothingYet}</span>;
    case 'being-checked':
      return <span className="soft">{words.beingChecked}</span>;
    case 'published':
      return (
        <>
          <strong>{words.score(of.total)}</strong> {of.isPass ? words.passed : words.failed}
          <br />
          <span className="soft">
            {words.published(shanghaiDate(of.publishedAtMs))}
            {of.wasRaised ? ` · ${words.raised}` : ''}
          </span>
        </>
      );
    default:
      return assertNever(of);
  }
}

type ReviewProps = { readonly of: Published; readonly isBusy: boolean; readonly onAsk: () => void };

function Review({ of, isBusy, onAsk }: ReviewProps) {
  const words = useText().myTests;
  const [latest] = of.reviews;
  if (latest !== undefined) return <ReviewState of={latest} />;
  const { askThrough, uncoveredYears } = of;
  return (
    <>
      {askThrough === undefined ? null : (
        <Button disabled={isBusy} onClick={onAsk}>
          {words.ask}
        </Button>
      )}
      <p className="soft">{askThrough === undefined ? words.tooLate : words.askUntil(askThrough)}</p>
      <Uncovered years={uncoveredYears} />
    </>
  );
}

function ReviewState({ of }: { readonly of: MyReview }) {
  const words = useText().myTests;
  const { answer } = of;
  return (
    <>
      <p>{words.asked(shanghaiDate(of.requestedAtMs), of.answerBy)}</p>
      <Uncovered years={of.uncoveredYears} />
      <p className="soft">
        {of.isConfirmed && of.rescoredTotal !== undefined ? words.rescored(of.rescoredTotal) : words.differs}
      </p>
      {answer === undefined ? null : (
        <p>
          <strong>
            {words.answered(shanghaiDate(answer.atMs), words.decisions[answer.decision], answer.note)}
          </strong>
        </p>
      )}
    </>
  );
}

/** A day counted without its year's holidays is told as such: it may be earlier than the office's. */
function Uncovered({ years }: { readonly years: readonly number[] }) {
  const words = useText().myTests;
  return years.length === 0 ? null : <p className="soft">{words.uncovered(years)}</p>;
}

import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { callCentre } from '../../centre-api';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { SessionFields, type SessionFieldValues, sessionTimes } from '../../components/session-fields';
import { SessionTable } from '../../components/session-table';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Fields = SessionFieldValues & { readonly seats: number };

/** Sessions before they have a package: institutions send their people to these (RM-1, RM-4). */
export function PlannedPage() {
  const text = useText();
  const words = text.planned;
  const { answer, problem, again } = useAnswer('plannedSessions');
  const step = useCall();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const plan = async ({ date, start, end, ...rest }: Fields): Promise<void> => {
    setSaid(undefined);
    const body = { ...rest, ...sessionTimes({ date, start, end }) };
    const made = await step.run(callCentre('planSession', body), (error) => words.problems[error.kind]);
    if (made === undefined) return;
    setSaid(words.made(made.sessionId));
    again();
  };
  const cancel = async (sessionId: string): Promise<void> => {
    setSaid(undefined);
    const call = callCentre('cancelPlannedSession', { sessionId });
    const done = await step.run(call, (error) => words.problems[error.kind]);
    if (done !== undefined) setSaid(words.cancelled);
    again();
  };
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      <section className="sheet">
        <SessionTable
          sessions={answer?.sessions}
          empty={words.none}
          action={(one) =>
            one.isBuilt || one.isCancelled ? null : (
              <Button danger disabled={step.isBusy} onClick={() => void cancel(one.sessionId)}>
                {words.cancel}
              </Button>
            )
          }
        />
      </section>
      <SessionForm isBusy={step.isBusy} onPlan={(fields) => void plan(fields)} />
    </>
  );
}

function SessionForm({
  isBusy,
  onPlan,
}: {
  readonly isBusy: boolean;
  readonly onPlan: (fields: Fields) => void;
}) {
  const words = useText().planned;
  const required = [{ required: true }];
  return (
    <section className="sheet">
      <h2>{words.create}</h2>
      <Form<Fields>
        name="planned"
        layout="vertical"
        initialValues={{ sessionNo: 1, seats: 50 }}
        onFinish={onPlan}
      >
        <div className="search-line">
          <SessionFields />
          <Form.Item name="seats" label={words.seats} rules={required}>
            <InputNumber min={1} max={110} precision={0} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.submit}
        </Button>
      </Form>
    </section>
  );
}

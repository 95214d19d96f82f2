import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { callCentre } from '../../centre-api';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { SessionTable } from '../../components/session-table';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Fields = {
  readonly title: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly roomNo: string;
  readonly roomName: string;
  readonly sessionNo: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly seats: number;
};

/** Asia/Shanghai whatever the browser's zone is (G-1). */
const instantOf = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`);

/** Sessions before they have a package: institutions send their people to these (RM-1, RM-4). */
export function PlannedPage() {
  const text = useText();
  const words = text.planned;
  const { answer, problem, again } = useAnswer('plannedSessions');
  const step = useCall();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const plan = async ({ date, start, end, ...rest }: Fields): Promise<void> => {
    setSaid(undefined);
    const body = { ...rest, startsAtMs: instantOf(date, start), endsAtMs: instantOf(date, end) };
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
  const { fields } = words;
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
          <Form.Item name="title" label={fields.title} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="siteCode" label={fields.siteCode} rules={[{ required: true, pattern: /^\d{4}$/ }]}>
            <Input maxLength={4} />
          </Form.Item>
          <Form.Item name="siteName" label={fields.siteName} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="roomNo" label={fields.roomNo} rules={[{ required: true, pattern: /^\d{2}$/ }]}>
            <Input maxLength={2} />
          </Form.Item>
          <Form.Item name="roomName" label={fields.roomName} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="sessionNo" label={fields.sessionNo} rules={required}>
            <InputNumber min={1} max={9} precision={0} />
          </Form.Item>
          <Form.Item name="date" label={fields.date} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="start" label={fields.start} rules={required}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="end" label={fields.end} rules={required}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="seats" label={fields.seats} rules={required}>
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

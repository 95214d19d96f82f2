import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { LocalDate } from '../../../src-shared/basics/ids';
import type { ClassLine, PlanView } from '../../../src-shared/contracts/web/training';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Props = {
  readonly plan: PlanView;
  /** Who is ticked. */
  readonly came: readonly string[];
  readonly onRecorded: (lines: readonly ClassLine[]) => void;
};
type Fields = { readonly courseId: string; readonly date: string; readonly makeUpFor?: number | null };

/** Hours of one class for everybody who came (CE-10). */
export function ClassForm({ plan, came, onRecorded }: Props) {
  const text = useText();
  const words = text.plans;
  const step = useCall();
  const [isEmpty, setEmpty] = useState(false);
  const record = async ({ courseId, date, makeUpFor }: Fields): Promise<void> => {
    setEmpty(came.length === 0);
    if (came.length === 0) return;
    const body = {
      ...{ planId: plan.planId, courseId, date: LocalDate.parse(date), enrolmentIds: [...came] },
      ...(makeUpFor ? { makeUpFor } : {}),
    };
    const done = await step.run(callCentre('recordClass', body), (error) => words.classProblems[error.kind]);
    if (done !== undefined) onRecorded(done.lines);
  };
  const courses = plan.draft.courses.map((one) => ({
    value: one.courseId,
    label: words.courseLine(one.title, one.tenths),
  }));
  const problem = isEmpty ? words.nobodyCame : step.problem;
  return (
    <>
      <h3>{words.lesson}</h3>
      <p className="soft">{words.lessonText}</p>
      <Form<Fields> name="class" layout="vertical" onFinish={(given) => void record(given)}>
        {problem === undefined ? null : <Problem text={problem} />}
        <div className="search-line">
          <Form.Item name="courseId" label={words.course} rules={[{ required: true }]}>
            <Choice options={courses} unchosen={text.trainees.form.choose} />
          </Form.Item>
          <Form.Item
            name="date"
            label={words.date}
            rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/ }]}
          >
            <Input type="date" min={plan.draft.startsOn} max={plan.draft.endsOn} />
          </Form.Item>
          <Form.Item name="makeUpFor" label={words.makeUp}>
            <InputNumber min={1990} max={2200} precision={0} />
          </Form.Item>
        </div>
        <p className="soft">{words.makeUpText}</p>
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.record}
        </Button>
      </Form>
    </>
  );
}

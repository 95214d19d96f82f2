import { Button, Form, Space } from 'antd';
import type { PlanEditProblem, PlanView } from '../../../src-shared/contracts/web/training';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { draftOf, PlanFields, type PlanFieldValues, valuesOf } from './plan-fields';

type Props = {
  readonly plan: PlanView;
  /** With what is to be said, or nothing when it was left as it was. */
  readonly onDone: (said: string | undefined) => void;
};

/** A plan is changed; what hours were given for stays and says so (CE-11). */
export function PlanEdit({ plan, onDone }: Props) {
  const words = useText().plans;
  const { edit } = words;
  const step = useCall();
  const [form] = Form.useForm<PlanFieldValues>();
  const told = (problem: PlanEditProblem): string => {
    switch (problem.kind) {
      case 'BELOW_MEMBERS':
        return edit.belowMembers(problem.members);
      case 'COURSE_HAS_HOURS':
        return edit.courseHasHours(problem.courseId, problem.date);
      case 'CLASS_OUTSIDE':
        return edit.classOutside(problem.date);
      default:
        return edit.problems[problem.kind];
    }
  };
  const change = async (given: PlanFieldValues): Promise<void> => {
    const body = { planId: plan.planId, draft: draftOf(given) };
    const done = await step.run(callCentre('editPlan', body), told);
    if (done !== undefined) onDone(done.fields.length === 0 ? edit.same : edit.saved);
  };
  const datesOf = (line: number): readonly string[] => {
    // A line that was added has no class, whatever is typed into it.
    const courseId = plan.draft.courses[line]?.courseId;
    return courseId === undefined
      ? []
      : plan.classes.filter((one) => one.courseId === courseId).map((one) => one.date);
  };
  return (
    <section className="sheet">
      <h2>{edit.title(plan.draft.title)}</h2>
      <p className="soft">{edit.text}</p>
      {plan.isPublished ? <p>{edit.shown}</p> : null}
      <Form<PlanFieldValues>
        form={form}
        name="plan-edit"
        layout="vertical"
        initialValues={valuesOf(plan.draft)}
        onFinish={(given) => void change(given)}
      >
        <PlanFields datesOf={datesOf} isPostKept={plan.members.length > 0} />
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={step.isBusy}>
            {edit.submit}
          </Button>
          <Button onClick={() => onDone(undefined)}>{edit.cancel}</Button>
        </Space>
      </Form>
    </section>
  );
}

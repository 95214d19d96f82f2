import { Button, Form } from 'antd';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { draftOf, PlanFields, type PlanFieldValues } from './plan-fields';

export function PlanForm({ onMade }: { readonly onMade: (planId: string) => void }) {
  const words = useText().plans;
  const step = useCall();
  const [form] = Form.useForm<PlanFieldValues>();
  const make = async (given: PlanFieldValues): Promise<void> => {
    const call = callCentre('createPlan', draftOf(given));
    const made = await step.run(call, (error) => words.faults[error.kind]);
    if (made === undefined) return;
    form.resetFields();
    onMade(made.planId);
  };
  return (
    <section className="sheet">
      <h2>{words.create}</h2>
      <Form<PlanFieldValues>
        form={form}
        name="plan"
        layout="vertical"
        initialValues={{ capacity: 50, courses: [{ part: 'unsplit' }] }}
        onFinish={(given) => void make(given)}
      >
        <PlanFields />
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.submit}
        </Button>
      </Form>
    </section>
  );
}

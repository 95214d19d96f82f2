import { Form } from 'antd';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';

type Entry = { readonly staffId: string; readonly password: string };

/** ID-25. The password goes to main and is kept nowhere. */
export function ConsoleSignIn() {
  const text = useText();
  const signing = useStep();
  const [form] = Form.useForm<Entry>();
  const submit = async (entry: Entry): Promise<void> => {
    const isIn = await signing.run(() => step('console:sign-in', { ...entry }));
    if (!isIn) form.resetFields(['password']);
  };
  return (
    <Form
      form={form}
      className="console-sign-in"
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      onFinish={(entry: Entry) => void submit(entry)}
    >
      <p className="frame-lead">{text.console.signInLead}</p>
      <StaffField name="staffId" label={text.staff.staffId} isFirst maxLength={64} />
      <StaffSecret name="password" label={text.staff.password} maxLength={200} />
      <ProblemNote problem={signing.problem} />
      <StaffSubmit isBusy={signing.isBusy}>{text.console.signIn}</StaffSubmit>
    </Form>
  );
}

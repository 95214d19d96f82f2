import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { NewStaffAccount } from '../../../src-shared/contracts/web/staff-accounts';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Props = {
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  readonly institutions: readonly { readonly institutionId: string; readonly name: string }[];
  readonly onMade: () => void;
};

export function AccountForm({ roles, institutions, onMade }: Props) {
  const words = useText().accounts;
  const step = useCall();
  const [form] = Form.useForm();
  const [password, setPassword] = useState<string | undefined>(undefined);
  const create = async (fields: Readonly<Record<string, string | undefined>>): Promise<void> => {
    setPassword(undefined);
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
    const account = NewStaffAccount.safeParse(filled);
    if (!account.success) return;
    const made = await step.run(
      callCentre('createStaffAccount', account.data),
      (error) => words.problems[error.kind],
    );
    if (made === undefined) return;
    setPassword(made.oneTimePassword);
    form.resetFields();
    onMade();
  };
  const ofInstitution = institutions.map((one) => ({ value: one.institutionId, label: one.name }));
  return (
    <section className="sheet">
      <h2>{words.newTitle}</h2>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {password === undefined ? null : (
        <p className="told-once" role="status">
          <strong>{words.created(password)}</strong>
          {words.once}
        </p>
      )}
      <Form form={form} name="account" layout="vertical" onFinish={(fields) => void create(fields)}>
        <div className="search-line">
          <Form.Item name="login" label={words.login} rules={[{ required: true, min: 2 }]}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
          <Form.Item name="displayName" label={words.displayName} rules={[{ required: true }]}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={words.phone} rules={[{ required: true, pattern: /^\d{5,15}$/ }]}>
            <Input maxLength={15} autoComplete="off" />
          </Form.Item>
          <Form.Item name="role" label={words.role} rules={[{ required: true }]}>
            <Choice options={roles} unchosen={words.choose} />
          </Form.Item>
          <Form.Item name="institutionId" label={words.institution}>
            <Choice options={ofInstitution} unchosen={words.choose} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.create}
        </Button>
      </Form>
    </section>
  );
}

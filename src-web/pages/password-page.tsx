import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { ChangePasswordProblem } from '../../src-shared/contracts/web/web-session';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';
import type { Texts } from '../i18n/zh';
import { useWebSession } from '../stores/session-store';

/** `because` is absent when somebody changes their own password of their own will. */
type Props = { readonly because: 'default-password' | 'reset' | undefined };
type Fields = { readonly oldPassword?: string; readonly newPassword: string };

export function OwnPasswordPage() {
  return <PasswordPage because={undefined} />;
}

export function PasswordPage({ because }: Props) {
  const text = useText();
  const words = text.password;
  const take = useWebSession((state) => state.take);
  const step = useCall();
  const [isDone, setDone] = useState(false);
  const submit = async ({ oldPassword, newPassword }: Fields): Promise<void> => {
    const body = oldPassword === undefined ? { newPassword } : { oldPassword, newPassword };
    const session = await step.run(callCentre('changePassword', body), (error) => say(error, text));
    setDone(session !== undefined);
    if (session !== undefined) take(session);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow">
        {because === undefined ? null : <p>{words.because[because]}</p>}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          {because === undefined ? (
            <Form.Item name="oldPassword" label={words.old} rules={[{ required: true }]}>
              <Input.Password autoComplete="current-password" maxLength={200} />
            </Form.Item>
          ) : null}
          <NewPasswordFields />
          {step.problem === undefined ? null : <Problem text={step.problem} />}
          {isDone && because === undefined ? (
            <p role="status" className="good">
              {words.done}
            </p>
          ) : null}
          <Button type="primary" htmlType="submit" loading={step.isBusy} block>
            {words.submit}
          </Button>
        </Form>
      </section>
    </>
  );
}

/** A new password, twice. */
export function NewPasswordFields() {
  const words = useText().password;
  return (
    <>
      <Form.Item name="newPassword" label={words.fresh} extra={words.rules} rules={[{ required: true }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={words.repeat}
        dependencies={['newPassword']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === undefined || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error(words.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}

function say(problem: z.infer<typeof ChangePasswordProblem>, text: Texts): string {
  switch (problem.kind) {
    case 'not-now':
      return text.password.notNow;
    case 'wrong-old-password':
      return text.password.wrongOld;
    case 'weak':
      return problem.faults.map((fault) => text.password.faults[fault]).join(' ');
    case 'locked':
      return text.signIn.locked(Math.ceil(problem.seconds / 60));
    case 'locked-until-recovery':
      return text.signIn.lockedUntilRecovery;
    default:
      return assertNever(problem);
  }
}

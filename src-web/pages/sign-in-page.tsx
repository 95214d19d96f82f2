import { Button, Form, Input } from 'antd';
import type { z } from 'zod';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { SignInProblem } from '../../src-shared/contracts/web/web-session';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';
import type { Texts } from '../i18n/zh';
import { useWebSession } from '../stores/session-store';

type Fields = { readonly login: string; readonly password: string };

export function SignInPage() {
  const text = useText();
  const words = text.signIn;
  const take = useWebSession((state) => state.take);
  const step = useCall();
  const submit = async ({ login, password }: Fields): Promise<void> => {
    const session = await step.run(callCentre('signIn', { login, password }), (error) => say(error, words));
    if (session !== undefined) take(session);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow">
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          <Form.Item name="login" label={words.login} extra={words.loginHint} rules={[{ required: true }]}>
            <Input autoComplete="username" autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.password}
            extra={words.passwordHint}
            rules={[{ required: true }]}
          >
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          {step.problem === undefined ? null : <Problem text={step.problem} />}
          <Button type="primary" htmlType="submit" loading={step.isBusy} block>
            {words.submit}
          </Button>
        </Form>
      </section>
    </>
  );
}

function say(problem: z.infer<typeof SignInProblem>, words: Texts['signIn']): string {
  switch (problem.kind) {
    case 'wrong-account-or-password':
      return words.wrong;
    case 'locked':
      return words.locked(Math.ceil(problem.seconds / 60));
    case 'locked-until-recovery':
      return words.lockedUntilRecovery;
    case 'default-password-used':
      return words.defaultUsed;
    default:
      return assertNever(problem);
  }
}

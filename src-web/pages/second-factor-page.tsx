import { Button, Form, Input } from 'antd';
import type { z } from 'zod';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { SecondFactorProblem } from '../../src-shared/contracts/web/web-session';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';
import type { Texts } from '../i18n/zh';
import { useWebSession } from '../stores/session-store';

/** With a secret: the second factor is being chosen. */
type Props = { readonly secretBase32: string | undefined };
type Fields = { readonly code: string };

export function SecondFactorPage({ secretBase32 }: Props) {
  const text = useText();
  const words = text.factor;
  const take = useWebSession((state) => state.take);
  const step = useCall();
  const submit = async ({ code }: Fields): Promise<void> => {
    const session = await step.run(callCentre('secondFactor', { code }), (error) => say(error, text));
    if (session !== undefined) take(session);
  };
  return (
    <>
      <h1>{secretBase32 === undefined ? words.title : words.enrolTitle}</h1>
      <section className="sheet sheet-narrow">
        {secretBase32 === undefined ? (
          <p>{words.text}</p>
        ) : (
          <>
            <p>{words.enrolText}</p>
            <p className="soft">{words.secret}</p>
            <code className="secret">{secretBase32.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </>
        )}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          <Form.Item name="code" label={words.code} rules={[{ required: true }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" autoFocus maxLength={10} />
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

function say(problem: z.infer<typeof SecondFactorProblem>, text: Texts): string {
  switch (problem.kind) {
    case 'not-now':
      return text.password.notNow;
    case 'wrong-code':
      return text.factor.wrong;
    case 'locked':
      return text.signIn.locked(Math.ceil(problem.seconds / 60));
    case 'locked-until-recovery':
      return text.signIn.lockedUntilRecovery;
    default:
      return assertNever(problem);
  }
}

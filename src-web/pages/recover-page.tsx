import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';
import { NewPasswordFields } from './password-page';

type Fields = { readonly code: string; readonly newPassword: string };

/** 找回密码 in two steps on one page (S1.1, ID-3, ID-23). */
export function RecoverPage() {
  const text = useText();
  const words = text.recover;
  const sending = useCall();
  const resetting = useCall();
  const [login, setLogin] = useState<string | undefined>(undefined);
  const [isDone, setDone] = useState(false);
  const send = async (fields: { readonly login: string }): Promise<void> => {
    const sent = await sending.run(callCentre('sendRecoveryCode', fields), (error) =>
      error.kind === 'too-soon' ? words.tooSoon(error.seconds) : words.tooMany,
    );
    if (sent !== undefined) setLogin(fields.login);
  };
  const reset = async ({ code, newPassword }: Fields): Promise<void> => {
    const body = { login: login ?? '', code, newPassword };
    const done = await resetting.run(callCentre('recoverPassword', body), (error) => {
      if (error.kind === 'weak') return error.faults.map((fault) => text.password.faults[fault]).join(' ');
      return { 'wrong-code': words.wrong, expired: words.expired, 'used-up': words.usedUp }[error.kind];
    });
    setDone(done !== undefined);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow">
        <h2>{words.step1}</h2>
        <p>{words.step1Text}</p>
        <Form layout="vertical" requiredMark={false} onFinish={(fields) => void send(fields)}>
          <Form.Item name="login" label={text.signIn.login} rules={[{ required: true }]}>
            <Input autoComplete="username" maxLength={100} />
          </Form.Item>
          {sending.problem === undefined ? null : <Problem text={sending.problem} />}
          <Button
            type={login === undefined ? 'primary' : 'default'}
            htmlType="submit"
            loading={sending.isBusy}
          >
            {words.send}
          </Button>
        </Form>
        {login === undefined ? null : (
          <p role="status" className="good">
            {words.sent}
          </p>
        )}
        <p className="soft">{words.embedded}</p>
      </section>
      {login === undefined ? null : (
        <section className="sheet sheet-narrow">
          <h2>{words.step2}</h2>
          <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void reset(fields)}>
            <Form.Item name="code" label={words.code} rules={[{ required: true }]}>
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
            </Form.Item>
            <NewPasswordFields />
            {resetting.problem === undefined ? null : <Problem text={resetting.problem} />}
            {isDone ? (
              <p role="status" className="good">
                {words.done}
              </p>
            ) : null}
            <Button type="primary" htmlType="submit" loading={resetting.isBusy} block>
              {words.submit}
            </Button>
          </Form>
        </section>
      )}
    </>
  );
}

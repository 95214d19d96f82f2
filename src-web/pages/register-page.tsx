import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { z } from 'zod';
import type { RegisterProblem } from '../../src-shared/contracts/web/web-session';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';
import type { Texts } from '../i18n/zh';

type Fields = { readonly name: string; readonly document: string; readonly phone: string };

export function RegisterPage() {
  const text = useText();
  const words = text.register;
  const step = useCall();
  const [isDone, setDone] = useState(false);
  const submit = async (fields: Fields): Promise<void> => {
    const done = await step.run(callCentre('register', fields), (error) => say(error, words));
    setDone(done !== undefined);
  };
  if (isDone) {
    return (
      <>
        <h1>{words.title}</h1>
        <p role="status" className="good">
          {words.done}
        </p>
        <Link href="/sign-in">{text.signIn.title}</Link>
      </>
    );
  }
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow">
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
          <Form.Item name="name" label={words.name} extra={words.nameHint} rules={[{ required: true }]}>
            <Input autoComplete="name" autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item
            name="document"
            label={words.document}
            extra={words.documentHint}
            rules={[{ required: true }]}
          >
            <Input autoComplete="off" spellCheck={false} maxLength={100} />
          </Form.Item>
          <Form.Item name="phone" label={words.phone} extra={words.phoneHint} rules={[{ required: true }]}>
            <Input autoComplete="tel" inputMode="tel" maxLength={40} />
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

function say(problem: z.infer<typeof RegisterProblem>, words: Texts['register']): string {
  return problem.kind === 'bad-document' ? words.documentFaults[problem.reason] : words[problem.kind];
}

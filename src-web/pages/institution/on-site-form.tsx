import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { assertNever } from '../../../src-shared/basics/assert-never';
import type { OnSiteProblem } from '../../../src-shared/contracts/web/enrolments';
import { POST_CODES, type PostCode, postName } from '../../../src-shared/domain/certificate/post';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useSeenStep } from '../../components/use-seen-step';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';

const POSTS = POST_CODES.map((code) => ({ value: code, label: postName(code) }));
type Fields = { readonly name: string; readonly document: string };

/** 现场报名 (S2.1, EN-2): somebody came with the documents; asked for by name and number, and confirmed at once. */
export function OnSiteForm({ onEnrolled }: { readonly onEnrolled: () => void }) {
  const words = useText().trainees.onSite;
  const step = useSeenStep();
  const [post, setPost] = useState<PostCode>('010');
  const [form] = Form.useForm<Fields>();
  const enrol = async ({ name, document }: Fields): Promise<void> => {
    const body = { name, document, post, documentsReviewed: true as const };
    const isDone = await step.take((run) =>
      run(callCentre('enrolOnSite', body), (error) => say(error, words)),
    );
    if (!isDone) return;
    form.resetFields();
    onEnrolled();
  };
  const shown = step.isUnseen ? words.seenFirst : step.problem;
  return (
    <section className="sheet sheet-narrow">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <Form<Fields>
        form={form}
        name="on-site"
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void enrol(fields)}
      >
        <Form.Item name="name" label={words.name} rules={[{ required: true }]}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="document" label={words.document} rules={[{ required: true }]}>
          <Input autoComplete="off" spellCheck={false} maxLength={100} />
        </Form.Item>
        <Form.Item label={words.post} htmlFor="on-site-post">
          <Choice
            id="on-site-post"
            options={POSTS}
            value={post}
            onChange={(event) => setPost(event.target.value as PostCode)}
          />
        </Form.Item>
        {step.tick(words.seen)}
        {shown === undefined ? null : <Problem text={shown} />}
        <NoteLine text={step.isDone ? words.done : undefined} />
        <Button htmlType="submit" loading={step.isBusy}>
          {words.submit}
        </Button>
      </Form>
    </section>
  );
}

function say(problem: z.infer<typeof OnSiteProblem>, words: Texts['trainees']['onSite']): string {
  switch (problem.kind) {
    case 'no-such-person':
      return words.noPerson;
    case 'no-such-institution':
      return words.gone;
    case 'ALREADY_PASSED':
      return words.passed;
    case 'CHANGE_AFTER_TEST':
      return words.afterTest(problem.at);
    case 'ALREADY_ENROLLED':
      return problem.since === 'requested' ? words.requested(problem.at) : words.already(problem.at);
    default:
      return assertNever(problem);
  }
}

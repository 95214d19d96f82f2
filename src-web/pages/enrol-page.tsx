import { Button, Form, Table } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { InstitutionId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { EnrolProblem } from '../../src-shared/contracts/web/enrolments';
import type { WebAnswer } from '../../src-shared/contracts/web/web-routes';
import { POST_CODES, type PostCode, postName } from '../../src-shared/domain/certificate/post';
import { callCentre } from '../centre-api';
import { Choice } from '../components/choice';
import { Problem } from '../components/problem';
import { useAnswer } from '../components/use-answer';
import { useCall } from '../components/use-call';
import { PROVINCES } from '../i18n/provinces';
import { useText } from '../i18n/use-text';
import type { Texts } from '../i18n/zh';

const POSTS = POST_CODES.map((code) => ({ value: code, label: postName(code) }));
const PROVINCE_OPTIONS = PROVINCES.map(([value, label]) => ({ value, label }));

type Institutions = WebAnswer<'institutions'>['institutions'];

export function EnrolPage() {
  const text = useText();
  const words = text.enrol;
  const { answer, problem, again } = useAnswer('myEnrolments');
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      <MyEnrolments enrolments={answer?.enrolments} onChanged={again} />
      <FindInstitution onEnrolled={again} />
    </>
  );
}

type MineProps = {
  readonly enrolments: WebAnswer<'myEnrolments'>['enrolments'] | undefined;
  readonly onChanged: () => void;
};

function MyEnrolments({ enrolments, onChanged }: MineProps) {
  const text = useText();
  const words = text.enrol;
  const step = useCall();
  const withdraw = async (enrolmentId: string): Promise<void> => {
    const done = await step.run(
      callCentre('withdraw', { enrolmentId }),
      () => text.trainees.problems['not-now'],
    );
    if (done !== undefined) onChanged();
  };
  return (
    <section className="sheet">
      <h2>{words.mine}</h2>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <Table
        rowKey="enrolmentId"
        size="middle"
        pagination={false}
        loading={enrolments === undefined}
        dataSource={enrolments ?? []}
        locale={{ emptyText: <span className="empty-line">{words.none}</span> }}
        columns={[
          { title: words.post, dataIndex: 'postName' },
          { title: text.roles.institution, key: 'institution', render: (_, one) => one.institution.name },
          {
            title: text.trainees.columns.state,
            key: 'state',
            render: (_, one) =>
              one.test === undefined
                ? words.kinds[one.kind]
                : `${words.kinds[one.kind]} · ${words.tests[one.test]}`,
          },
          {
            title: text.trainees.columns.changed,
            dataIndex: 'changedAtMs',
            className: 'one-line',
            render: (atMs: number) => shanghaiDate(atMs),
          },
          {
            title: text.trainees.columns.action,
            key: 'action',
            render: (_, one) =>
              one.kind === 'requested' ? (
                <Button loading={step.isBusy} onClick={() => void withdraw(one.enrolmentId)}>
                  {words.withdraw}
                </Button>
              ) : null,
          },
        ]}
      />
    </section>
  );
}

/** S2.1, EN-1: by province, then institution and post. */
function FindInstitution({ onEnrolled }: { readonly onEnrolled: () => void }) {
  const text = useText();
  const words = text.enrol;
  const [post, setPost] = useState<PostCode>('010');
  const [institutions, setInstitutions] = useState<Institutions | undefined>(undefined);
  const [searchProblem, setSearchProblem] = useState<string | undefined>(undefined);
  const [isSent, setSent] = useState(false);
  const step = useCall();
  const search = async (provinceCode: string): Promise<void> => {
    if (provinceCode === '') return setInstitutions(undefined);
    const found = await callCentre('institutions', { provinceCode });
    setInstitutions(found.ok ? found.value.institutions : undefined);
    setSearchProblem(found.ok ? undefined : text.problems[found.error.kind]);
  };
  const enrol = async (institutionId: InstitutionId): Promise<void> => {
    const done = await step.run(callCentre('enrol', { institutionId, post }), (error) => say(error, words));
    setSent(done !== undefined);
    if (done !== undefined) onEnrolled();
  };
  return (
    <section className="sheet">
      <h2>{words.find}</h2>
      <p>{words.locality}</p>
      <Form layout="vertical" className="search-line">
        <Form.Item label={words.province} htmlFor="province">
          <Choice
            id="province"
            options={PROVINCE_OPTIONS}
            unchosen={words.chooseProvince}
            defaultValue=""
            onChange={(event) => void search(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={words.post} htmlFor="post">
          <Choice
            id="post"
            options={POSTS}
            value={post}
            onChange={(event) => setPost(event.target.value as PostCode)}
          />
        </Form.Item>
      </Form>
      {searchProblem === undefined ? null : <Problem text={searchProblem} />}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {isSent ? (
        <p role="status" className="good">
          {words.sent}
        </p>
      ) : null}
      {institutions === undefined ? null : (
        <Table
          rowKey="institutionId"
          size="middle"
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          dataSource={institutions}
          locale={{ emptyText: <span className="empty-line">{words.noInstitutions}</span> }}
          columns={[
            { title: text.roles.institution, dataIndex: 'name' },
            { title: '', key: 'where', render: (_, one) => `${one.address} · ${one.phone}` },
            {
              title: text.trainees.columns.action,
              key: 'action',
              render: (_, one) => (
                <Button type="primary" loading={step.isBusy} onClick={() => void enrol(one.institutionId)}>
                  {words.choose}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

function say(problem: z.infer<typeof EnrolProblem>, { problems }: Texts['enrol']): string {
  switch (problem.kind) {
    case 'ALREADY_ENROLLED':
      return problem.since === 'requested' ? problems.requested(problem.at) : problems.already(problem.at);
    case 'CHANGE_AFTER_TEST':
      return problems.afterTest(problem.at);
    case 'ALREADY_PASSED':
      return problems.passed;
    case 'no-such-institution':
      return problems.gone;
    default:
      return assertNever(problem);
  }
}

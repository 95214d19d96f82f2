import { Button, Table } from 'antd';
import { useState } from 'react';
import { callCentre } from '../centre-api';
import { Problem } from '../components/problem';
import { useAnswer } from '../components/use-answer';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';

/** Who waits for a certificate, and what is lacking (CT-7). */
export function IssuePage() {
  const text = useText();
  const words = text.issue;
  const { answer, problem, again } = useAnswer('issueCandidates');
  const step = useCall();
  const [issued, setIssued] = useState<string | undefined>(undefined);
  const issue = async (enrolmentId: string): Promise<void> => {
    const done = await step.run(
      callCentre('issueCertificate', { enrolmentId }),
      (error) => words.problems[error.kind],
    );
    setIssued(done?.number);
    if (done !== undefined) again();
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <p>{words.text}</p>
        {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        {issued === undefined ? null : (
          <p role="status" className="good">
            {words.done(issued)}
          </p>
        )}
        <Table
          className="numerals"
          rowKey="enrolmentId"
          size="middle"
          loading={answer === undefined && problem === undefined}
          dataSource={answer?.candidates ?? []}
          locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: text.trainees.columns.name, dataIndex: 'name' },
            { title: text.trainees.columns.document, dataIndex: 'maskedDocument' },
            { title: text.trainees.columns.post, dataIndex: 'postName' },
            { title: text.roles.institution, dataIndex: 'institution' },
            { title: words.score, dataIndex: 'confirmedTotal', render: (total?: number) => total ?? '—' },
            {
              title: text.trainees.columns.state,
              key: 'state',
              render: (_, one) => (one.problem === undefined ? words.ready : words.problems[one.problem]),
            },
            {
              title: text.trainees.columns.action,
              key: 'action',
              render: (_, one) =>
                one.problem === undefined ? (
                  <Button type="primary" loading={step.isBusy} onClick={() => void issue(one.enrolmentId)}>
                    {words.button}
                  </Button>
                ) : null,
            },
          ]}
        />
      </section>
    </>
  );
}

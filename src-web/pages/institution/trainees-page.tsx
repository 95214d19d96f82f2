import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../src-shared/basics/instant';
import type { EnrolmentAction, TraineeView } from '../../../src-shared/contracts/web/enrolments';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { HoursForm } from './hours-form';
import { OnSiteForm } from './on-site-form';
import { PhotoPart } from './photo-part';

/** What can be done next with an enrolment; the centre judges again whatever is offered here. */
const NEXT: { readonly [K in TraineeView['kind']]: readonly EnrolmentAction[] } = {
  requested: ['confirm'],
  confirmed: ['remove'],
  'in-plan': ['complete-training', 'remove'],
  trained: ['remove'],
  scheduled: [],
  tested: [],
  withdrawn: [],
  removed: [],
};

type Chosen = { readonly enrolmentId: string; readonly part: 'hours' | 'photo' };

export function TraineesPage() {
  const text = useText();
  const words = text.trainees;
  const { answer, problem, again } = useAnswer('trainees');
  const step = useCall();
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const act = async (enrolmentId: string, action: EnrolmentAction): Promise<void> => {
    const done = await step.run(
      callCentre('moveEnrolment', { enrolmentId, action }),
      (error) => words.problems[error.kind],
    );
    if (done !== undefined) again();
  };
  const opened = answer?.trainees.find((one) => one.enrolmentId === chosen?.enrolmentId);
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <section className="sheet">
        <Table
          className="numerals"
          rowKey="enrolmentId"
          size="middle"
          loading={answer === undefined && problem === undefined}
          dataSource={answer?.trainees ?? []}
          locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: words.columns.name, dataIndex: 'name' },
            {
              title: words.columns.document,
              key: 'document',
              render: (_, one) => (
                <>
                  {one.maskedDocument}
                  {one.isAgeUnusual ? <p className="soft">{words.ageUnusual}</p> : null}
                </>
              ),
            },
            { title: words.columns.post, dataIndex: 'postName' },
            {
              title: words.columns.state,
              key: 'state',
              render: (_, one) => (
                <>
                  {text.enrol.kinds[one.kind]}
                  <span className="soft"> {shanghaiDate(one.changedAtMs)}</span>
                  {one.mayTrainAgain ? <p className="soft">{words.trainAgain}</p> : null}
                </>
              ),
            },
            {
              title: words.columns.action,
              key: 'action',
              render: (_, one) => (
                <Space wrap>
                  {NEXT[one.kind].map((action) => (
                    <Button
                      key={action}
                      disabled={step.isBusy}
                      danger={action === 'remove'}
                      onClick={() => void act(one.enrolmentId, action)}
                    >
                      {words.actions[action]}
                    </Button>
                  ))}
                  <Button onClick={() => setChosen({ enrolmentId: one.enrolmentId, part: 'photo' })}>
                    {text.photo.title}
                  </Button>
                  <Button onClick={() => setChosen({ enrolmentId: one.enrolmentId, part: 'hours' })}>
                    {words.hours}
                  </Button>
                </Space>
              ),
            },
          ]}
        />
      </section>
      {opened !== undefined && chosen?.part === 'hours' ? (
        <HoursForm key={opened.enrolmentId} trainee={opened} />
      ) : null}
      {opened !== undefined && chosen?.part === 'photo' ? (
        // Confirmed or removed meanwhile, what may be done with the photograph is another thing: asked anew (PH-3).
        <PhotoPart key={`${opened.enrolmentId} ${opened.kind}`} trainee={opened} />
      ) : null}
      <OnSiteForm onEnrolled={again} />
    </>
  );
}

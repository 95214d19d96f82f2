import { Button, Form, Input, Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { ResultDetail, ReviewView } from '../../../src-shared/contracts/web/results';
import type { WebBody } from '../../../src-shared/contracts/web/web-routes';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Props = { readonly of: ResultDetail; readonly onChange: () => void };
type Fields = Pick<WebBody<'answerReview'>, 'decision' | 'note'>;

/** 成绩复核 (RM-16): scored again from the record, and answered by a person. */
export function ResultReviews({ of, onChange }: Props) {
  const words = useText().results;
  const step = useCall();
  const waiting = of.reviews.find((one) => one.answer === undefined);
  const review = async (): Promise<void> => {
    const { attemptId } = of.line;
    const done = await step.run(callCentre('reviewResult', { attemptId }), () => words.noSuch);
    if (done !== undefined) onChange();
  };
  const answer = async (fields: Fields): Promise<void> => {
    if (waiting === undefined) return;
    const done = await step.run(
      callCentre('answerReview', { reviewId: waiting.reviewId, ...fields }),
      (error) => words.reviewProblems[error.kind],
    );
    if (done !== undefined) onChange();
  };
  const decisions = Object.entries(words.decisions).map(([value, label]) => ({ value, label }));
  return (
    <section className="sheet">
      <h2>{words.reviewsTitle}</h2>
      <p className="soft">{words.reviewsText}</p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {of.reviews.length === 0 ? <p>{words.noReviews}</p> : <ReviewTable of={of.reviews} />}
      {waiting === undefined ? (
        <div className="page-turn">
          <Button loading={step.isBusy} onClick={() => void review()}>
            {words.review}
          </Button>
        </div>
      ) : (
        <Form<Fields> name="review" layout="vertical" onFinish={(fields) => void answer(fields)}>
          <div className="search-line">
            <Form.Item name="decision" label={words.reviewColumns.answer} rules={[{ required: true }]}>
              <Choice options={decisions} unchosen="—" />
            </Form.Item>
            <Form.Item name="note" label={words.decideNote} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={500} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={step.isBusy}>
            {words.decide}
          </Button>
        </Form>
      )}
    </section>
  );
}

function ReviewTable({ of }: { readonly of: readonly ReviewView[] }) {
  const words = useText().results;
  const { reviewColumns: columns } = words;
  return (
    <Table<ReviewView>
      className="numerals"
      rowKey="reviewId"
      size="small"
      dataSource={[...of]}
      pagination={false}
      columns={[
        {
          title: columns.asked,
          key: 'asked',
          render: (_, one) =>
            `${shanghaiDateTime(one.requestedAtMs)}${one.isInTime ? '' : `（${words.late}）`}`,
        },
        { title: columns.standing, dataIndex: 'standingTotal' },
        { title: columns.again, dataIndex: 'rescoredTotal', render: (total?: number) => total ?? '—' },
        {
          title: columns.finding,
          key: 'finding',
          render: (_, one) => words.finding(one.isConfirmed, one.answersReceived),
        },
        {
          title: columns.answer,
          key: 'answer',
          render: (_, { answer }) =>
            answer === undefined ? '—' : `${words.decisions[answer.decision]}: ${answer.note}`,
        },
      ]}
    />
  );
}

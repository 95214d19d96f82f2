import { Button, Form, Input, InputNumber } from 'antd';
import { LocalDate } from '../../../src-shared/basics/ids';
import { POST_CODES, type PostCode, postName } from '../../../src-shared/domain/certificate/post';
import type { CoursePart } from '../../../src-shared/domain/hours/hours-ledger';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Fields = {
  readonly title: string;
  readonly post: PostCode;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly teachers: string;
  readonly capacity: number;
  readonly courses: readonly {
    readonly courseId: string;
    readonly title: string;
    readonly part: CoursePart;
    readonly hours: number;
  }[];
};

const DAY = { required: true, pattern: /^\d{4}-\d{2}-\d{2}$/ };
const POSTS = POST_CODES.map((code) => ({ value: code, label: postName(code) }));

export function PlanForm({ onMade }: { readonly onMade: (planId: string) => void }) {
  const text = useText();
  const words = text.plans;
  const { fields } = words;
  const step = useCall();
  const [form] = Form.useForm<Fields>();
  const make = async ({ courses, startsOn, endsOn, ...rest }: Fields): Promise<void> => {
    const draft = {
      ...rest,
      startsOn: LocalDate.parse(startsOn),
      endsOn: LocalDate.parse(endsOn),
      courses: courses.map(({ hours, ...course }) => ({ ...course, tenths: Math.round(hours * 10) })),
    };
    const made = await step.run(callCentre('createPlan', draft), (error) => words.faults[error.kind]);
    if (made === undefined) return;
    form.resetFields();
    onMade(made.planId);
  };
  const required = [{ required: true }];
  const parts = (['public', 'professional', 'unsplit'] as const).map((value) => ({
    value,
    label: text.hours.parts[value],
  }));
  return (
    <section className="sheet">
      <h2>{words.create}</h2>
      <Form<Fields>
        form={form}
        name="plan"
        layout="vertical"
        initialValues={{ capacity: 50, courses: [{ part: 'unsplit' }] }}
        onFinish={(given) => void make(given)}
      >
        <div className="search-line">
          <Form.Item name="title" label={fields.title} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="post" label={fields.post} rules={required}>
            <Choice options={POSTS} unchosen={text.trainees.form.choose} />
          </Form.Item>
          <Form.Item name="startsOn" label={fields.startsOn} rules={[DAY]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="endsOn" label={fields.endsOn} rules={[DAY]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="place" label={fields.place} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="teachers" label={fields.teachers} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="capacity" label={fields.capacity} rules={required}>
            <InputNumber min={1} max={1000} precision={0} />
          </Form.Item>
        </div>
        <h3>{words.courses}</h3>
        <Form.List name="courses">
          {(lines, { add, remove }) => (
            <>
              {lines.map(({ key, name }) => (
                <div key={key} className="search-line">
                  <Form.Item
                    name={[name, 'courseId']}
                    label={fields.courseId}
                    rules={[{ required: true, pattern: /^[0-9A-Za-z-]{1,32}$/ }]}
                  >
                    <Input maxLength={32} />
                  </Form.Item>
                  <Form.Item name={[name, 'title']} label={fields.courseTitle} rules={required}>
                    <Input maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[name, 'part']} label={fields.part} rules={required}>
                    <Choice options={parts} />
                  </Form.Item>
                  <Form.Item name={[name, 'hours']} label={fields.hours} rules={required}>
                    <InputNumber min={0.1} max={1000} step={0.5} precision={1} />
                  </Form.Item>
                  {lines.length === 1 ? null : (
                    <Button onClick={() => remove(name)}>{words.removeCourse(name + 1)}</Button>
                  )}
                </div>
              ))}
              <p className="page-turn">
                <Button disabled={lines.length >= 30} onClick={() => add({ part: 'unsplit' })}>
                  {words.addCourse}
                </Button>
              </p>
            </>
          )}
        </Form.List>
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.submit}
        </Button>
      </Form>
    </section>
  );
}

import { Button, Form, Input, InputNumber } from 'antd';
import { LocalDate } from '../../../src-shared/basics/ids';
import { POST_CODES, type PostCode, postName } from '../../../src-shared/domain/certificate/post';
import type { CoursePart } from '../../../src-shared/domain/hours/hours-ledger';
import type { PlanDraft } from '../../../src-shared/domain/training/training-plan';
import { Choice } from '../../components/choice';
import { useText } from '../../i18n/use-text';

export type PlanFieldValues = {
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

/** What was typed, as the centre takes it. */
export function draftOf({ courses, startsOn, endsOn, ...rest }: PlanFieldValues): PlanDraft {
  return {
    ...rest,
    startsOn: LocalDate.parse(startsOn),
    endsOn: LocalDate.parse(endsOn),
    courses: courses.map(({ hours, ...course }) => ({ ...course, tenths: Math.round(hours * 10) })),
  };
}

export function valuesOf({ courses, ...rest }: PlanDraft): PlanFieldValues {
  return { ...rest, courses: courses.map(({ tenths, ...course }) => ({ ...course, hours: tenths / 10 })) };
}

const DAY = { required: true, pattern: /^\d{4}-\d{2}-\d{2}$/ };
const POSTS = POST_CODES.map((code) => ({ value: code, label: postName(code) }));

type Props = {
  /** Days of classes of the course on this line; it keeps its number and hours when there are any. */
  readonly datesOf?: (line: number) => readonly string[];
  readonly isPostKept?: boolean;
};

/** The fields of a plan, new or changed. */
export function PlanFields({ datesOf = () => [], isPostKept = false }: Props) {
  const text = useText();
  const words = text.plans;
  const { fields } = words;
  const required = [{ required: true }];
  const parts = (['public', 'professional', 'unsplit'] as const).map((value) => ({
    value,
    label: text.hours.parts[value],
  }));
  return (
    <>
      <div className="search-line">
        <Form.Item name="title" label={fields.title} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="post" label={fields.post} rules={required}>
          <Choice options={POSTS} unchosen={text.trainees.form.choose} disabled={isPostKept} />
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
                  extra={datesOf(name).length === 0 ? undefined : words.edit.held(datesOf(name).join('、'))}
                >
                  <Input maxLength={32} disabled={datesOf(name).length > 0} />
                </Form.Item>
                <Form.Item name={[name, 'title']} label={fields.courseTitle} rules={required}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'part']} label={fields.part} rules={required}>
                  <Choice options={parts} disabled={datesOf(name).length > 0} />
                </Form.Item>
                <Form.Item name={[name, 'hours']} label={fields.hours} rules={required}>
                  <InputNumber
                    min={0.1}
                    max={1000}
                    step={0.5}
                    precision={1}
                    disabled={datesOf(name).length > 0}
                  />
                </Form.Item>
                {lines.length === 1 || datesOf(name).length > 0 ? null : (
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
    </>
  );
}

import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { PlanChange } from '../../../src-shared/contracts/web/training';
import { postName } from '../../../src-shared/domain/certificate/post';
import type { PlanField } from '../../../src-shared/domain/training/edit-plan';
import type { PlanDraft } from '../../../src-shared/domain/training/training-plan';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';

/** Who changed a plan when, and what it said before and after. Drawn anew by its key when the plan was changed. */
export function PlanHistory({ planId }: { readonly planId: string }) {
  const text = useText();
  const words = text.plans;
  const { edit, fields } = words;
  const asked = useAsk('planHistory', { planId });
  const told = (draft: PlanDraft, field: PlanField): string => {
    if (field === 'post') return postName(draft.post);
    if (field !== 'courses') return String(draft[field]);
    return draft.courses
      .map((one) => edit.course(one.courseId, one.title, text.hours.parts[one.part], one.tenths / 10))
      .join('；');
  };
  const changes = asked.answer?.ok === true ? asked.answer.value.changes : [];
  return (
    <>
      <h3>{edit.history}</h3>
      {asked.problem === undefined ? null : (
        <Problem text={text.problems[asked.problem.kind]} onAgain={asked.again} />
      )}
      {asked.answer !== undefined && changes.length === 0 ? <p className="soft">{edit.noHistory}</p> : null}
      {changes.length === 0 ? null : (
        <Table<PlanChange>
          className="numerals"
          rowKey="version"
          size="small"
          dataSource={changes}
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          columns={[
            { title: edit.columns.at, dataIndex: 'atMs', render: shanghaiDateTime },
            { title: edit.columns.by, dataIndex: 'by' },
            {
              title: edit.columns.what,
              key: 'what',
              render: (_, { before, after, fields: changed }) => (
                <ul className="plan-changes">
                  {changed.map((field) => (
                    <li key={field}>
                      {edit.line(
                        field === 'courses' ? words.courses : fields[field],
                        told(before, field),
                        told(after, field),
                      )}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

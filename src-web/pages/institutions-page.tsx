import { Form, Table } from 'antd';
import { useState } from 'react';
import type { WebAnswer } from '../../src-shared/contracts/web/web-routes';
import { callCentre } from '../centre-api';
import { Choice } from '../components/choice';
import { Problem } from '../components/problem';
import { PROVINCES } from '../i18n/provinces';
import { useText } from '../i18n/use-text';

const PROVINCE_OPTIONS = PROVINCES.map(([value, label]) => ({ value, label }));
type Institutions = WebAnswer<'institutions'>['institutions'];

/** 培训机构查询 for anybody (S1.3, EN-1): who trains in a province, and how to reach them. */
export function InstitutionsPage() {
  const text = useText();
  const words = text.institutions;
  const [found, setFound] = useState<Institutions | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const search = async (provinceCode: string): Promise<void> => {
    setFound(undefined);
    setProblem(undefined);
    if (provinceCode === '') return;
    const asked = await callCentre('institutions', { provinceCode });
    if (asked.ok) setFound(asked.value.institutions);
    else setProblem(text.problems[asked.error.kind]);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <p>{words.text}</p>
        <Form layout="vertical">
          <Form.Item label={text.enrol.province} htmlFor="province">
            <Choice
              id="province"
              options={PROVINCE_OPTIONS}
              unchosen={text.enrol.chooseProvince}
              defaultValue=""
              onChange={(event) => void search(event.target.value)}
            />
          </Form.Item>
        </Form>
        {problem === undefined ? null : <Problem text={problem} />}
        <div aria-live="polite">
          {found === undefined ? null : (
            <Table
              className="numerals"
              rowKey="institutionId"
              size="middle"
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              dataSource={found}
              locale={{ emptyText: <span className="empty-line">{text.enrol.noInstitutions}</span> }}
              columns={[
                { title: words.columns.name, dataIndex: 'name' },
                { title: words.columns.address, dataIndex: 'address' },
                { title: words.columns.phone, dataIndex: 'phone' },
              ]}
            />
          )}
        </div>
      </section>
    </>
  );
}

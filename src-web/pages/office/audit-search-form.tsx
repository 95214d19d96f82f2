import { Button, Form, Input } from 'antd';
import { AuditSearch } from '../../../src-shared/contracts/web/audit-log';
import { Choice } from '../../components/choice';
import { useText } from '../../i18n/use-text';
import { zh } from '../../i18n/zh';

type Props = { readonly onSearch: (search: AuditSearch) => void; readonly isBusy: boolean };

export function AuditSearchForm({ onSearch, isBusy }: Props) {
  const text = useText();
  const { search: words, actions, operator } = text.audit;
  // The codes are the log's own; a language without words for them shows the codes.
  const known = Object.keys(zh.audit.actions).map((value) => ({ value, label: actions[value] ?? value }));
  const roles = Object.entries({ ...text.roles, operator }).map(([value, label]) => ({ value, label }));
  const submit = (fields: Readonly<Record<string, string | undefined>>): void => {
    const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== '');
    onSearch(AuditSearch.catch({}).parse(Object.fromEntries(filled)));
  };
  return (
    <section className="sheet">
      <Form name="audit" layout="vertical" onFinish={submit}>
        <div className="search-line">
          <Form.Item name="action" label={words.action}>
            <Choice options={known} unchosen={words.anyAction} />
          </Form.Item>
          <Form.Item name="role" label={words.role}>
            <Choice options={roles} unchosen={words.anyRole} />
          </Form.Item>
          <Form.Item name="subject" label={words.subject}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="accountId" label={words.account}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="from" label={words.from}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={words.to}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.submit}
        </Button>
      </Form>
    </section>
  );
}

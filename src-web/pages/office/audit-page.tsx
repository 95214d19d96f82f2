import { Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { AuditLine, AuditSearch } from '../../../src-shared/contracts/web/audit-log';
import { AskedPart } from '../../components/asked-part';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { AuditExport } from './audit-export';
import { AuditSearchForm } from './audit-search-form';

/** LW-6, LW-7: for the auditor alone. */
export function AuditPage() {
  const words = useText().audit;
  const [search, setSearch] = useState<AuditSearch>({});
  const [after, setAfter] = useState<number | undefined>(undefined);
  const asked = useAsk('auditLog', { search, ...(after === undefined ? {} : { after }) });
  return (
    <>
      <h1>{words.title}</h1>
      <AuditSearchForm
        isBusy={asked.isBusy}
        onSearch={(next) => {
          setSearch(next);
          setAfter(undefined);
        }}
      />
      <section className="sheet">
        <p className="soft">{words.text}</p>
        <AskedPart of={asked}>
          {({ lines, hasMore }) => (
            <>
              <AuditTable of={lines} />
              <PageTurn
                first={words.first}
                more={words.more}
                onFirst={after === undefined ? undefined : () => setAfter(undefined)}
                onMore={hasMore ? () => setAfter(lines.at(-1)?.auditId) : undefined}
              />
              {lines.length === 0 ? null : <AuditExport search={search} />}
            </>
          )}
        </AskedPart>
      </section>
    </>
  );
}

function AuditTable({ of }: { readonly of: readonly AuditLine[] }) {
  const text = useText();
  const words = text.audit;
  const { columns } = words;
  const roles: Readonly<Record<string, string>> = { ...text.roles, operator: words.operator };
  return (
    <Table<AuditLine>
      className="numerals"
      rowKey="auditId"
      size="small"
      scroll={{ x: 'max-content' }}
      dataSource={[...of]}
      pagination={false}
      locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
      columns={[
        { title: columns.at, dataIndex: 'atMs', render: shanghaiDateTime },
        {
          title: columns.who,
          key: 'who',
          render: (_, one) => one.who ?? one.accountId?.slice(0, 8) ?? '—',
        },
        { title: columns.role, dataIndex: 'role', render: (role?: string) => roles[role ?? ''] ?? '—' },
        {
          title: columns.action,
          dataIndex: 'action',
          render: (action: string) => words.actions[action] ?? action,
        },
        { title: columns.subject, dataIndex: 'subject' },
        { title: columns.outcome, dataIndex: 'outcome' },
        {
          title: columns.detail,
          dataIndex: 'detail',
          render: (detail: AuditLine['detail']) =>
            Object.entries(detail)
              .map(([name, value]) => `${name}=${value}`)
              .join(' '),
        },
      ]}
    />
  );
}

import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import type { ItemLine } from '../../../src-shared/contracts/web/items';
import { Mark } from '../../components/mark';
import { useText } from '../../i18n/use-text';

type Props = { readonly of: readonly ItemLine[]; readonly onChoose: (one: ItemLine) => void };

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Those that a person should look at first: flagged ones, then by discrimination, the worst first. */
export function ItemTable({ of, onChoose }: Props) {
  const words = useText().items;
  const { columns } = words;
  const [part, setPart] = useState('');
  const wanted = part.trim().toLowerCase();
  const sorted = of
    .filter((one) => one.itemId.toLowerCase().includes(wanted))
    .sort((a, b) => b.flags.length - a.flags.length || (a.discrimination ?? 2) - (b.discrimination ?? 2));
  return (
    <>
      <div className="find-line">
        <label htmlFor="find-item">{words.find}</label>
        <Input id="find-item" value={part} maxLength={64} onChange={(event) => setPart(event.target.value)} />
      </div>
      <Table<ItemLine>
        className="numerals"
        rowKey="itemId"
        size="small"
        dataSource={sorted}
        locale={{ emptyText: <span className="empty-line">{words.noneFound}</span> }}
        pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: columns.item, dataIndex: 'itemId' },
          { title: columns.type, key: 'type', render: (_, one) => typeOf(one, words.blocks) },
          { title: columns.topic, dataIndex: 'topic' },
          { title: columns.n, dataIndex: 'n' },
          { title: columns.difficulty, dataIndex: 'difficulty', render: (p: number) => p.toFixed(2) },
          {
            title: columns.discrimination,
            dataIndex: 'discrimination',
            render: (r?: number) => r?.toFixed(2) ?? '—',
          },
          { title: columns.options, key: 'options', render: (_, one) => <Options of={one} /> },
          { title: columns.flags, key: 'flags', render: (_, one) => <Flags of={one} /> },
          {
            title: columns.action,
            key: 'action',
            render: (_, one) =>
              one.isVoided ? (
                '—'
              ) : (
                <Button onClick={() => onChoose(one)} aria-label={words.lookAt(one.itemId)}>
                  {words.look}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function typeOf({ block, type }: ItemLine, words: Readonly<Record<string, string>>): string {
  return block === 'case' ? `${words.case ?? ''} · ${words[type] ?? type}` : (words[type] ?? type);
}

function Options({ of: { options, omitted } }: { readonly of: ItemLine }) {
  const words = useText().items;
  return (
    <span className="mark-list">
      {options.map(({ optionId, isKey, share }) => (
        <span key={optionId} className="one-line">
          {isKey ? <strong>{`${optionId}✓`}</strong> : optionId} {percent(share)}
        </span>
      ))}
      <span className="one-line soft">
        {words.omitted} {percent(omitted)}
      </span>
    </span>
  );
}

function Flags({ of: { flags, isVoided } }: { readonly of: ItemLine }) {
  const words = useText().items;
  return (
    <span className="mark-list">
      {isVoided ? <Mark tone="quiet">{words.voided}</Mark> : null}
      {flags.map((flag) => (
        <Mark
          key={flag}
          tone={flag === 'key-suspect' || flag === 'negative-discrimination' ? 'danger' : 'warn'}
        >
          {words.flags[flag]}
        </Mark>
      ))}
    </span>
  );
}

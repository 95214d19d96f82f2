import { Button, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import type { RetentionView } from '../../../src-shared/contracts/ipc/retention';
import type { DeletionLine } from '../../../src-shared/domain/evidence/deletion-report';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import './retention-section.css';

type Row = { readonly key: string; readonly atMs: number; readonly line: DeletionLine };

/** What is kept as evidence on this station, and what was deleted when and why; no names. */
export function RetentionSection() {
  const text = useText();
  const words = text.retention;
  const loading = useStep();
  const saving = useStep();
  const [view, setView] = useState<RetentionView | undefined>(undefined);
  const [isSaved, setSaved] = useState(false);
  const { run } = loading;
  useEffect(() => {
    void run(async () => {
      const shown = await step('retention:view', {});
      if (shown.ok) setView(shown.value);
      return shown;
    });
  }, [run]);
  const save = async (): Promise<void> => {
    setSaved(false);
    setSaved(await saving.run(() => step('retention:save', {})));
  };
  const rows = (view?.reports ?? []).flatMap(({ at, lines }, report) =>
    lines.map((line, place): Row => ({ key: `${report}.${place}`, atMs: at.wallMs, line })),
  );
  const columns: TableColumnsType<Row> = [
    { title: words.when, key: 'when', width: '8rem', render: (_, { atMs }) => dayAndTime(atMs) },
    { title: words.what, key: 'what', render: (_, { line }) => words.whatOf(line) },
    { title: words.why, key: 'why', render: (_, { line }) => words.whys[line.why] },
    { title: words.count, key: 'count', width: '5rem', render: (_, { line }) => line.count },
  ];
  return (
    <section className="retention">
      <ProblemNote problem={loading.problem ?? saving.problem} />
      <h3>{words.kept}</h3>
      {view !== undefined && view.kept.length === 0 ? <p>{words.nothingKept}</p> : null}
      <ul>
        {(view?.kept ?? []).map((one) => (
          <li key={one.kind}>
            {words.keptLine(words.kinds[one.kind], one.count, Math.ceil(one.bytes / 1000))}
            <span>{words.nextDue(dayAndTime(one.nextDueAtMs))}</span>
          </li>
        ))}
      </ul>
      <p className="retention-note">{words.sealed}</p>
      <div className="retention-head">
        <h3>{words.deleted}</h3>
        <Button disabled={rows.length === 0} loading={saving.isBusy} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
      {isSaved ? <Note tone="good">{words.saved}</Note> : null}
      <Table<Row>
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: words.nothingDeleted }}
      />
    </section>
  );
}

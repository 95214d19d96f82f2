import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { Result } from '../../../src-shared/basics/result';
import type { Holder, HolderCertificate } from '../../../src-shared/contracts/web/holder-routes';
import { type CallProblem, callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { statusSentence } from '../hours/outcome-sentence';
import { NoteForm } from './note-form';

type Props = { readonly of: Holder; readonly onDecided: () => void };
type Action = 'revoke' | 'reinstate' | 'years';
type Kind = 'no-such-certificate' | 'revoked-already' | 'not-revoked' | 'done-already';

export function HolderCertificates({ of, onDecided }: Props) {
  const text = useText();
  const words = text.holder;
  const { columns } = words;
  const step = useCall();
  const run = async (call: Promise<Result<Result<object, { readonly kind: Kind }>, CallProblem>>) => {
    const done = await step.run(call, (error) => words.problems[error.kind]);
    if (done !== undefined) onDecided();
  };
  const act = (one: HolderCertificate, action: Action, reason: string): void => {
    const { certificateId, status } = one;
    if (action === 'revoke') void run(callCentre('revokeCertificate', { certificateId, reason }));
    else if (action === 'reinstate') void run(callCentre('reinstateCertificate', { certificateId, reason }));
    else if (status.kind === 'LAPSED')
      void run(callCentre('reinstateYears', { certificateId, reason, throughLabel: status.label }));
  };
  const actionsOf = ({ status }: HolderCertificate) => {
    if (status.kind === 'REVOKED') return [{ key: 'reinstate' as const, label: words.reinstate }];
    const revoke = { key: 'revoke' as const, label: words.revoke, isDanger: true };
    return status.kind === 'LAPSED'
      ? [{ key: 'years' as const, label: words.years(status.label) }, revoke]
      : [revoke];
  };
  return (
    <section className="sheet">
      <h2>{words.certificatesTitle}</h2>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <Table<HolderCertificate>
        className="numerals"
        rowKey="certificateId"
        size="small"
        dataSource={[...of.certificates]}
        pagination={false}
        locale={{ emptyText: <span className="empty-line">{words.noCertificates}</span> }}
        columns={[
          { title: columns.number, dataIndex: 'number' },
          { title: columns.post, dataIndex: 'postName' },
          { title: columns.issued, dataIndex: 'issuedOn' },
          { title: columns.status, key: 'status', render: (_, one) => statusSentence(one.status, text) },
          {
            title: columns.history,
            key: 'history',
            render: (_, { decisions }) => (
              <ul>
                {decisions.map(({ kind, reason, atMs }) => (
                  <li key={`${kind} ${atMs}`}>{words.decisions[kind](shanghaiDateTime(atMs), reason)}</li>
                ))}
              </ul>
            ),
          },
          {
            title: columns.action,
            key: 'action',
            render: (_, one) => (
              <NoteForm<Action>
                // A reason is for one decision: the next one begins with an empty line.
                key={one.decisions.length}
                name={`certificate ${one.certificateId}`}
                label={words.reason}
                isBusy={step.isBusy}
                actions={actionsOf(one)}
                onAct={(action, reason) => act(one, action, reason)}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

import { Button } from 'antd';
import type { BuiltPackage } from '../../../src-shared/contracts/web/packages';
import { NoteLine } from '../../components/note-line';
import { useText } from '../../i18n/use-text';
import { ShareSheets } from './share-sheets';

/** The package to take away, and the passwords, which are shown here and never again. */
export function BuiltPart({ of }: { readonly of: BuiltPackage }) {
  const words = useText().packages;
  const { staffColumns: columns } = words;
  return (
    <section className="sheet">
      <NoteLine text={words.done(of.packageId, of.candidates)} />
      <h2>{words.secretsTitle}</h2>
      <OpensWith of={of} />
      <table className="plain-table numerals">
        <thead>
          <tr>
            <th scope="col">{columns.id}</th>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.role}</th>
            <th scope="col">{columns.password}</th>
          </tr>
        </thead>
        <tbody>
          {of.staff.map((one) => (
            <tr key={one.staffId}>
              <td>{one.staffId}</td>
              <td>{one.displayName}</td>
              <td>{words.staffRoles[one.role]}</td>
              <td>
                <code>{one.password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => window.print()}>{words.print}</Button>
      <p className="page-turn">{words.downloadText}</p>
      <p>
        <a href={`/sync/v1/packages/${of.packageId}`} download={`${of.packageId}.exampkg`}>
          {words.download}
        </a>
      </p>
      <p className="soft one-line">{words.hash(of.sha256)}</p>
    </section>
  );
}

function OpensWith({ of: { opensWith, sessionId } }: { readonly of: BuiltPackage }) {
  const words = useText().packages;
  if (opensWith.kind === 'shares') return <ShareSheets shares={opensWith.shares} sessionId={sessionId} />;
  return (
    <p className="told-once">
      {words.passphrase}
      <strong>{opensWith.passphrase}</strong>
    </p>
  );
}

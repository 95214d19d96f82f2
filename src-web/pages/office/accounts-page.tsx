import { useState } from 'react';
import { StaffRole } from '../../../src-shared/contracts/web/staff-accounts';
import { AskedPart } from '../../components/asked-part';
import { Choice } from '../../components/choice';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { AccountForm } from './account-form';
import { AccountTable } from './account-table';

/** LW-7: accounts of staff, kept by the security administrator, who sees nothing else. */
export function AccountsPage() {
  const text = useText();
  const words = text.accounts;
  const [role, setRole] = useState('');
  const chosen = StaffRole.safeParse(role);
  const asked = useAsk('staffAccounts', chosen.success ? { role: chosen.data } : {});
  const roles = StaffRole.options.map((value) => ({ value, label: text.roles[value] }));
  return (
    <>
      <h1>{words.title}</h1>
      <p className="back-line">{words.text}</p>
      <AskedPart of={asked}>
        {({ lines, institutions }) => (
          <>
            <AccountForm roles={roles} institutions={institutions} onMade={asked.again} />
            <section className="sheet">
              <h2>{words.listTitle}</h2>
              <label className="back-line" htmlFor="filter-role">
                {words.filter}
                <Choice
                  id="filter-role"
                  options={roles}
                  unchosen={words.all}
                  value={role}
                  onChange={(event) => setRole(event.target.value)}
                />
              </label>
              <AccountTable of={lines} onChange={asked.again} />
            </section>
          </>
        )}
      </AskedPart>
    </>
  );
}

import type { JSX } from 'react';
import type { Role } from '../../src-shared/contracts/web/role';
import type { WebSession } from '../../src-shared/contracts/web/web-session';
import type { Texts } from '../i18n/zh';
import { EnrolPage } from '../pages/enrol-page';
import { EvidencePage } from '../pages/evidence/evidence-page';
import { HandInPage } from '../pages/hand-in/hand-in-page';
import { HoursPage } from '../pages/hours/hours-page';
import { InPersonPage } from '../pages/in-person-page';
import { PlansPage } from '../pages/institution/plans-page';
import { SendPage } from '../pages/institution/send-page';
import { TraineesPage } from '../pages/institution/trainees-page';
import { IssuePage } from '../pages/issue-page';
import { ItemsPage } from '../pages/items/items-page';
import { ManualPage } from '../pages/manual-page';
import { MyTestsPage } from '../pages/my-tests-page';
import { AccountsPage } from '../pages/office/accounts-page';
import { AsidePage } from '../pages/office/aside-page';
import { AuditPage } from '../pages/office/audit-page';
import { HolderPage } from '../pages/office/holder-page';
import { IncidentsPage } from '../pages/office/incidents-page';
import { LivePage } from '../pages/office/live-page';
import { PackagesPage } from '../pages/office/packages-page';
import { PlannedPage } from '../pages/office/planned-page';
import { ReportingPage } from '../pages/office/reporting-page';
import { ResultsPage } from '../pages/office/results-page';
import { SessionsPage } from '../pages/office/sessions-page';
import { StationsPage } from '../pages/office/stations-page';
import { OutboxPage } from '../pages/outbox-page';
import { OwnPasswordPage } from '../pages/password-page';
import { PhotoPage } from '../pages/photo-page';
import { QueryPage } from '../pages/query-page';

export type NavLine = {
  readonly href: string;
  readonly label: string;
  /** One line under the label on the first page. */
  readonly about?: string;
  /** Pages below this one belong to it as well. */
  readonly hasParts?: boolean;
  readonly Page: () => JSX.Element;
};

/** Where somebody may go; the centre refuses the rest whatever a page offers. */
export function navOf(session: WebSession | undefined, text: Texts): readonly NavLine[] {
  const query = { href: '/query', label: text.query.title, about: text.home.queryText, Page: QueryPage };
  if (session?.kind !== 'signed-in') return session?.kind === 'signed-out' ? [query] : [];
  const account = {
    href: '/account',
    label: text.password.title,
    about: text.password.about,
    Page: OwnPasswordPage,
  };
  return [...ofRole(session.role, text), query, account];
}

function ofRole(role: Role, text: Texts): readonly NavLine[] {
  switch (role) {
    case 'person':
      return [
        { href: '/hours', label: text.hours.title, about: text.hours.about, Page: HoursPage },
        { href: '/enrol', label: text.enrol.title, about: text.enrol.about, Page: EnrolPage },
        { href: '/tests', label: text.myTests.title, about: text.myTests.about, Page: MyTestsPage },
        { href: '/photo', label: text.photo.title, about: text.photo.about, Page: PhotoPage },
        { href: '/manual', label: text.manual.title, about: text.manual.about, Page: ManualPage },
      ];
    case 'institution':
      return [
        { href: '/trainees', label: text.trainees.title, about: text.trainees.about, Page: TraineesPage },
        { href: '/plans', label: text.plans.title, about: text.plans.about, Page: PlansPage },
        { href: '/send', label: text.send.title, about: text.send.about, Page: SendPage },
        inPerson(text),
      ];
    case 'security':
      return [
        { href: '/accounts', label: text.accounts.title, about: text.accounts.about, Page: AccountsPage },
        { href: '/outbox', label: text.outbox.title, about: text.outbox.text, Page: OutboxPage },
        inPerson(text),
      ];
    case 'province':
      return [
        ...roomPages(text),
        {
          href: '/results',
          label: text.results.title,
          about: text.results.about,
          hasParts: true,
          Page: ResultsPage,
        },
        {
          href: '/items',
          label: text.items.title,
          about: text.items.about,
          hasParts: true,
          Page: ItemsPage,
        },
        {
          href: '/evidence',
          label: text.evidence.title,
          about: text.evidence.about,
          Page: EvidencePage,
        },
        {
          href: '/reporting',
          label: text.reporting.title,
          about: text.reporting.about,
          Page: ReportingPage,
        },
        { href: '/holders', label: text.holder.title, about: text.holder.about, Page: HolderPage },
        { href: '/issue', label: text.issue.title, about: text.issue.about, Page: IssuePage },
      ];
    case 'system':
      return [
        ...roomPages(text),
        { href: '/packages', label: text.packages.title, about: text.packages.about, Page: PackagesPage },
        { href: '/stations', label: text.stations.title, about: text.stations.about, Page: StationsPage },
      ];
    case 'audit':
      return [{ href: '/audit', label: text.audit.title, about: text.audit.about, Page: AuditPage }];
  }
}

/** ID-23: at the person's institution, or at the centre. */
const inPerson = ({ inPerson: words }: Texts): NavLine => ({
  ...{ href: '/in-person', label: words.title, about: words.about, Page: InPersonPage },
});

/** What both the machines' keepers and the province look at. */
function roomPages({ sessions, planned, live, incidents, aside, handIn }: Texts): readonly NavLine[] {
  return [
    { href: '/sessions', label: sessions.title, about: sessions.about, hasParts: true, Page: SessionsPage },
    { href: '/planned', label: planned.title, about: planned.about, Page: PlannedPage },
    { href: '/live', label: live.title, about: live.about, hasParts: true, Page: LivePage },
    {
      href: '/incidents',
      label: incidents.title,
      about: incidents.about,
      hasParts: true,
      Page: IncidentsPage,
    },
    { href: '/hand-in', label: handIn.title, about: handIn.about, Page: HandInPage },
    { href: '/aside', label: aside.title, about: aside.about, Page: AsidePage },
  ];
}

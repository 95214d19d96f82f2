import type { ComponentType } from 'react';
import type { SignedInStaff } from '../../../src-shared/contracts/ipc/console-view';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import type { Texts } from '../../i18n/zh';
import { ClosingSection } from '../closing/closing-section';
import { EnterCodeSection } from '../code/enter-code-section';
import { MakeCodeSection } from '../code/make-code-section';
import { HandInPanel } from '../hand-in/hand-in-panel';
import { IncidentsSection } from '../incidents/incidents-section';
import { isMoveShown, MoveSection } from '../move/move-section';
import { OfficeRecords } from '../office/office-records';
import { PapersSection } from '../papers/papers-section';
import { PhotosSection } from '../photos/photos-section';
import { ConductSection } from '../proctor/conduct-section';
import { EndingSection } from '../proctor/ending-section';
import { IdentitySection } from '../proctor/identity-section';
import { RoomStartSection } from '../proctor/room-start-section';
import { TimeSection } from '../proctor/time-section';
import { ReadinessSection } from '../readiness/readiness-section';
import { RetentionSection } from '../retention/retention-section';
import { isStudyShown, StudySection } from '../study/study-section';
import { LockdownSection } from './lockdown-section';

export type SectionProps = { readonly view: StationView; readonly staff: SignedInStaff };

/** One page of the console. Its component lives in the folder of what it is about; only the line stands here. */
export type ConsoleSection = {
  readonly id: string;
  readonly title: (text: Texts) => string;
  readonly isShown: (view: StationView, staff: SignedInStaff) => boolean;
  readonly Component: ComponentType<SectionProps>;
};

/** RM-3: 监考员 and 主考 act on a candidate's exam. Main asks again. */
const mayAct = ({ roles }: SignedInStaff): boolean =>
  roles.includes('proctor') || roles.includes('site-head');

/** Views of an attempt that has begun and is not over. */
const UNDER_WAY: ReadonlySet<StationView['kind']> = new Set([
  'exam',
  'paused',
  'suspended',
  'covered',
  'face-check',
  'manual-check',
]);

/** In the order in which they are listed; the first one that is shown is the one that opens. */
export const consoleSections: readonly ConsoleSection[] = [
  {
    id: 'time',
    title: (text) => text.console.time,
    isShown: (view, staff) => mayAct(staff) && (view.kind === 'exam' || view.kind === 'paused'),
    Component: TimeSection,
  },
  {
    id: 'room-start',
    title: (text) => text.console.roomStart.title,
    isShown: (view, staff) => mayAct(staff) && (view.kind === 'check-in' || view.kind === 'ready'),
    Component: RoomStartSection,
  },
  {
    id: 'study',
    title: (text) => text.study.console.title,
    isShown: (view, staff) => mayAct(staff) && isStudyShown(view),
    Component: StudySection,
  },
  {
    id: 'ending',
    title: (text) => text.console.ending,
    isShown: (view, staff) => mayAct(staff) && UNDER_WAY.has(view.kind),
    Component: EndingSection,
  },
  {
    id: 'identity',
    title: (text) => text.console.identity.title,
    isShown: (view, staff) => mayAct(staff) && (view.kind === 'face-check' || view.kind === 'manual-check'),
    Component: IdentitySection,
  },
  {
    id: 'enter-code',
    title: (text) => text.code.useTitle,
    isShown: (view) => UNDER_WAY.has(view.kind),
    Component: EnterCodeSection,
  },
  {
    id: 'make-code',
    title: (text) => text.code.makeTitle,
    isShown: (_, staff) => staff.roles.includes('site-head'),
    Component: MakeCodeSection,
  },
  {
    id: 'conduct',
    title: (text) => text.console.conduct.title,
    isShown: (view, staff) => mayAct(staff) && 'candidate' in view,
    Component: ConductSection,
  },
  {
    id: 'incidents',
    title: (text) => text.incidents.title,
    isShown: () => true,
    Component: IncidentsSection,
  },
  {
    id: 'closing',
    title: (text) => text.closing.title,
    isShown: (view) => 'session' in view,
    Component: ClosingSection,
  },
  {
    id: 'papers',
    title: (text) => text.papers.title,
    isShown: (_, { roles }) => !roles.includes('inspector'),
    Component: PapersSection,
  },
  {
    id: 'records',
    title: (text) => text.console.records,
    isShown: () => true,
    Component: OfficeRecords,
  },
  {
    id: 'hand-in',
    title: (text) => text.handIn.title,
    isShown: () => true,
    Component: HandInPanel,
  },
  {
    id: 'move',
    title: (text) => text.move.section,
    isShown: isMoveShown,
    Component: MoveSection,
  },
  {
    id: 'lockdown',
    title: (text) => text.lockdown.section.title,
    isShown: (_view, staff) => mayAct(staff),
    Component: LockdownSection,
  },
  {
    id: 'retention',
    title: (text) => text.retention.title,
    isShown: () => true,
    Component: RetentionSection,
  },
  {
    id: 'photos',
    title: (text) => text.photos.title,
    isShown: (view) => 'session' in view,
    Component: PhotosSection,
  },
  {
    id: 'readiness',
    title: (text) => text.readiness.title,
    // The camera is the candidate's while somebody sits here.
    isShown: (view) => view.kind === 'check-in',
    Component: ReadinessSection,
  },
];

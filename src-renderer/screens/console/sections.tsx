import type { ComponentType } from 'react';
import type { SignedInStaff } from '../../../src-shared/contracts/ipc/console-view';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import type { Texts } from '../../i18n/zh';
import { HandInPanel } from '../hand-in/hand-in-panel';
import { isMoveShown, MoveSection } from '../move/move-section';
import { OfficeRecords } from '../office/office-records';
import { ReadinessSection } from '../readiness/readiness-section';

export type SectionProps = { readonly view: StationView; readonly staff: SignedInStaff };

/** One page of the console. Its component lives in the folder of what it is about; only the line stands here. */
export type ConsoleSection = {
  readonly id: string;
  readonly title: (text: Texts) => string;
  readonly isShown: (view: StationView, staff: SignedInStaff) => boolean;
  readonly Component: ComponentType<SectionProps>;
};

/** In the order in which they are listed; the first one that is shown is the one that opens. */
export const consoleSections: readonly ConsoleSection[] = [
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
    id: 'readiness',
    title: (text) => text.readiness.title,
    // The camera is the candidate's while somebody sits here.
    isShown: (view) => view.kind === 'check-in',
    Component: ReadinessSection,
  },
];

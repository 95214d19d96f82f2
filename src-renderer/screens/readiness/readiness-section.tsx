import { closeConsole } from '../../stores/console-store';
import type { SectionProps } from '../console/sections';
import { ReadinessPanel } from './readiness-panel';

/** The machine check at the console: whoever is signed in there may waive and signs. */
export function ReadinessSection({ staff }: SectionProps) {
  return <ReadinessPanel staffId={staff.staffId} onMock={closeConsole} />;
}

import { create } from 'zustand';

/**
 * Whether the machine check is open before a session. Not the screen's own state: a package that arrives meanwhile
 * changes the screen behind it, and must not close it.
 */
export const useReadinessDrawer = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function showReadiness(isOpen: boolean): void {
  useReadinessDrawer.setState({ isOpen });
}

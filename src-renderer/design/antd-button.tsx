import type { ConfigProviderProps } from 'antd';
import { BusySign } from './busy-sign';

/**
 * How antd's buttons behave everywhere. antd's own waiting sign is taken away when its transition ends; an answer that
 * comes before the sign has got its width leaves no transition to end, and the sign stays, named "loading", for good.
 */
export const antdButton = {
  autoInsertSpace: false,
  loadingIcon: <BusySign />,
} satisfies ConfigProviderProps['button'];

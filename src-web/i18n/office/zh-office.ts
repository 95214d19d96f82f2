import { auditLog } from './zh-audit';
import { codes } from './zh-codes';
import { evidence } from './zh-evidence';
import { handIn } from './zh-hand-in';
import { holder } from './zh-holder';
import { items } from './zh-items';
import { keepers } from './zh-keepers';
import { packages } from './zh-packages';
import { reporting } from './zh-reporting';
import { results } from './zh-results';
import { rooms } from './zh-rooms';
import { watch } from './zh-watch';

/** Texts of the pages of the centre's own staff. */
export const office = {
  ...rooms,
  ...results,
  ...watch,
  ...auditLog,
  ...keepers,
  ...packages,
  ...reporting,
  ...holder,
  ...evidence,
  ...codes,
  ...items,
  ...handIn,
};

import { auditLog } from './en-audit';
import { codes } from './en-codes';
import { evidence } from './en-evidence';
import { handIn } from './en-hand-in';
import { holder } from './en-holder';
import { items } from './en-items';
import { keepers } from './en-keepers';
import { packages } from './en-packages';
import { reporting } from './en-reporting';
import { results } from './en-results';
import { rooms } from './en-rooms';
import { watch } from './en-watch';
import type { office as zh } from './zh-office';

export const office: typeof zh = {
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

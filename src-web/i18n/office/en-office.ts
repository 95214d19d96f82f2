import { holder } from './en-holder';
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
  ...keepers,
  ...packages,
  ...reporting,
  ...holder,
};

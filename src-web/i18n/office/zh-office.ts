import { results } from './zh-results';
import { rooms } from './zh-rooms';

/** Texts of the pages of the centre's own staff. */
export const office = { ...rooms, ...results };

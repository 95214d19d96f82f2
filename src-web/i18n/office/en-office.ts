import { results } from './en-results';
import { rooms } from './en-rooms';
import type { office as zh } from './zh-office';

export const office: typeof zh = { ...rooms, ...results };

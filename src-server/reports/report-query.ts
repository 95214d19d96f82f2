import { z } from 'zod';

export const SORT_KEYS = ['item', 'type', 'topic', 'n', 'p', 'r', 'omitted', 'flags'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What a report's address may say. Anything else is taken as the default, never as an error: it is only a view. */
export const ReportQuery = z.object({
  lang: z.enum(['zh', 'en']).catch('zh'),
  sort: z.enum(SORT_KEYS).catch('flags'),
  dir: z.enum(['asc', 'desc']).catch('desc'),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

export function queryText(query: ReportQuery): string {
  return `?lang=${query.lang}&sort=${query.sort}&dir=${query.dir}`;
}

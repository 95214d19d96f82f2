import { z } from 'zod';
import { json, type Operation, other } from './operation';

const Alive = z.object({ ok: z.literal(true) });
const page = (what: string) => ({ 200: other('text/html', what) });

/** For whoever runs the server. */
const running: readonly Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    tag: 'operation',
    id: 'health',
    zh: '进程是否存活',
    en: 'The process answers.',
    caller: 'anyone',
    answers: { 200: json('Alive', Alive, { ok: true }) },
  },
  {
    method: 'get',
    path: '/readyz',
    tag: 'operation',
    id: 'ready',
    zh: '能否提供服务（含数据库）',
    en: 'It can serve, database included; 503 otherwise.',
    caller: 'anyone',
    answers: { 200: json('Alive', Alive, { ok: true }) },
  },
  {
    method: 'get',
    path: '/metrics',
    tag: 'operation',
    id: 'metrics',
    zh: 'Prometheus 指标',
    en: 'Counts and times by route, never by station or person.',
    caller: 'metrics',
    answers: { 200: other('text/plain', 'Prometheus text') },
  },
  {
    method: 'get',
    path: '/reference',
    tag: 'operation',
    id: 'reference',
    zh: '本接口参考页',
    en: 'This document as a page, without scripts.',
    caller: 'anyone',
    answers: page('The reference'),
  },
  {
    method: 'get',
    path: '/reference/openapi.json',
    tag: 'operation',
    id: 'openapi',
    zh: 'OpenAPI 3.1 文档',
    en: 'This document.',
    caller: 'anyone',
    answers: { 200: other('application/json', 'OpenAPI 3.1') },
  },
];

const report = { method: 'get', tag: 'reports', caller: 'admin-token-or-basic' } as const;
const reports: readonly Operation[] = [
  {
    ...report,
    path: '/reports/report.css',
    id: 'reportStyle',
    zh: '报表样式',
    en: 'The style of the reports.',
    answers: { 200: other('text/css', 'Style') },
  },
  {
    ...report,
    path: '/reports/sessions',
    id: 'sessionsReport',
    zh: '场次一览',
    en: 'Sessions and their counts.',
    answers: page('A page'),
  },
  {
    ...report,
    path: '/reports/sessions/{sessionId}/items',
    id: 'itemsReport',
    zh: '题目分析',
    en: 'Item analysis of a session.',
    answers: page('A page'),
  },
  {
    ...report,
    path: '/reports/sessions/{sessionId}/items.csv',
    id: 'itemsTable',
    zh: '题目分析表（CSV）',
    en: 'The same as a table.',
    answers: { 200: other('text/csv', 'UTF-8 with a byte order mark') },
  },
];

const anyPage = { method: 'get', tag: 'pages', caller: 'anyone' } as const;
const pages: readonly Operation[] = [
  {
    ...anyPage,
    path: '/',
    id: 'front',
    zh: '转到网页',
    en: 'Leads to the pages.',
    answers: { 302: 'To /app/' },
  },
  {
    ...anyPage,
    path: '/app',
    id: 'app',
    zh: '转到网页',
    en: 'Leads to the pages.',
    answers: { 302: 'To /app/' },
  },
  {
    ...anyPage,
    path: '/app/{page}',
    id: 'appPage',
    zh: '中心网页',
    en: 'The centre’s pages; one document for every address.',
    answers: page('The document'),
  },
  {
    ...anyPage,
    path: '/app/assets/{file}',
    id: 'appFile',
    zh: '网页文件',
    en: 'Scripts, styles and pictures by their hashed names.',
    answers: { 200: other('application/octet-stream', 'The file') },
  },
  {
    ...anyPage,
    method: 'head',
    path: '/app/assets/{file}',
    id: 'appFileHead',
    zh: '网页文件',
    en: 'The same without its bytes.',
    answers: { 200: 'As GET' },
  },
];

export const otherOperations: readonly Operation[] = [...running, ...reports, ...pages];

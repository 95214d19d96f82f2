import { type Html, html } from '../../src-shared/basics/html';
import { openApiDocument, operations } from './openapi-document';
import type { Content, Operation } from './operation';

/**
 * The document for people: one static page, no script, nothing from elsewhere. Chinese first, English beside it; the
 * schemas as they stand in the document.
 */
export function referencePage(): string {
  const { components, tags } = openApiDocument();
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>接口参考 API reference</title>
<style>${STYLE}</style>
</head>
<body>
<h1>接口参考 <span lang="en">API reference</span></h1>
<p>时刻均为 UTC 毫秒；文本为 UTF-8。非 2xx、3xx 的回答都是 <a href="#schema-Refusal">Refusal</a>。
<span lang="en">Instants are UTC milliseconds. Every answer that is not 2xx or 3xx is a Refusal.</span>
机器可读版本 <span lang="en">For machines</span>: <a href="/reference/openapi.json">openapi.json</a></p>
<nav><ul>${tags.map((tag) => html`<li><a href="#${tag.name}">${tag.description}</a></li>`)}
<li><a href="#schemas">数据结构 Schemas</a></li></ul></nav>
${tags.map(
  (tag) => html`<section><h2 id="${tag.name}">${tag.description}</h2>
${operations.filter((one) => one.tag === tag.name).map(operationHtml)}</section>`,
)}
<section><h2 id="schemas">数据结构 Schemas</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<details><summary id="schema-${name}"><code>${name}</code></summary>
<pre>${JSON.stringify(schema, undefined, 1)}</pre></details>`,
)}</section>
</body>
</html>
`.text;
}

const CALLERS: Readonly<Record<Operation['caller'], string>> = {
  anyone: '无需身份 Anybody',
  'station-signature': '考试机签名 Signed by the station',
  'one-time-code': '一次性代码 One-time code',
  'admin-token': '管理令牌 Administrator’s token',
  'admin-token-or-basic': '管理令牌或 Basic Administrator’s token, or Basic',
  metrics: '指标令牌或本机 Metrics token, or this machine',
  'page-session': '网页登录 Signed-in browser',
};

function operationHtml(operation: Operation): Html {
  const { method, path, request, answers, query, headers } = operation;
  return html`<article id="${operation.id}">
<h3><code><b>${method.toUpperCase()}</b> ${path}</code></h3>
<p>${operation.zh} <span lang="en">${operation.en}</span></p>
<table>
<tr><th scope="row">身份 Caller</th><td>${CALLERS[operation.caller]}</td></tr>
${Object.keys(query?.shape ?? {}).map((name) => html`<tr><th scope="row">查询 Query</th><td><code>${name}</code></td></tr>`)}
${Object.entries(headers ?? {}).map(([name, what]) => html`<tr><th scope="row">请求头 Header</th><td><code>${name}</code> ${what}</td></tr>`)}
${request === undefined ? [] : [html`<tr><th scope="row">请求 Request</th><td>${contentHtml(request)}</td></tr>`]}
${Object.entries(answers).map(
  ([status, answer]) =>
    html`<tr><th scope="row">${status}</th><td>${typeof answer === 'string' ? answer : contentHtml(answer)}</td></tr>`,
)}
</table>
</article>
`;
}

function contentHtml(content: Content): Html {
  if (content.kind === 'other') return html`<code>${content.type}</code> ${content.what}`;
  const link = html`<a href="#schema-${content.name}">${content.name}</a>`;
  if (content.example === undefined) return link;
  return html`${link}<pre>${JSON.stringify(content.example, undefined, 1)}</pre>`;
}

const STYLE = [
  'body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1b2430;max-width:60rem;margin:2rem auto;padding:0 1rem}',
  'h1{font-size:1.7rem}h2{font-size:1.3rem;border-bottom:2px solid #0b5cad;padding-bottom:.3rem;margin-top:3rem}',
  'h3{font-size:1rem;margin:2rem 0 .2rem}h3 b{color:#0b5cad;margin-right:.5rem}[lang=en]{color:#566070}',
  'table{border-collapse:collapse;width:100%}th{text-align:left;vertical-align:top;width:9rem;font-weight:600}',
  'th,td{border-top:1px solid #d5dbe3;padding:.35rem .5rem}pre{background:#f4f6f9;padding:.6rem;overflow:auto;max-height:22rem;font-size:.8rem}',
  'a{color:#0b5cad}summary{cursor:pointer}',
].join('\n');

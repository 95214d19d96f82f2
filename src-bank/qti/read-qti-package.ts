import { decodeText } from '../container/decode-text';
import { openZip, type ZipEntries } from '../container/open-zip';
import {
  childOf,
  childrenOf,
  descendantsOf,
  parseXml,
  textOf,
  type XmlElement,
} from '../container/parse-xml';
import { plainTextOf } from '../container/plain-text';
import { type BankProblem, problemAt, warningAt } from '../read/bank-problem';
import { fitsId } from '../read/complete-item';
import { fieldOfName } from '../read/field-words';
import type { SourceFields, SourceItem, SourceQuestion, SourceReading } from '../read/source-item';
import { fromXmlId, inQti3Names } from './qti-names';
import { picturesOf, readQtiItem, tellLost } from './read-qti-item';
import { resolveHref } from './resolve-href';

const MANIFEST = 'imsmanifest.xml';

/**
 * A QTI 3.0 or 2.x content package. Items that share a `qti-assessment-stimulus` are one case, in the manifest's
 * order; the stimulus is its stem and gives it its id.
 */
export async function readQtiPackage(file: string, bytes: Uint8Array): Promise<SourceReading> {
  const entries = await openZip(bytes);
  if (!entries.ok) {
    const { rule, reason, at } = entries.error;
    return { items: [], problems: [problemAt({ file, at }, rule, reason)] };
  }
  return readQtiEntries(file, entries.value);
}

type Listed = { readonly path: string; readonly fields: SourceFields };
type Part = {
  readonly path: string;
  readonly question: SourceQuestion;
  readonly stimulus: string | undefined;
};

export function readQtiEntries(file: string, entries: ZipEntries): SourceReading {
  const problems: BankProblem[] = [];
  const listed = listItems(file, entries, problems);
  const parts = listed.flatMap((one) => readPart(file, entries, one, problems));
  const fieldsOfPath = new Map(listed.map((one) => [one.path, one.fields]));
  const manifest = manifestFields(entries);
  const items: SourceItem[] = [];
  const cases = new Map<string, SourceQuestion[]>();
  for (const { question, stimulus } of parts) {
    if (stimulus === undefined) {
      items.push({ kind: 'choice', question });
      continue;
    }
    const known = cases.get(stimulus);
    if (known !== undefined) {
      known.push(question);
      continue;
    }
    const questions = [question];
    cases.set(stimulus, questions);
    const fields = manifest.get(stimulus) ?? fieldsOfPath.get(stimulus) ?? {};
    const stem = readStimulus(file, entries, stimulus, problems);
    if (stem !== undefined) items.push({ kind: 'case', ...stem, fields, questions });
  }
  return { items, problems };
}

/** One item without a package; what it shares with others cannot be found. */
export function readQtiDocument(file: string, root: XmlElement): SourceReading {
  const problems: BankProblem[] = [];
  const place = { file, at: `第 ${root.line} 行 line ${root.line}` };
  const item = readQtiItem(inQti3Names(root), place, {}, () => undefined, problems);
  if (item === undefined) return { items: [], problems };
  if (item.stimuli.length > 0) {
    const reason = '案例材料只能从 QTI 包中读入 an item with a stimulus is read from a package only';
    return {
      items: [],
      problems: [...problems, problemAt({ ...place, itemId: item.question.id }, 'stimulus', reason)],
    };
  }
  return { items: [{ kind: 'choice', question: item.question }], problems };
}

function readPart(
  file: string,
  entries: ZipEntries,
  { path, fields }: Listed,
  problems: BankProblem[],
): readonly Part[] {
  const root = readDocument(file, entries, path, problems);
  if (root === undefined) return [];
  const place = { file, at: path };
  if (root.name !== 'qti-assessment-item') {
    problems.push(problemAt(place, 'not-an-item', `不是试题 not an item: ${root.name.slice(0, 60)}`));
    return [];
  }
  const lookup = (source: string) => entries.get(resolveHref(path, source) ?? '');
  const item = readQtiItem(root, place, fields, lookup, problems);
  if (item === undefined) return [];
  const [href, ...others] = item.stimuli;
  if (others.length > 0) {
    const reason = '一道题只能属于一个案例 an item belongs to one case';
    problems.push(problemAt({ ...place, itemId: item.question.id }, 'stimulus', reason));
    return [];
  }
  const stimulus = href === undefined ? undefined : resolveHref(path, href);
  if (href !== undefined && stimulus === undefined) {
    const reason = `案例材料路径越界 the stimulus lies outside the package: ${href.slice(0, 100)}`;
    problems.push(problemAt({ ...place, itemId: item.question.id }, 'zip-path', reason));
    return [];
  }
  return [{ path, question: item.question, stimulus }];
}

function readStimulus(file: string, entries: ZipEntries, path: string, problems: BankProblem[]) {
  const root = readDocument(file, entries, path, problems);
  if (root === undefined) return undefined;
  const body = childOf(root, 'qti-stimulus-body');
  if (root.name !== 'qti-assessment-stimulus' || body === undefined) {
    problems.push(problemAt({ file, at: path }, 'stimulus', '不是案例材料 not a stimulus'));
    return undefined;
  }
  const identifier = fromXmlId(root.attributes.identifier?.trim() ?? '');
  const text = plainTextOf(body.children);
  const place = { file, at: path };
  tellLost([text], place, undefined, problems);
  return {
    place,
    ...(fitsId(identifier) ? { id: identifier } : {}),
    stem: text.text,
    pictures: picturesOf(text, (source) => entries.get(resolveHref(path, source) ?? '')),
  };
}

/** Which entries are items: what the manifest says; without one, every XML whose root is an item. */
function listItems(file: string, entries: ZipEntries, problems: BankProblem[]): readonly Listed[] {
  const manifest = entries.has(MANIFEST) ? readDocument(file, entries, MANIFEST, problems) : undefined;
  if (manifest === undefined) {
    if (entries.has(MANIFEST)) return [];
    problems.push(
      warningAt(
        { file },
        'no-manifest',
        '没有 imsmanifest.xml，按文件名读入 no manifest; items are read by name',
      ),
    );
    const names = [...entries.keys()].filter((name) => name.toLowerCase().endsWith('.xml')).sort();
    return names
      .filter((name) => readDocument(file, entries, name, problems)?.name === 'qti-assessment-item')
      .map((path) => ({ path, fields: {} }));
  }
  const listed = resourcesOf(manifest)
    .filter((resource) => /item/i.test(resource.attributes.type ?? ''))
    .flatMap((resource) => {
      const path = resolveHref(MANIFEST, resource.attributes.href ?? '');
      if (path !== undefined) return [{ path, fields: fieldsOf(resource) }];
      const reason = `路径越界 a path leads out of the package: ${resource.attributes.href?.slice(0, 100)}`;
      problems.push(problemAt({ file, at: MANIFEST }, 'zip-path', reason));
      return [];
    });
  if (listed.length === 0)
    problems.push(problemAt({ file, at: MANIFEST }, 'empty', '清单中没有试题 the manifest lists no items'));
  // An item that is listed a thousand times is one item.
  return [...new Map(listed.map((one) => [one.path, one])).values()];
}

function manifestFields(entries: ZipEntries): ReadonlyMap<string, SourceFields> {
  const manifest = entries.has(MANIFEST) ? readDocument('', entries, MANIFEST, []) : undefined;
  return new Map(
    (manifest === undefined ? [] : resourcesOf(manifest)).flatMap((resource) => {
      const path = resolveHref(MANIFEST, resource.attributes.href ?? '');
      return path === undefined ? [] : [[path, fieldsOf(resource)] as const];
    }),
  );
}

/** Manifests keep their own names in QTI 2 and 3 alike. */
function resourcesOf(manifest: XmlElement): readonly XmlElement[] {
  const resources = childOf(manifest, 'resources');
  return resources === undefined ? [] : childrenOf(resources, 'resource');
}

function fieldsOf(resource: XmlElement): SourceFields {
  return Object.fromEntries(
    descendantsOf(resource, 'field').flatMap((element) => {
      const field = fieldOfName(element.attributes.name ?? '');
      return field === undefined ? [] : [[field, textOf(element)] as const];
    }),
  );
}

function readDocument(
  file: string,
  entries: ZipEntries,
  path: string,
  problems: BankProblem[],
): XmlElement | undefined {
  const bytes = entries.get(path);
  if (bytes === undefined) {
    problems.push(
      problemAt({ file, at: path }, 'missing', `包内没有此文件 not in the package: ${path.slice(0, 100)}`),
    );
    return undefined;
  }
  const text = decodeText(bytes);
  const xml = text.ok ? parseXml(text.value.text) : text;
  if (!xml.ok) {
    const { rule, reason, at } = xml.error;
    problems.push(problemAt({ file, at: at === undefined ? path : `${path} ${at}` }, rule, reason));
    return undefined;
  }
  return xml.value.name === 'manifest' ? xml.value : inQti3Names(xml.value);
}

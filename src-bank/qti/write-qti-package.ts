import { zipSync } from 'fflate';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { CaseQuestion, Item, ItemPicture } from '../../src-shared/domain/item/item';
import { type BankProblem, problemAt } from '../read/bank-problem';
import type { PictureBlobs } from '../read/pictures';
import type { SourceFields } from '../read/source-item';
import { FIELDS_NAMESPACE, toXmlId } from './qti-names';
import { picturePath, qtiItem, qtiStimulus } from './write-qti-item';
import { element, isXmlText, text, type XmlText, xmlDocument } from './xml-text';

/** The zip format knows no earlier day; a fixed one makes the same bank give the same bytes. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/**
 * A QTI 3.0 content package of a bank: a manifest, an item file for each question, a stimulus for each case, and the
 * pictures. What QTI has no place for stands in the manifest's metadata under the project's own namespace, so that
 * reading the package gives the same items again. Refuses what XML cannot hold and pictures that are missing.
 */
export function writeQtiPackage(
  items: readonly Item[],
  pictures: PictureBlobs,
): Result<Uint8Array, readonly BankProblem[]> {
  const problems: BankProblem[] = [];
  const files = new Map<string, Uint8Array>();
  const resources: XmlText[] = [];
  const utf8 = new TextEncoder();
  const addPictures = (itemId: string, shown: readonly ItemPicture[] = []) => {
    for (const picture of shown) {
      const bytes = pictures.get(picture.sha256);
      if (bytes === undefined) {
        problems.push(
          problemAt({ file: '.', itemId }, 'picture', `缺少图片 the picture is missing: ${picture.sha256}`),
        );
      } else files.set(picturePath(picture), bytes);
    }
  };
  const addItem = (question: CaseQuestion, xml: string, fields: SourceFields, stimulusId?: string) => {
    const path = `items/${question.id}.xml`;
    files.set(path, utf8.encode(xml));
    addPictures(question.id, question.pictures);
    resources.push(
      resource(`item-${question.id}`, 'imsqti_item_xmlv3p0', path, fields, question.pictures, stimulusId),
    );
  };
  for (const item of items) {
    if (!everyTextIsXml(item)) {
      problems.push(
        problemAt(
          { file: '.', itemId: item.id },
          'not-xml',
          '含有 XML 不能表示的字符 a character XML cannot hold',
        ),
      );
      continue;
    }
    const authored = authoredFields(item);
    if (item.type !== 'case') {
      addItem(item, qtiItem(item), { ...authored, ...questionFields(item) });
      continue;
    }
    const path = `stimuli/${item.id}.xml`;
    files.set(path, utf8.encode(qtiStimulus(item)));
    addPictures(item.id, item.pictures);
    const caseFields = { ...authored, difficulty: String(item.difficulty) };
    resources.push(
      resource(`stimulus-${item.id}`, 'imsqti_stimulus_xmlv3p0', path, caseFields, item.pictures),
    );
    for (const part of item.items) addItem(part, qtiItem(part, item), questionFields(part), item.id);
  }
  if (problems.length > 0) return err(problems);
  files.set('imsmanifest.xml', utf8.encode(manifest(resources)));
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return ok(zipSync(Object.fromEntries(sorted), { mtime: ZIP_EPOCH, level: 6 }));
}

function manifest(resources: readonly XmlText[]): string {
  return xmlDocument(
    element(
      'manifest',
      { xmlns: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', identifier: 'bank' },
      element(
        'metadata',
        {},
        element('schema', {}, text('QTI Package')),
        element('schemaversion', {}, text('3.0.0')),
      ),
      element('organizations', {}),
      element('resources', {}, ...resources),
    ),
  );
}

function resource(
  identifier: string,
  type: string,
  href: string,
  fields: SourceFields,
  pictures: readonly ItemPicture[] = [],
  stimulusId?: string,
): XmlText {
  const listed = Object.entries(fields).map(([name, value]) => element('bank:field', { name }, text(value)));
  const paths = [href, ...new Set(pictures.map(picturePath))];
  return element(
    'resource',
    { identifier: toXmlId(identifier), type, href },
    element('metadata', {}, element('bank:fields', { 'xmlns:bank': FIELDS_NAMESPACE }, ...listed)),
    ...paths.map((path) => element('file', { href: path })),
    ...(stimulusId === undefined ? [] : [element('dependency', { identifierref: `stimulus-${stimulusId}` })]),
  );
}

function questionFields(question: CaseQuestion): SourceFields {
  const { difficulty, level, rationale, source, fixedOrder } = question;
  const order = fixedOrder === undefined ? {} : { fixedOrder: String(fixedOrder) };
  return { difficulty: String(difficulty), level, rationale, source, ...order };
}

function authoredFields(item: Item): SourceFields {
  const { topic, posts, author, reviewer, status, version, licence, enemyGroup, validFrom, validTo } = item;
  return {
    topic,
    posts: posts.join(','),
    author,
    reviewer,
    status,
    version: String(version),
    licence,
    ...(enemyGroup === undefined ? {} : { enemyGroup }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}

/** JSON writes control characters as escapes, so each text is looked at as it is. */
function everyTextIsXml(value: unknown): boolean {
  if (typeof value === 'string') return isXmlText(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(everyTextIsXml);
}

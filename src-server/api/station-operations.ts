import { EVIDENCE_HEADERS, EvidenceAnswer } from '../../src-shared/contracts/sync/evidence';
import { Heartbeat, HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import { PackageKeyAnswer, PackageKeyRequest } from '../../src-shared/contracts/sync/package-key';
import { PackageListing } from '../../src-shared/contracts/sync/packages';
import { ProvisionAnswer, ProvisionRequest } from '../../src-shared/contracts/sync/provision';
import { BatchReceipt, RecordBatch } from '../../src-shared/contracts/sync/records';
import { Refusal } from '../../src-shared/contracts/sync/refusal';
import { json, type Operation, other } from './operation';
import { samples } from './sample-messages';

const claim = {
  [EVIDENCE_HEADERS.stationId]: 'The station, such as ST-000001',
  [EVIDENCE_HEADERS.bytes]: 'Bytes of the whole sealed piece',
  [EVIDENCE_HEADERS.signature]: 'The station’s signature over the claim, base64url',
};

/** What stations say to the centre. */
export const stationOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/sync/v1/provision',
    tag: 'station',
    id: 'provisionStation',
    zh: '用一次性代码登记考试机',
    en: 'A one-time code turns a machine into a registered station.',
    caller: 'one-time-code',
    request: json('ProvisionRequest', ProvisionRequest, samples.provisionRequest),
    answers: { 200: json('ProvisionAnswer', ProvisionAnswer, samples.provisionAnswer) },
  },
  {
    method: 'post',
    path: '/sync/v1/records',
    tag: 'station',
    id: 'sendRecords',
    zh: '上传下一批记录，返回签名回执',
    en:
      'The next records of one station’s chain, oldest first; gzip allowed. The receipt is signed after the commit. ' +
      'A gap or a fork is answered 409; sending again does no harm. Stations send the same batch packed, as ' +
      'application/vnd.exam.records (src-crypto/batch-wire.ts): without hashes, and signed at its end alone.',
    caller: 'station-signature',
    request: json('RecordBatch', RecordBatch, samples.recordBatch),
    answers: {
      200: json('BatchReceipt', BatchReceipt, samples.batchReceipt),
      409: json('Refusal', Refusal, samples.gap),
    },
  },
  {
    method: 'post',
    path: '/sync/v1/heartbeats',
    tag: 'station',
    id: 'sendHeartbeat',
    zh: '上报本机状态，返回中心已收到的进度',
    en: 'How the station is; answered with how far the centre has each epoch of it.',
    caller: 'station-signature',
    request: json('Heartbeat', Heartbeat, samples.heartbeat),
    answers: { 200: json('HeartbeatAnswer', HeartbeatAnswer, samples.heartbeatAnswer) },
  },
  {
    method: 'post',
    path: '/sync/v1/package-keys',
    tag: 'station',
    id: 'askPackageKey',
    zh: '到时向中心索取试卷包口令',
    en:
      'The passphrase of a package that the station has a slot in, sealed to the station, from its release time on by the ' +
      'centre’s clock. Before that the answer is 425 with the time; 404 when the centre keeps none.',
    caller: 'station-signature',
    request: json('PackageKeyRequest', PackageKeyRequest, samples.packageKeyRequest),
    answers: {
      200: json('PackageKeyAnswer', PackageKeyAnswer, samples.packageKeyAnswer),
      425: json('Refusal', Refusal, samples.tooEarly),
    },
  },
  {
    method: 'get',
    path: '/sync/v1/stations/{stationId}/packages',
    tag: 'station',
    id: 'listPackages',
    zh: '列出本机的试卷包',
    en: 'The sealed packages that have a key slot for this station.',
    caller: 'anyone',
    answers: { 200: json('PackageListing', PackageListing, samples.packageListing) },
  },
  {
    method: 'get',
    path: '/sync/v1/packages/{packageId}',
    tag: 'station',
    id: 'downloadPackage',
    zh: '下载试卷包，可断点续传',
    en: 'The sealed file. Resumable: Range, If-Range and ETag (its SHA-256) as in RFC 9110; a LAN cache may keep it.',
    caller: 'anyone',
    headers: { range: 'bytes=from-to', 'if-range': 'ETag of the part already here', 'if-none-match': 'ETag' },
    answers: {
      200: other('application/octet-stream', 'The whole file'),
      206: other('application/octet-stream', 'The part asked for'),
      304: 'Not changed',
    },
  },
  {
    method: 'get',
    path: '/sync/v1/updates/{platform}',
    tag: 'station',
    id: 'downloadUpdate',
    zh: '下载考试机程序的新版本',
    en: 'The newest signed update of the station’s program. The query `have` is the version that is installed.',
    caller: 'anyone',
    answers: {
      200: other('application/octet-stream', 'The update file, as `npm run package` makes it'),
      204: 'Nothing newer is here',
    },
  },
  {
    method: 'head',
    path: '/sync/v1/evidence/{sha256}',
    tag: 'station',
    id: 'evidenceOffset',
    zh: '查询一份证据已上传到何处',
    en: 'How much of a sealed piece the centre has: header upload-offset.',
    caller: 'station-signature',
    headers: claim,
    answers: { 200: 'Header upload-offset says where to go on' },
  },
  {
    method: 'put',
    path: '/sync/v1/evidence/{sha256}',
    tag: 'station',
    id: 'sendEvidence',
    zh: '分段上传一份证据',
    en: 'The bytes from upload-offset on. Another offset than the centre’s is answered 409 and stores nothing.',
    caller: 'station-signature',
    headers: { ...claim, [EVIDENCE_HEADERS.offset]: 'Where these bytes begin' },
    request: other('application/octet-stream', 'At most 256 KB of the sealed piece'),
    answers: {
      200: json('EvidenceAnswer', EvidenceAnswer, { ...samples.evidenceAnswer, isWhole: true }),
      202: json('EvidenceAnswer', EvidenceAnswer, samples.evidenceAnswer),
      409: json('EvidenceAnswer', EvidenceAnswer, { ...samples.evidenceAnswer, offset: 0 }),
    },
  },
];

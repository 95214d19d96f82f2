import type { CryptoSuite } from '../../src-crypto/suite';
import type { FaceStudy } from '../faces/face-desk';
import type { Database } from '../store/database';
import type { MessageSender } from './message-sender';

/** What the account services need, built once by the composition root. */
export type AccountContext = {
  /** Looks for faces in photographs (PH-6). */
  readonly faces: FaceStudy;
  readonly database: Database;
  readonly suite: CryptoSuite;
  readonly sender: MessageSender;
  /** UTC ms. */
  readonly now: () => number;
};

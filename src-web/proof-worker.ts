import { sha256 } from '@noble/hashes/sha2.js';
import type { ProofChallenge } from '../src-shared/contracts/web/certificate-query';

// Looks for a nonce (CT-10) away from the page, so that the page stays alive. WebCrypto would be there on secure
// addresses only, and is slower for many short texts.
self.onmessage = (event: MessageEvent<ProofChallenge>) => {
  const { challenge, bits } = event.data;
  const encoder = new TextEncoder();
  for (let nonce = 0; ; nonce++) {
    const hash = sha256(encoder.encode(`${challenge}.${nonce}`));
    const head = new DataView(hash.buffer, hash.byteOffset).getUint32(0);
    if (Math.clz32(head) >= bits) {
      self.postMessage(String(nonce));
      return;
    }
  }
};

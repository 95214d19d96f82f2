/**
 * Version of the messages between a station and the centre. A changed message raises it and adds one line here;
 * a test hashes the schemas so that it can't be forgotten.
 *
 * 1  provisioning, package list and download, record batches with signed receipts
 * 2  records of any kind: beside results, the incident log and the closing of a session; 256 KB of gzip a batch;
 *    heartbeats with the centre's marks; evidence in pieces; results with the time's ledger, what staff did to end
 *    them, conduct proposals and accommodations, and what came of the movements at check-in; incidents of the
 *    lockdown, and of a program that was used by a signed waiver; bodies are packed before they are sealed,
 *    which a version 1 centre could not read; hours studied at a station; results without what their session gives
 *    again, boxes that share a key, and packed batches with one signature at their end (0043); passphrases at their time;
 *    answers that came at a seat their attempt had left, as records of their own (RM-12)
 */
export const PROTOCOL_VERSION = 2;

/** The oldest version that the centre still answers: what version 1 sends, version 2 understands. */
export const PROTOCOL_FLOOR = 1;

/**
 * Version of the messages between a station and the centre. A changed message raises it and adds one line here;
 * a test hashes the schemas so that it can't be forgotten.
 *
 * 1  provisioning, package list and download, record batches with signed receipts
 * 2  records of any kind: beside results, the incident log and the closing of a session
 */
export const PROTOCOL_VERSION = 2;

/** The oldest version that the centre still answers. */
export const PROTOCOL_FLOOR = 1;

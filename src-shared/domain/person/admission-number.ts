import { calendarDate } from './calendar-date';

/** 准考证号 RM-2: 16 digits, none of them from a document. Leading zeros belong to site and room. */
export type AdmissionParts = {
  /** 4 digits. */
  readonly siteCode: string;
  /** YYYY-MM-DD, of this century. */
  readonly sessionDate: string;
  /** 0 to 9: the session of the day. */
  readonly sessionNo: number;
  /** 2 digits. */
  readonly roomNo: string;
  /** 1 to 999. */
  readonly seat: number;
};

/** Writes an admission number; throws on parts that don't fit their digits. */
export function admissionNumber(parts: AdmissionParts): string {
  const day = parts.sessionDate.slice(2).replaceAll('-', '');
  const seat = String(parts.seat).padStart(3, '0');
  const text = `${parts.siteCode}${day}${parts.sessionNo}${parts.roomNo}${seat}`;
  const read = parseAdmissionNumber(text);
  const isSame =
    read !== undefined &&
    read.siteCode === parts.siteCode &&
    read.sessionDate === parts.sessionDate &&
    read.sessionNo === parts.sessionNo &&
    read.roomNo === parts.roomNo &&
    read.seat === parts.seat;
  if (!isSame) throw new Error('the parts of an admission number do not fit their digits');
  return text;
}

/** Reads 16 digits; undefined when they aren't 16, hold no calendar date, or seat 000. */
export function parseAdmissionNumber(text: string): AdmissionParts | undefined {
  if (!/^\d{16}$/.test(text)) return undefined;
  const sessionDate = calendarDate(
    2000 + Number(text.slice(4, 6)),
    Number(text.slice(6, 8)),
    Number(text.slice(8, 10)),
  );
  const seat = Number(text.slice(13));
  if (sessionDate === undefined || seat === 0) return undefined;
  return {
    siteCode: text.slice(0, 4),
    sessionDate,
    sessionNo: Number(text.slice(10, 11)),
    roomNo: text.slice(11, 13),
    seat,
  };
}

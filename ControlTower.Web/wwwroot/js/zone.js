// The reader's IANA time zone.
export const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

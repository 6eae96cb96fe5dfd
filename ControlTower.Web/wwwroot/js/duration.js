// Durations as Shared/Formats/DurationFormat.cs writes them: [figure, unit, figure, unit]; elapsed rounds down, left rounds up.
const MINUTE = 60, HOUR = 3600, DAY = 86400;
const NARROW = '\u202f', WIDE = '\u00a0';

export function pieces(seconds, up, hours) {
  const daysFrom = hours ? 72 * HOUR + 1 : DAY;
  const known = Math.max(0, seconds);
  const step = known < HOUR ? 1 : known < daysFrom ? MINUTE : HOUR;
  const whole = (up ? Math.ceil(known / step) : Math.floor(known / step)) * step;
  const [big, bigUnit, small, smallUnit] =
    whole < HOUR ? [Math.floor(whole / MINUTE), 'm', whole % MINUTE, 's']
    : whole < daysFrom ? [Math.floor(whole / HOUR), 'h', Math.floor(whole % HOUR / MINUTE), 'm']
    : [Math.floor(whole / DAY), 'd', Math.floor(whole % DAY / HOUR), 'h'];
  if (big === 0) return [`${small}`, NARROW + smallUnit, '', ''];
  if (small === 0) return [`${big}`, NARROW + bigUnit, '', ''];
  return [`${big}`, NARROW + bigUnit, `${WIDE}${small}`, NARROW + smallUnit];
}

export const left = (seconds, hours) => {
  if (seconds >= 0) return pieces(seconds, true, hours);
  const over = pieces(-seconds, false, hours);
  over[0] = '+' + over[0];
  return over;
};

export const age = seconds =>
  seconds >= 10 ? pieces(seconds, false, false)
  : [(Math.floor(Math.max(0, seconds) * 10) / 10).toFixed(1), NARROW + 's', '', ''];

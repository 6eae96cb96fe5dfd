// Each second: countdowns, ages, clocks and window fills, by the server's clock. Only text nodes and attributes that the
// server rendered are rewritten, so that the renderer and this script may take turns.
import { age, left } from './duration.js';

const WARN_FROM = 0.75;
let skew = 0;
let heard = '';

function listen() {
  const source = document.querySelector('[data-server-now]');
  const said = source?.dataset.serverNow;
  if (!said || said === heard) return;
  const first = heard === '';
  heard = said;
  const sample = Date.parse(said) - Date.now();
  // A late answer makes the server look slow, never fast: the largest sample is the truest.
  skew = first || Math.abs(sample - skew) > 60000 ? sample : Math.max(skew, sample);
}

export const now = () => Date.now() + skew;

function write(element, text) {
  if (!element) return;
  if (!element.firstChild) element.append('');
  if (element.firstChild.data !== text) element.firstChild.data = text;
}

function writePieces(element, parts) {
  for (let n = 0; n < 4; n++) write(element.children[n], parts[n]);
}

const used = (from, to, at) => to <= from ? 1 : Math.min(1, Math.max(0, (at - from) / (to - from)));

function level(element, from, to, at) {
  const is = at > to ? 'over' : from !== null && used(from, to, at) >= WARN_FROM ? 'warn' : 'in';
  if (element.dataset.level !== is) element.dataset.level = is;
}

function countdown(element, at) {
  const to = Date.parse(element.dataset.deadline);
  const seconds = (to - at) / 1000;
  writePieces(element, left(seconds, element.dataset.hours === '1'));
  const suffix = element.dataset.suffix;
  write(element.children[4], seconds >= 0 && suffix ? ' ' + suffix : '');
  level(element, element.dataset.opened ? Date.parse(element.dataset.opened) : null, to, at);
}

function fill(element, at) {
  const from = Date.parse(element.dataset.fillFrom), to = Date.parse(element.dataset.fillTo);
  element.style.setProperty('--p', (used(from, to, at) * 100).toFixed(1));
  level(element, from, to, at);
}

const formats = new Map();
function format(zone) {
  if (!formats.has(zone)) {
    const make = options => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    formats.set(zone, {
      date: make({ weekday: 'short', day: 'numeric', month: 'short' }),
      time: make({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
      name: make({ timeZoneName: 'short', hour: '2-digit' }),
    });
  }
  return formats.get(zone);
}

function clock(element, at) {
  const f = format(element.dataset.clock);
  const [date, time, name] = element.querySelectorAll(':scope > span');
  write(date, f.date.format(at).replace(',', ''));
  write(time, f.time.format(at));
  write(name, f.name.formatToParts(at).find(p => p.type === 'timeZoneName')?.value ?? '');
}

export function tick() {
  listen();
  const at = now();
  for (const e of document.querySelectorAll('[data-deadline]')) countdown(e, at);
  for (const e of document.querySelectorAll('[data-since]')) writePieces(e, age((at - Date.parse(e.dataset.since)) / 1000));
  for (const e of document.querySelectorAll('[data-fill-from]')) fill(e, at);
  for (const e of document.querySelectorAll('[data-clock]')) clock(e, at);
}

export function start() {
  const beat = () => {
    tick();
    setTimeout(beat, 1000 - (now() % 1000));
  };
  beat();
}

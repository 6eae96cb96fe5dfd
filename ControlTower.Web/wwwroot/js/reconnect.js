import { now } from './tick.js';

// The framework sets a class on #components-reconnect-modal while the circuit is away. This says how old the page is, keeps
// asking after the framework has given up, and loads the page again when the server no longer knows the circuit.
const RETRY_MS = 3000;
const SHOWN = ['components-reconnect-show', 'components-reconnect-failed', 'components-reconnect-rejected'];
let lostAt = 0;
let trying = false;
let joinedHere = false;
let before = '';

function say(banner, duration) {
  const version = document.querySelector('[data-version]')?.textContent;
  const gone = duration((Date.now() - lostAt) / 1000);
  // A link is noticed to be lost long after the last word came over it: the data is as old as that word.
  const heard = Date.parse(document.querySelector('.top .live [data-since]')?.dataset.since);
  const old = Number.isNaN(heard) ? gone : duration((now() - heard) / 1000);
  for (const e of banner.querySelectorAll('[data-shown]')) e.textContent = version ? `what you see is v ${version}, ${old} old` : `what you see is ${old} old`;
  for (const e of banner.querySelectorAll('[data-lost-for]')) e.textContent = gone;
}

async function attempt() {
  if (trying || !globalThis.Blazor?.reconnect) return;
  trying = true;
  try {
    // false: the server answers and does not know this circuit any more.
    if (await globalThis.Blazor.reconnect() === false) location.reload();
    else joinedHere = true;
  } catch {
    // Still away; the next beat tries again.
  } finally {
    trying = false;
  }
}

// The framework waits ever longer between its tries: a server that answers again is joined at once.
async function probe() {
  try {
    await fetch('favicon.svg', { method: 'HEAD', cache: 'no-store' });
  } catch {
    return;
  }
  await attempt();
}

export function watch(duration) {
  const banner = document.getElementById('components-reconnect-modal');
  if (!banner) return;
  const changed = () => {
    if (banner.classList.contains('components-reconnect-show')) joinedHere = false;
    // The framework's own tries, ended by a link that was made here, say that they failed.
    if (joinedHere && banner.classList.contains('components-reconnect-failed')) {
      banner.classList.replace('components-reconnect-failed', 'components-reconnect-hide');
      return;
    }
    const away = SHOWN.some(c => banner.classList.contains(c));
    if (away && !lostAt) lostAt = Date.now();
    if (!away) lostAt = 0;
    document.documentElement.toggleAttribute('data-link', away);
    if (away) document.documentElement.dataset.link = 'lost';
    const word = document.querySelector('.top .live .word')?.firstChild;
    if (word && away && !before) [before, word.data] = [word.data, 'stale'];
    // The tower may have said for itself that its data is stale; that stands again.
    if (word && !away && before) [word.data, before] = [before, ''];
    if (banner.classList.contains('components-reconnect-rejected')) setTimeout(() => location.reload(), 500);
    if (away) say(banner, duration);
  };
  new MutationObserver(changed).observe(banner, { attributes: true, attributeFilter: ['class'] });
  setInterval(() => { if (lostAt) say(banner, duration); }, 1000);
  setInterval(() => { if (lostAt) probe(); }, RETRY_MS);
  banner.querySelector('[data-reconnect]')?.addEventListener('click', attempt);
}

// The wall needs nobody: it fits the screen, shifts by two pixels against burn-in, says when what it shows is old, and loads
// itself again once the server answers while its circuit does not.
const WIDE = [3840, 2160];
const SHIFTS = [[0, 0], [2, 0], [2, 2], [0, 2]];
const SHIFT_MS = 600000;
const ASK_MS = 3000;
const STALE_MS = 12000;
const RELOAD_MS = 20000;

let last = '';
let heardAt = Date.now();

function fit() {
  const stage = document.querySelector('.wall-stage');
  if (!stage) return;
  const upright = innerHeight > innerWidth;
  const [width, height] = upright ? [WIDE[1], WIDE[0]] : WIDE;
  const scale = Math.min(innerWidth / width, innerHeight / height);
  const [x, y] = SHIFTS[Math.floor(Date.now() / SHIFT_MS) % SHIFTS.length];
  const root = document.documentElement;
  root.dataset.wall = upright ? 'upright' : 'wide';
  root.style.setProperty('--wall-width', `${innerWidth / scale}px`);
  root.style.setProperty('--wall-height', `${innerHeight / scale}px`);
  root.style.setProperty('--wall-scale', scale);
  root.style.setProperty('--wall-x', `${x}px`);
  root.style.setProperty('--wall-y', `${y}px`);
}

// The server writes the time of its heartbeat; when that stands still the circuit is gone, whatever the socket says.
function listen() {
  const now = document.querySelector('[data-server-now]')?.dataset.serverNow ?? '';
  if (now !== last) {
    last = now;
    heardAt = Date.now();
  }
  const live = document.getElementById('wall-live');
  if (!live) return;
  const stale = Date.now() - heardAt > STALE_MS;
  live.classList.toggle('stale', stale);
  const word = live.querySelector('.word');
  if (word?.firstChild && (word.firstChild.data === 'stale') !== stale) word.firstChild.data = stale ? 'stale' : 'live';
}

async function ask() {
  if (Date.now() - heardAt < RELOAD_MS) return;
  try {
    const answer = await fetch('health/ready', { cache: 'no-store' });
    if (answer.ok) location.reload();
  } catch {
    // Still away: what is shown stays, with its age.
  }
}

fit();
addEventListener('resize', fit);
setInterval(fit, 60000);
setInterval(listen, 1000);
setInterval(ask, ASK_MS);

// Keys for the page: scopes declare logical keys ("j", "Enter", "g e"); the latest scope that declared a key gets it.
const scopes = [];
const PREFIX_MS = 1000;
let prefix = '';
let prefixAt = 0;
let listening = false;

const typing = target => target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio]), select, textarea');
const native = (key, target) => (key === 'Enter' || key === ' ') && target.closest('a, button, summary, [role=tab]');

function declared(key) {
  for (let n = scopes.length - 1; n >= 0; n--) if (scopes[n].keys.includes(key)) return scopes[n];
  return null;
}

const starts = key => scopes.some(s => s.keys.some(k => k.startsWith(key + ' ')));

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || native(event.key, event.target) || document.querySelector('dialog[open]')) return;
  const second = prefix && performance.now() - prefixAt < PREFIX_MS ? `${prefix} ${event.key}` : '';
  prefix = '';
  const key = second && declared(second) ? second : event.key;
  if (key === '/') {
    const search = document.querySelector('[data-search]');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  const scope = declared(key);
  if (scope) {
    event.preventDefault();
    scope.dotnet.invokeMethodAsync('Pressed', key);
  } else if (starts(key)) {
    prefix = key;
    prefixAt = performance.now();
  }
}

export function scope(dotnet, keys) {
  if (!listening) {
    document.addEventListener('keydown', pressed);
    listening = true;
  }
  const mine = { dotnet, keys };
  scopes.push(mine);
  return {
    keys: changed => { mine.keys = changed; },
    dispose: () => { scopes.splice(scopes.indexOf(mine), 1); },
  };
}

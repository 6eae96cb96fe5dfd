// Keys for the page. The server says which scope answers a key; here it is decided which keys are the page's at all.
// One key is answered after the other: what is pressed meanwhile waits, and meets the page, the field or the dialog to which
// the keys before it have led. So a quick hand loses nothing and never acts on a row that it has left.
const scopes = [];
const waiting = [];
const PREFIX_MS = 1000;
const ANSWER_MS = 5000;
const MOST_WAITING = 200;
const SENDS = 'Control+Enter';
let prefix = '';
let prefixAt = 0;
let answering = false;
let listening = false;

const FIELD = 'input:not([type=checkbox], [type=radio]), select, textarea';
const typing = target => target.isContentEditable || target.closest(FIELD);
const native = (key, target) => (key === 'Enter' || key === ' ') && target.closest('a, button, summary, [role=tab]');
const declared = key => scopes.some(s => s.keys.includes(key));
const starts = key => scopes.some(s => s.keys.some(k => k.startsWith(key + ' ')));
const ours = key => key.length === 1 || key === 'Enter' || key === 'Escape' || declared(key);

function pressed(event) {
  if (!scopes.length || !event.isTrusted || event.defaultPrevented || event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (answering && event.key === 'Enter') later(event, SENDS);
  } else if (answering && ours(event.key)) later(event, event.key);
  else if (!typing(event.target) && !native(event.key, event.target) && !document.querySelector('dialog[open]')) first(event);
}

// Holding a key down does not pile up moves that go on after it is let go.
function later(event, key) {
  const elsewhere = typing(event.target) || native(event.key, event.target) || document.querySelector('dialog[open]');
  if (elsewhere && !waiting.length) return;
  event.preventDefault();
  if (!event.repeat && waiting.length < MOST_WAITING) waiting.push(key);
}

function first(event) {
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  } else if (ours(event.key)) {
    if (declared(event.key)) event.preventDefault();
    waiting.push(event.key);
    answer();
  }
}

async function answer() {
  answering = true;
  try {
    while (waiting.length) {
      const key = waiting.shift();
      const field = document.activeElement?.closest(FIELD);
      if (field) type(field, key);
      else if (key !== SENDS && !document.querySelector('dialog[open]')) await send(key);
    }
  } catch {
    // The server did not answer: later these keys would act on what nobody sees any more.
    waiting.length = 0;
  } finally {
    answering = false;
  }
}

function send(key) {
  const second = prefix && performance.now() - prefixAt < PREFIX_MS ? `${prefix} ${key}` : '';
  prefix = '';
  if (!declared(second) && starts(key)) [prefix, prefixAt] = [key, performance.now()];
  const known = declared(second) ? second : key;
  const late = new Promise((_, refuse) => setTimeout(refuse, ANSWER_MS));
  return Promise.race([scopes[0]?.dotnet.invokeMethodAsync('Pressed', known), late]);
}

// A key that was pressed before the field had the focus is written into it all the same.
function type(field, key) {
  if (key === SENDS || (key === 'Enter' && !field.matches('textarea')))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: key === SENDS, bubbles: true }));
  const text = key.length === 1 ? key : key === 'Enter' && field.matches('textarea') ? '\n' : '';
  if (!text || !field.setRangeText || field.readOnly || field.disabled) return;
  field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}

// The heading of the page that was just opened.
export function arrive() {
  const heading = document.querySelector('h1');
  if (!heading) return;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus();
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

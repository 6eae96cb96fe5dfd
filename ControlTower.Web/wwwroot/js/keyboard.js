// Keys for the page. The server says which scope answers a key; here it is decided which keys are the page's at all.
// One key is answered after the other: what is pressed meanwhile waits, and meets the page, the field or the dialog to which
// the keys before it have led. So a quick hand loses nothing and never acts on a row that it has left.
const scopes = [];
const waiting = [];
const PREFIX_MS = 1000;
const ANSWER_MS = 5000;
const MOST_WAITING = 200;
const SENDS = 'Control+Enter';
const NOBODYS = '';
let prefix = '';
let prefixAt = 0;
let answering = false;
let leaving = false;
let listening = false;

const FIELD = 'input:not([type=checkbox], [type=radio]), select, textarea';
const typing = target => target.isContentEditable || target.closest(FIELD);
const native = (key, target) => (key === 'Enter' || key === ' ') && target.closest('a, button, summary, [role=tab]');
const opened = () => document.querySelector('dialog[open]');
const declared = key => scopes.some(s => s.keys.includes(key));
const starts = key => scopes.some(s => s.keys.some(k => k.startsWith(key + ' ')));
const ours = key => key.length === 1 || key === 'Enter' || key === 'Escape' || declared(key);

const left = event => !scopes.length || !event.isTrusted || event.isComposing || event.altKey;

// Before anybody else hears of it: the field that has the focus by now must not send what has yet to be written into it.
function held(event) {
  if (!answering || left(event)) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Enter') later(event, SENDS);
  } else if (ours(event.key) || event.key === 'Backspace') later(event, event.key);
}

function pressed(event) {
  if (answering || left(event) || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape' && opened()) first(event);
  else if (!typing(event.target) && !native(event.key, event.target) && !opened()) first(event);
}

// Holding a key down does not pile up moves that go on after it is let go.
function later(event, key) {
  const elsewhere = !leaving && (typing(event.target) || native(event.key, event.target) || opened());
  if (elsewhere && !waiting.length && !(key === 'Escape' && opened())) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat && waiting.length < MOST_WAITING) waiting.push({ key, at: event.timeStamp });
}

function first(event) {
  if (!ours(event.key)) return;
  if (declared(event.key) || event.key === '/' || event.key === 'Escape') event.preventDefault();
  waiting.push({ key: event.key, at: event.timeStamp });
  answer();
}

async function answer() {
  answering = true;
  try {
    while (waiting.length) await turn(waiting.shift());
  } catch {
    // The server did not answer: later these keys would act on what nobody sees any more.
    waiting.length = 0;
  } finally {
    answering = false;
  }
}

async function turn({ key, at }) {
  const [field, dialog] = [document.activeElement?.closest(FIELD), opened()];
  if (key === 'Escape' && dialog) await leave(dialog);
  else if (field) await type(field, key);
  else if (key === '/' && !dialog) seek();
  else if (key !== SENDS && !dialog) await send(key, at);
}

// The second of two keys counts from when it was pressed, however long the first one waited for its answer.
function send(key, at) {
  const second = prefix && at - prefixAt < PREFIX_MS ? `${prefix} ${key}` : '';
  prefix = '';
  if (!declared(second) && starts(key)) [prefix, prefixAt] = [key, at];
  return ask(declared(second) ? second : key);
}

const ask = key => inTime(scopes[0]?.dotnet.invokeMethodAsync('Pressed', key));

function inTime(answered) {
  const late = new Promise((_, refuse) => setTimeout(refuse, ANSWER_MS));
  return Promise.race([answered, late]);
}

function seek() {
  const search = document.querySelector('[data-search]');
  search?.focus();
  search?.select();
}

// The server closes a dialog; keys that follow belong to what lies under it.
async function leave(dialog) {
  const closed = new Promise(done => dialog.addEventListener('close', done, { once: true }));
  leaving = true;
  try {
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await inTime(closed);
  } finally {
    leaving = false;
  }
}

// A key that was pressed before the field had the focus is written into it all the same.
async function type(field, key) {
  if (key === SENDS || key === 'Escape' || (key === 'Enter' && !field.matches('textarea'))) {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: key === SENDS ? 'Enter' : key, ctrlKey: key === SENDS, bubbles: true }));
    // The server answers in order: after this it has seen to that.
    await ask(NOBODYS);
  } else if (field.setRangeText && !field.readOnly && !field.disabled) write(field, key);
}

function write(field, key) {
  const text = key.length === 1 ? key : key === 'Enter' ? '\n' : '';
  if (!text && key !== 'Backspace') return;
  const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  const from = key === 'Backspace' && start === end ? Math.max(0, start - 1) : start;
  // Fields for numbers know no selection.
  if (field.selectionStart === null) field.value = field.value.slice(0, from) + text;
  else field.setRangeText(text, from, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text || null, inputType: text ? 'insertText' : 'deleteContentBackward' }));
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
    document.addEventListener('keydown', held, true);
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

// The text of a draft in its field. The server is told what changed, not the whole; until it has taken that, the browser
// keeps the text, so that neither a lost connection nor a closed tab costs a word of it.
const WAIT_MS = 200;
const AGAIN_MS = 1000;
// Below what one message may carry, also where each character takes six bytes.
const PART = 8000;

function difference(before, now) {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { start, removed: before.length - end - start, inserted: now.slice(start, now.length - end) };
}

function place(text, line, column) {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    at = end + 1;
  }
  const last = text.indexOf('\n', at);
  return Math.min(at + Math.max(0, column - 1), last < 0 ? text.length : last);
}

export function open(dotnet, field, name, revision) {
  const key = `draft:${name}`;
  let known = field.value;
  let kept = sessionStorage.getItem(key) ?? '';
  let timer = 0;
  let telling = Promise.resolve();
  let gone = false;

  const keep = () => {
    try {
      if (field.value === known && !timer) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify({ revision, text: field.value }));
    } catch {
      // Full or forbidden: then only the server keeps it.
    }
  };
  const later = wait => {
    clearTimeout(timer);
    timer = setTimeout(tell, wait);
  };

  function tell() {
    clearTimeout(timer);
    timer = 0;
    telling = telling.then(send);
    return telling;
  }

  async function send() {
    if (gone || field.value === known) return;
    const before = known;
    const { start, removed, inserted } = difference(known, field.value);
    known = field.value;
    try {
      for (let at = 0; at === 0 || at < inserted.length; at += PART)
        await dotnet.invokeMethodAsync('Typed', start + at, at === 0 ? removed : 0, inserted.slice(at, at + PART), at + PART >= inserted.length);
    } catch {
      known = before;
      if (!gone) later(AGAIN_MS);
    }
  }

  const typed = () => {
    later(WAIT_MS);
    keep();
  };
  const pressed = event => {
    if (event.key === 'Escape') document.querySelector('h1')?.focus();
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || field.readOnly) return;
    // A new line begins where the one before it did.
    const line = field.value.slice(field.value.lastIndexOf('\n', field.selectionStart - 1) + 1, field.selectionStart);
    const indent = line.match(/^ */)[0];
    if (!indent) return;
    event.preventDefault();
    document.execCommand('insertText', false, `\n${indent}`);
  };
  field.addEventListener('input', typed);
  field.addEventListener('blur', tell);
  field.addEventListener('keydown', pressed);

  return {
    // What this browser kept of an earlier time, in parts that fit a message; empty where it is the server's own.
    kept: at => kept.slice(at, at + PART),
    forget: () => { kept = ''; sessionStorage.removeItem(key); },
    // True where something is typed that the server has yet to hear; then the text stays.
    refused: text => {
      if (field.value !== known) return true;
      const [from, to] = [field.selectionStart, field.selectionEnd];
      field.value = text;
      known = text;
      field.setSelectionRange(Math.min(from, text.length), Math.min(to, text.length));
      sessionStorage.setItem(key, JSON.stringify({ revision, text }));
      return false;
    },
    saved: (now, length) => {
      revision = now;
      if (field.value === known && field.value.length === length) sessionStorage.removeItem(key);
      else keep();
    },
    flush: () => tell(),
    focus: () => field.focus(),
    jump: (line, column) => {
      const at = place(field.value, line, column);
      const word = field.value.slice(at).match(/^[^\s,\]}]*/)[0].length;
      field.focus({ preventScroll: true });
      field.setSelectionRange(at, at + word);
      const height = parseFloat(getComputedStyle(field).lineHeight) || 20;
      const pane = field.closest('[data-pane]');
      if (pane) pane.scrollTop = Math.max(0, field.offsetTop + (line - 1) * height - pane.clientHeight / 3);
      field.scrollLeft = 0;
    },
    dispose: () => {
      tell();
      gone = true;
      clearTimeout(timer);
      field.removeEventListener('input', typed);
      field.removeEventListener('blur', tell);
      field.removeEventListener('keydown', pressed);
    },
  };
}

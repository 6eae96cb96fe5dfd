// Keeps the row under the keyboard's cursor in sight.
export const reveal = id => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });

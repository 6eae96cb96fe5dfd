// Opens and closes the browser's own modal dialog; it traps the focus and gives it back.
export function open(dialog) {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('[data-first]')?.focus();
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}

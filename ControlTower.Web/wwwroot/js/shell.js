// What every page needs from the browser: ticking texts, the theme switch, menus that close, the reconnect banner.
import { pieces } from './duration.js';
import { watch } from './reconnect.js';
import { start } from './tick.js';

function switchTheme() {
  const root = document.documentElement;
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}

document.addEventListener('click', event => {
  if (event.target.closest('[data-theme-toggle]')) switchTheme();
  for (const menu of document.querySelectorAll('details.menu[open], details.more[open]'))
    if (!menu.contains(event.target) || event.target.closest('a')) menu.open = false;
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.menu[open], details.more[open]')) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

start();
watch(seconds => pieces(seconds, false, false).join(''));

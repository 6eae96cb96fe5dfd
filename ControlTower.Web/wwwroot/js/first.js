// Runs before the first paint: takes the theme that the browser prefers when no cookie says one, and leaves theme and zone for the server.
(() => {
  const has = name => document.cookie.split('; ').some(c => c.startsWith(name + '='));
  const keep = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`; };
  if (!has('theme') && matchMedia('(prefers-color-scheme: light)').matches) {
    document.documentElement.dataset.theme = 'light';
    keep('theme', 'light');
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) keep('tz', zone);
})();

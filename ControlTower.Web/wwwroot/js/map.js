// Panning and zooming of the network map. Everything moves in the browser; the server hears of it when the map rests.
// While it moves, the drawing stands still on a layer of its own and the layer slides: thousands of lanes are not painted again.
const closest = 24, restMs = 250, bakeMs = 120, keyStep = 60, wheelStep = 0.0016, dragSlack = 4;
const maps = new WeakMap();

export function attach(root, server) {
  const map = new MapControl(root, server);
  maps.set(root, map);
}

export function detach(root) {
  if (!root) return;
  maps.get(root)?.stop();
  maps.delete(root);
}

/** Reports the size of any element that lays itself out by it. */
export function watchSize(root, server) {
  maps.set(root, new SizeWatch(root, (w, h) => server.invokeMethodAsync('SizeChanged', w, h)));
}

class SizeWatch {
  constructor(element, report) {
    this.observer = new ResizeObserver(() => {
      clearTimeout(this.later);
      this.later = setTimeout(() => report(Math.round(element.clientWidth), Math.round(element.clientHeight)), this.heard ? 120 : 0);
      this.heard = true;
    });
    this.observer.observe(element);
  }

  stop() {
    clearTimeout(this.later);
    this.observer.disconnect();
  }
}

class MapControl {
  constructor(root, server) {
    Object.assign(this, { root, server, factor: 1, x: 0, y: 0, pointers: new Map(), ended: new AbortController() });
    this.canvas = root.querySelector('.map-canvas');
    this.layer = root.querySelector('[data-map-move]');
    this.slide = root.querySelector('.map-slide');
    this.drawn = { factor: 1, x: 0, y: 0 };
    this.size = new SizeWatch(this.canvas, (w, h) => {
      this.reset();
      server.invokeMethodAsync('SizeChanged', w, h);
    });
    const on = (target, name, act, more) => target.addEventListener(name, act.bind(this), { signal: this.ended.signal, ...more });
    on(root, 'wheel', this.wheel, { passive: false });
    on(root, 'pointerdown', this.down);
    on(root, 'pointermove', this.move);
    on(root, 'pointerup', this.up);
    on(root, 'pointercancel', this.up);
    on(root, 'click', this.click, { capture: true });
    on(root, 'dragstart', e => e.preventDefault());
    on(root, 'click', this.button);
    on(root, 'keydown', this.key);
  }

  stop() {
    this.ended.abort();
    this.size.stop();
    clearTimeout(this.rest);
    clearTimeout(this.bakeLater);
  }

  // Pixels of the page to pixels of the drawing; they differ only until the first size is known.
  local(event) {
    const box = this.root.getBoundingClientRect(), view = this.canvas.viewBox.baseVal;
    const scale = Math.max(box.width / view.width, box.height / view.height);
    return [(event.clientX - box.left - box.width / 2) / scale + view.width / 2, (event.clientY - box.top - box.height / 2) / scale + view.height / 2];
  }

  /** @param gradual one of many small steps: the drawing is stretched meanwhile and made sharp when they end. */
  zoom(by, [px, py], gradual = false) {
    const factor = Math.min(closest, Math.max(1, this.factor * by)), ratio = factor / this.factor;
    this.show(factor, px - (px - this.x) * ratio, py - (py - this.y) * ratio, gradual);
  }

  show(factor, x, y, gradual = false) {
    const view = this.canvas.viewBox.baseVal;
    this.sharp = !gradual;
    this.factor = factor;
    this.x = Math.min(view.width * 0.5, Math.max(view.width * (0.5 - factor), x));
    this.y = Math.min(view.height * 0.5, Math.max(view.height * (0.5 - factor), y));
    if (factor === 1 && Math.hypot(this.x, this.y) < 1) this.x = this.y = 0;
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint());
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.server.invokeMethodAsync('ViewSettled', this.factor, this.x, this.y), restMs);
  }

  paint() {
    this.frame = 0;
    clearTimeout(this.bakeLater);
    if (this.factor !== this.drawn.factor) {
      if (this.sharp) this.bake();
      else this.bakeLater = setTimeout(() => this.bake(), bakeMs);
    }
    this.glide();
    this.root.toggleAttribute('data-map-zoomed', this.factor > 1);
    this.root.toggleAttribute('data-map-moved', this.factor > 1 || this.x !== 0 || this.y !== 0);
  }

  // What was drawn for one place of the view is moved, and stretched, to another.
  glide() {
    const { factor, x, y } = this.drawn, ratio = this.factor / factor;
    const [dx, dy] = [this.x - x * ratio, this.y - y * ratio];
    this.slide.style.transform = ratio === 1 && dx === 0 && dy === 0 ? '' : `translate(${dx}px, ${dy}px) scale(${ratio})`;
  }

  // Draws it anew for where the view is now.
  bake() {
    clearTimeout(this.bakeLater);
    const { factor, x, y } = this;
    this.drawn = { factor, x, y };
    this.layer.setAttribute('transform', `translate(${x} ${y}) scale(${factor})`);
    this.root.style.setProperty('--map-unzoom', 1 / factor);
    this.glide();
  }

  reset() {
    if (this.factor === 1 && this.x === 0 && this.y === 0) return;
    this.show(1, 0, 0);
  }

  middle() {
    const view = this.canvas.viewBox.baseVal;
    return [view.width / 2, view.height / 2];
  }

  wheel(event) {
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 30 : 1) * wheelStep), this.local(event), true);
  }

  down(event) {
    if (event.button !== 0 || event.target.closest('.map-inset, .map-controls')) return;
    this.pointers.set(event.pointerId, this.local(event));
    this.dragged = 0;
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.local(event), [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    this.dragged += Math.hypot(dx, dy);
    if (this.dragged < dragSlack) return;
    if (!this.root.hasPointerCapture(event.pointerId)) this.root.setPointerCapture(event.pointerId);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (!other) return this.show(this.factor, this.x + dx, this.y + dy);
    const spread = p => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]));
    this.zoom(spread(now) / spread(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2], true);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
  }

  // The click that ends a drag is none.
  click(event) {
    if (this.dragged >= dragSlack) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.dragged = 0;
  }

  button(event) {
    const kind = event.target.closest('[data-map-zoom]')?.dataset.mapZoom;
    if (kind === 'in') this.zoom(1.6, this.middle());
    else if (kind === 'out') this.zoom(1 / 1.6, this.middle());
    else if (kind === 'reset') this.reset();
    else this.into(event.target.closest('[data-map-into]'));
  }

  into(cluster) {
    if (!cluster) return;
    if (cluster.closest('.map-inset')) {
      const [x, y] = cluster.closest('[data-map-region]').dataset.mapRegion.split(' ').map(Number);
      return this.center(4, x, y);
    }
    this.center(this.factor * 3, ...cluster.dataset.mapInto.split(' ').map(Number));
  }

  center(factor, x, y) {
    const [cx, cy] = this.middle(), bounded = Math.min(closest, factor);
    this.show(bounded, cx - x * bounded, cy - y * bounded);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (moves) this.show(this.factor, this.x + moves[0] * keyStep, this.y + moves[1] * keyStep);
    else if (event.key === '+' || event.key === '=') this.zoom(1.6, this.middle());
    else if (event.key === '-') this.zoom(1 / 1.6, this.middle());
    else if (event.key === '0') this.reset();
    else if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('[data-map-into]')) this.into(event.target.closest('[data-map-into]'));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

// Writes the world outline of the network map. Run: node make-outline.mjs COUNTRIES_TOPOJSON OUT_SVG
// See README.md beside this file.
import { readFileSync, writeFileSync } from 'node:fs';

// The same numbers stand in ControlTower.Web/Shared/Map/WorldProjection.cs; a test compares them with the viewBox written here.
const centralMeridian = 11, width = 10000, height = 5200;
const tolerance = 4, smallestIsland = 150;

const [source, target] = process.argv.slice(2);
const topology = JSON.parse(readFileSync(source, 'utf8'));
const countries = topology.objects.countries.geometries.filter(g => g.properties.name !== 'Antarctica');

function project([lon, lat]) {
  const phi = lat * Math.PI / 180, lambda = (lon - centralMeridian) * Math.PI / 180;
  const p2 = phi * phi, p4 = p2 * p2;
  const x = lambda * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)));
  const y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  const unit = width / (2 * Math.PI * 0.8707);
  return [width / 2 + x * unit, height / 2 - y * unit];
}

function decode(arc) {
  const { scale, translate } = topology.transform;
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

// The source lets arcs jump from 180 to -180 degrees; here they run on, as a whole on the side of the map where most of them lies.
function unwrap(points) {
  let turn = 0;
  const running = points.map(([lon, lat], i) => {
    if (i > 0 && Math.abs(lon - points[i - 1][0]) > 180) turn += lon < 0 ? 360 : -360;
    return [lon + turn, lat];
  });
  const middle = running.reduce((sum, p) => sum + p[0], 0) / running.length;
  const shift = -360 * Math.floor((middle - centralMeridian + 180) / 360);
  return running.map(([lon, lat]) => [lon + shift, lat]);
}

function simplify(points) {
  const keep = new Uint8Array(points.length), stack = [[0, points.length - 1]];
  keep[0] = keep[points.length - 1] = 1;
  while (stack.length) {
    const [from, to] = stack.pop();
    let worst = tolerance, at = -1;
    for (let i = from + 1; i < to; i++) {
      const off = distance(points[i], points[from], points[to]);
      if (off > worst) [worst, at] = [off, i];
    }
    if (at > 0) { keep[at] = 1; stack.push([from, at], [at, to]); }
  }
  return points.filter((_, i) => keep[i]);
}

function distance([px, py], [ax, ay], [bx, by]) {
  const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

const degrees = topology.arcs.map(arc => unwrap(decode(arc)));
const arcs = degrees.map(points => simplify(points.map(project)).map(p => p.map(Math.round)));

function ring(indices) {
  return indices.flatMap(i => i < 0 ? arcs[~i].slice().reverse() : arcs[i]);
}

function area(points) {
  return Math.abs(points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0)) / 2;
}

function d(points, close) {
  const steps = [];
  let [x, y] = points[0];
  for (const [nx, ny] of points.slice(1)) {
    if (nx === x && ny === y) continue;
    steps.push((steps.length && nx >= x ? ' ' : '') + (nx - x) + (ny < y ? '' : ' ') + (ny - y));
    [x, y] = [nx, ny];
  }
  return steps.length ? `M${points[0].join(' ')}l${steps.join('')}${close ? 'z' : ''}` : '';
}

const uses = new Map(), land = [];
for (const country of countries) {
  const polygons = country.type === 'Polygon' ? [country.arcs] : country.arcs;
  for (const rings of polygons) {
    if (rings[0].length === 1 && area(ring(rings[0])) < smallestIsland) continue;
    for (const indices of rings) {
      land.push(d(ring(indices), true));
      for (const i of indices) uses.set(i < 0 ? ~i : i, (uses.get(i < 0 ? ~i : i) ?? 0) + 1);
    }
  }
}
const lines = count => [...uses].filter(([i, n]) => n === count).map(([i]) => d(arcs[i], false)).join('');

writeFileSync(target, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
<!-- Made by docs/map-outline/make-outline.mjs from Natural Earth 1:50m countries, public domain. -->
<path id="land" d="${land.join('')}"/>
<path id="coast" fill="none" vector-effect="non-scaling-stroke" d="${lines(1)}"/>
<path id="borders" fill="none" vector-effect="non-scaling-stroke" d="${lines(2)}"/>
</svg>
`);

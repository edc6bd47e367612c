// The page's data, what of it is chosen, and the permalink that says so.

const DATA = JSON.parse(document.getElementById('data').textContent);
const TYPES = new Map(DATA.types.map(([name, label, glyph, colour, ink]) => [name, { name, label, glyph, colour, ink }]));
const LINK_TYPES = new Map(DATA.linkTypes.map(([name, label, inverse, dash, width]) => [name, { name, label, inverse, dash, width }]));
const ENTITIES = DATA.entities;
const LINKS = DATA.links.map(([from, type, to, confidence, evidence, more], id) => ({ id, from, type, to, confidence, evidence, more }));
const METRICS = DATA.metrics;
const BY_KEY = new Map(ENTITIES.map((entity, id) => [entity.k, id]));
const AROUND = ENTITIES.map(() => []);
for (const link of LINKS) {
  AROUND[link.from].push(link);
  AROUND[link.to].push(link);
}
const SCENES = DATA.scenes.map(prepare);

const state = {
  scene: SCENES[0],
  open: new Set(),
  hiddenTypes: new Set(),
  hiddenLinks: new Set(),
  least: 0,
  node: null,
  link: null,
  hops: 2,
  view: null,
};

/** A scene of the data with its nodes by id, in their order (parents before children), and who hangs below whom. */
function prepare(scene) {
  const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  const below = new Map();
  let root = scene.nodes[0] || null;
  for (const node of scene.nodes) {
    if (node.up !== undefined) {
      if (!below.has(node.up)) below.set(node.up, []);
      below.get(node.up).push(node);
    }
  }
  // How many entities are folded below each; children come after their parents.
  const under = new Map();
  for (const node of [...scene.nodes].reverse()) {
    const own = (under.get(node.id) || 0) + (node.t === 'Group' ? 0 : 1);
    if (node.up !== undefined) under.set(node.up, (under.get(node.up) || 0) + own);
  }
  return { ...scene, nodes, below, under, root, edges: scene.edges };
}

/** The nodes of a scene that start out open. */
function openAtFirst(scene) {
  return new Set([...scene.below.keys()].filter((id) => !scene.nodes.get(id).closed));
}

function passes(node) {
  return node === state.scene.root || (!state.hiddenTypes.has(node.t) && ENTITIES[node.id].c >= state.least);
}

/** The nodes to draw now. Children of a node that a filter hides stay, hung below the next node above. */
function visibleNodes(scene) {
  const reachable = new Set();
  const seen = new Map();
  for (const node of scene.nodes.values()) {
    if (node.sat) continue;
    const up = node.up === undefined ? null : scene.nodes.get(node.up);
    if (scene.kind === 'tree' && up && !(reachable.has(up.id) && (state.open.has(up.id) || !passes(up)))) continue;
    reachable.add(node.id);
    if (passes(node)) seen.set(node.id, node);
  }
  const beside = new Set();
  for (const edge of scene.edges) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (scene.nodes.get(one).sat && seen.has(other)) beside.add(one);
    }
  }
  // In the scene's own order, which the layout goes by.
  return new Map([...scene.nodes].filter(([id, node]) => seen.has(id) || (beside.has(id) && passes(node))));
}

/** The visible node that a node hangs below. */
function above(scene, seen, node) {
  let up = scene.nodes.get(node.up);
  while (up && !seen.has(up.id)) up = scene.nodes.get(up.up);
  return up || scene.root;
}

function visibleEdges(scene, seen) {
  const drawn = scene.edges.filter(
    (edge) => seen.has(edge.from) && seen.has(edge.to) && edge.c >= state.least && !state.hiddenLinks.has(edge.t),
  );
  for (const node of seen.values()) {
    if (node.up === undefined || node.sat || seen.has(node.up)) continue;
    drawn.push({ from: above(scene, seen, node).id, to: node.id, t: 'folds', c: 1, width: 1 });
  }
  return drawn;
}

const key = (id) => ENTITIES[id].k;
const keys = (ids) => [...ids].map(key).join('|');
const ids = (text) => (text || '').split('|').map((k) => BY_KEY.get(k)).filter((id) => id !== undefined);

/** The state as a URL fragment; what is as at first is left out. */
function toHash() {
  const q = new URLSearchParams();
  if (DATA.kind === 'neighbourhood') {
    q.set('centre', key(state.scene.root.id));
    if (state.hops !== 2) q.set('hops', state.hops);
  } else if (state.scene !== SCENES[0]) q.set('scene', state.scene.key);
  const first = openAtFirst(state.scene);
  const opened = [...state.open].filter((id) => !first.has(id));
  const shut = [...first].filter((id) => !state.open.has(id));
  if (opened.length && opened.length + first.size === state.scene.below.size) q.set('open', '*');
  else if (opened.length) q.set('open', keys(opened));
  if (shut.length) q.set('shut', keys(shut));
  if (state.hiddenTypes.size) q.set('types', [...state.hiddenTypes].join('|'));
  if (state.hiddenLinks.size || (DATA.pages.start && DATA.pages.start.links)) q.set('links', [...state.hiddenLinks].join('|'));
  if (state.least > 0) q.set('least', state.least);
  if (state.node !== null) q.set('node', key(state.node));
  if (state.link !== null) {
    const link = LINKS[state.link];
    q.set('link', `${key(link.from)}|${link.type}|${key(link.to)}`);
  }
  if (state.view) q.set('view', state.view.join(','));
  const text = q.toString();
  return text ? '#' + text : '';
}

/** Take the state from a URL fragment; unknown names in it are passed over. */
function fromHash(hash) {
  const q = new URLSearchParams(hash.replace(/^#/, ''));
  state.hiddenTypes = new Set((q.get('types') || '').split('|').filter((t) => TYPES.has(t)));
  state.hiddenLinks = new Set((q.get('links') || '').split('|').filter((t) => LINK_TYPES.has(t)));
  state.least = Math.min(1, Math.max(0, Number(q.get('least')) || 0));
  const start = DATA.pages.start || { hops: 2, links: null };
  state.hops = Math.min(3, Math.max(1, Number(q.get('hops')) || start.hops));
  if (start.links && !q.has('links')) state.hiddenLinks = new Set([...LINK_TYPES.keys()].filter((t) => !start.links.includes(t)));
  const centre = BY_KEY.get(q.get('centre'));
  if (DATA.kind === 'neighbourhood') state.scene = centre === undefined ? SCENES[0] : neighbourhood(centre);
  else state.scene = SCENES.find((scene) => scene.key === q.get('scene')) || SCENES[0];
  state.open = openAtFirst(state.scene);
  if (q.get('open') === '*') state.open = new Set(state.scene.below.keys());
  else for (const id of ids(q.get('open'))) state.open.add(id);
  for (const id of ids(q.get('shut'))) state.open.delete(id);
  const node = BY_KEY.get(q.get('node'));
  state.node = node === undefined ? null : node;
  const [from, type, to] = (q.get('link') || '').split('|');
  const link = LINKS.find((l) => key(l.from) === from && l.type === type && key(l.to) === to);
  state.link = link ? link.id : null;
  const view = (q.get('view') || '').split(',').map(Number);
  state.view = view.length === 3 && view.every(Number.isFinite) && view[2] > 0 ? view : null;
}

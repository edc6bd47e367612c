// The page itself: the network, what clicks and keys do, and the picture after each change.

const stage = byId('network');
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, DATA.options);
let focus = null;
let drawnNodes = new Map();
let drawnEdges = [];
let ownHash = null;

/** Draw the state. `place` stacks a tree anew; without it nodes stay where they are, dragged ones too. */
function draw(place) {
  const scene = state.scene;
  drawnNodes = visibleNodes(scene);
  if (place && scene.kind === 'tree') stack(scene, drawnNodes);
  focus = focused();
  drawnEdges = visibleEdges(scene, drawnNodes);
  edgeSet.clear();
  nodeSet.clear();
  nodeSet.add([...drawnNodes.values()].map((node) => ({
    id: node.id, label: node.label, x: node.x, y: node.y, shape: 'custom',
    ctxRenderer: renderer(node, () => network.getScale(), () => focus),
  })));
  edgeSet.add(drawnEdges.map((edge, n) => edgeOptions({ ...edge, id: n }, focus)));
  byId('shown').textContent = `显示 ${drawnNodes.size} / ${scene.nodes.size} 个节点`;
}

/** Colours and widths after another choice, everything in its place. */
function repaint() {
  focus = focused();
  edgeSet.update(drawnEdges.map((edge, n) => edgeOptions({ ...edge, id: n }, focus)));
  network.redraw();
}

/** Show the nodes given, or all, as large as fits; not much larger than life. */
function fit(some, largest = 1.2) {
  const nodes = some ? some.filter((node) => node.x !== undefined) : [...drawnNodes.values()];
  if (!nodes.length) return;
  const areas = nodes.map(({ x, y, w, h }) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2]);
  if (!some) areas.push(...state.scene.zones.map(([, x, y, w, h]) => [x, y, x + w, y + h]));
  const [left, top] = [0, 1].map((n) => Math.min(...areas.map((area) => area[n])));
  const [right, bottom] = [2, 3].map((n) => Math.max(...areas.map((area) => area[n])));
  const scale = Math.min((stage.clientWidth - 48) / (right - left), (stage.clientHeight - 40) / (bottom - top), largest);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.04) });
}

function look() {
  if (state.view) network.moveTo({ position: { x: state.view[0], y: state.view[1] }, scale: state.view[2] });
  else fit();
}

function keep() {
  ownHash = toHash();
  if (ownHash !== location.hash) history.replaceState(null, '', location.href.split('#')[0] + ownHash);
}

function say() {
  const at = state.node !== null ? ENTITIES[state.node] : null;
  byId('live').textContent = at ? `${TYPES.get(at.t).label}：${at.l}` : '';
}

/** Open or shut the panel. The stage changes its width: a picture that fitted fits again, one that was moved stays in its place. */
function openPanel() {
  const width = stage.clientWidth;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  showDetails(actions);
  if (stage.clientWidth === width) return;
  network.redraw();
  if (!state.view) {
    fit();
    return;
  }
  network.moveTo({ position: { x: x - (width - stage.clientWidth) / 2 / scale, y }, scale });
  const node = drawnNodes.get(state.node);
  if (node && !inSight(node)) network.moveTo({ position: { x: node.x, y: node.y } });
}

/** After a choice: panel, colours, permalink. */
function chosen() {
  openPanel();
  repaint();
  say();
  keep();
}

/** After a filter or a fold: the same and new places. */
function changed(keepView) {
  if (DATA.kind === 'neighbourhood') {
    state.scene = neighbourhood(state.scene.root.id);
    state.open = openAtFirst(state.scene);
  }
  draw(true);
  showFilters(refilter);
  showSheet();
  if (!keepView) {
    state.view = null;
    fit();
  }
  chosen();
}
const refilter = () => changed(true);

/** Bring a node into sight: open what hides it, go to its sheet, centre the view on it where it is outside or too small. */
function reveal(id) {
  if (DATA.kind === 'neighbourhood' && !state.scene.nodes.has(id)) {
    actions.centre(id);
    return;
  }
  if (!state.scene.nodes.has(id)) {
    const scene = SCENES.find((one) => one.nodes.has(id));
    if (!scene) return;
    goTo(scene);
  }
  const node = state.scene.nodes.get(id);
  for (let up = node.up; up !== undefined; up = state.scene.nodes.get(up).up) state.open.add(up);
  state.hiddenTypes.delete(node.t);
  if (ENTITIES[id].c < state.least) state.least = 0;
  if (node.sat && !visibleNodes(state.scene).has(id)) {
    const edge = state.scene.edges.find((one) => one.from === id || one.to === id);
    for (let up = state.scene.nodes.get(edge.from === id ? edge.to : edge.from).up; up !== undefined; up = state.scene.nodes.get(up).up) state.open.add(up);
  }
  if (!drawnNodes.has(id)) changed(true);
  if (inSight(node) && network.getScale() > 0.45) return;
  network.moveTo({ position: { x: node.x, y: node.y }, scale: Math.max(network.getScale(), 0.8) });
  remember();
}

function goTo(scene) {
  state.scene = scene;
  state.open = openAtFirst(scene);
  state.node = state.link = state.view = null;
  draw(scene.fresh);
  showFilters(refilter);
  showSheet();
  fit();
  chosen();
}

const actions = {
  choose(id) {
    reveal(id);
    state.link = null;
    state.node = id;
    chosen();
  },
  chooseLink(id) {
    state.link = id;
    chosen();
  },
  canToggle: (id) => state.scene.kind === 'tree' && state.scene.below.has(id) && id !== state.scene.root.id,
  isOpen: (id) => state.open.has(id),
  toggle(id) {
    const node = state.scene.nodes.get(id);
    const before = network.canvasToDOM({ x: node.x, y: node.y });
    if (state.open.has(id)) state.open.delete(id);
    else state.open.add(id);
    changed(true);
    if (!state.view) {
      fit();
      if (network.getScale() >= 0.7) return;
    }
    // What was clicked stays under the pointer.
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const after = network.canvasToDOM({ x: node.x, y: node.y });
    network.moveTo({ position: { x: centre.x + (after.x - before.x) / scale, y: centre.y + (after.y - before.y) / scale }, scale });
    const family = [node, ...state.scene.below.get(id)].filter((one) => drawnNodes.has(one.id));
    if (state.open.has(id) && family.some((one) => !inSight(one))) {
      fit(family);
      // A long branch is read by moving along it, not by squinting at the whole.
      if (network.getScale() < 0.6) network.moveTo({ position: { x: (family[0].x + family[family.length - 1].x) / 2, y: node.y }, scale: 0.75 });
    }
    remember();
  },
  centre: DATA.kind !== 'neighbourhood' ? null : (id) => {
    goTo(neighbourhood(id));
    state.node = id;
    chosen();
  },
};

function inSight(node) {
  const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
  const half = (node.w / 2) * network.getScale();
  return x - half >= 0 && x + half <= stage.clientWidth && y >= 8 && y <= stage.clientHeight - 8;
}

function remember() {
  const { x, y } = network.getViewPosition();
  state.view = [Math.round(x), Math.round(y), Number(network.getScale().toFixed(3))];
  keep();
}

/** What was pressed and is not let go yet: a press longer than a click may still become a drag, which must not move the page. */
let held = null;

function clicked({ nodes, edges, pointer }) {
  stage.focus({ preventScroll: true });
  if (nodes.length) {
    const node = state.scene.nodes.get(nodes[0]);
    const onCount = pointer.canvas.x > node.x + node.w / 2 - 38;
    const fold = actions.canToggle(node.id) && (onCount || !state.open.has(node.id));
    state.link = null;
    state.node = node.id;
    if (fold) actions.toggle(node.id);
    else chosen();
  } else {
    const edge = edges.length ? drawnEdges[edges[0]] : null;
    state.node = null;
    state.link = edge && edge.k !== undefined ? edge.k : null;
    chosen();
  }
}

network.on('click', (press) => {
  if (press.event.type === 'press') held = press;
  else clicked(press);
});
network.on('dragStart', () => {
  held = null;
});
network.on('release', () => {
  if (!held) return;
  const press = held;
  held = null;
  clicked(press);
});
network.on('doubleClick', ({ nodes }) => {
  if (nodes.length && actions.centre) actions.centre(nodes[0]);
});
network.on('dragEnd', ({ nodes }) => {
  for (const id of nodes) Object.assign(state.scene.nodes.get(id), network.getPosition(id));
  if (!nodes.length) remember();
});
network.on('zoom', remember);
network.on('beforeDrawing', (ctx) => drawZones(ctx, state.scene.zones));
network.on('hoverNode', ({ node }) => {
  const { label, note } = state.scene.nodes.get(node);
  byId('tip').textContent = note ? `${label}　${note}` : label;
  const { x, y } = network.canvasToDOM(network.getPosition(node));
  Object.assign(byId('tip').style, { left: `${x}px`, top: `${y - (state.scene.nodes.get(node).h / 2) * network.getScale() - 8}px` });
  byId('tip').hidden = false;
  stage.style.cursor = 'pointer';
});
for (const event of ['blurNode', 'dragStart', 'zoom', 'click']) {
  network.on(event, () => {
    byId('tip').hidden = true;
    stage.style.cursor = '';
  });
}

/** The next visible node in a direction, near ones and ones straight ahead first. */
function towards(dx, dy) {
  const from = drawnNodes.get(state.node);
  if (!from) return state.scene.root;
  let best = null;
  for (const node of drawnNodes.values()) {
    const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy + (node.y - from.y) * dx);
    const cost = ahead + (dx ? 3 : 1) * aside;
    if (node !== from && ahead > 2 && (!best || cost < best.cost)) best = { node, cost };
  }
  return best ? best.node : from;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
stage.addEventListener('keydown', (event) => {
  if (ARROWS[event.key]) {
    event.preventDefault();
    const node = towards(...ARROWS[event.key]);
    state.node = node.id;
    state.link = null;
    if (!inSight(node)) network.moveTo({ position: { x: node.x, y: node.y } });
    chosen();
  } else if (event.key === 'Enter' && state.node !== null) {
    if (actions.canToggle(state.node)) actions.toggle(state.node);
    else if (actions.centre) actions.centre(state.node);
  } else if (event.key === '+' || event.key === '=') network.moveTo({ scale: network.getScale() * 1.2 });
  else if (event.key === '-') network.moveTo({ scale: network.getScale() / 1.2 });
  else if (event.key === '0') changed(false);
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId('search').focus();
  } else if (event.key === 'Escape') {
    state.node = state.link = null;
    chosen();
  }
});

makeSearch((id) => (actions.centre ? actions.centre(id) : actions.choose(id)));
makeSheets(goTo);
byId('close').addEventListener('click', () => { state.node = state.link = null; chosen(); });
byId('least').addEventListener('input', (event) => { state.least = Number(event.target.value); changed(true); });
byId('fit').addEventListener('click', () => { state.view = null; fit(); keep(); });
byId('print').addEventListener('click', () => window.print());
byId('copy').addEventListener('click', async (event) => {
  keep();
  const button = event.currentTarget;
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = '已复制';
  } catch (refused) {
    // Browsers may refuse the clipboard to local files; then the link is shown to be copied by hand.
    window.prompt('复制此链接', location.href);
  }
  setTimeout(() => { button.textContent = '复制链接'; }, 1500);
});
for (const [id, open] of [['open-all', true], ['shut-all', false]]) {
  const button = byId(id);
  button.hidden = DATA.kind !== 'overview';
  button.addEventListener('click', () => {
    state.open = open ? new Set(state.scene.below.keys()) : new Set([state.scene.root.id]);
    changed(false);
  });
}
if (actions.centre) {
  byId('hops-row').hidden = false;
  byId('hops').addEventListener('change', (event) => { state.hops = Number(event.target.value); changed(false); });
}
/** For paper the picture is drawn again, whole and three times as fine, and laid over a canvas of its own. */
window.addEventListener('beforeprint', () => {
  if (!stage.clientWidth) return;
  const before = { position: network.getViewPosition(), scale: network.getScale() };
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  Object.assign(stage.style, { width: `${width * 3}px`, height: `${height * 3}px`, right: 'auto', bottom: 'auto' });
  network.redraw();
  fit(null, 3.6);
  network.redraw();
  const drawn = stage.querySelector('canvas');
  const paper = byId('paper');
  paper.width = drawn.width;
  paper.height = drawn.height;
  paper.getContext('2d').drawImage(drawn, 0, 0);
  Object.assign(stage.style, { width: '', height: '', right: '', bottom: '' });
  network.redraw();
  network.moveTo(before);
});
window.addEventListener('resize', () => { if (!state.view) fit(); });
window.addEventListener('hashchange', () => { if (location.hash !== ownHash) start(false); });

/** Take the state from the address. At first the build's own places are used; a state that folds otherwise is stacked anew. */
function start(first) {
  fromHash(location.hash);
  byId('hops').value = state.hops;
  const asBuilt = openAtFirst(state.scene);
  const other = state.hiddenTypes.size || state.least || state.scene.fresh || asBuilt.size !== state.open.size || [...asBuilt].some((id) => !state.open.has(id));
  if (DATA.kind === 'neighbourhood' && other && !state.scene.fresh) state.scene = neighbourhood(state.scene.root.id);
  draw(!first || other);
  showFilters(refilter);
  showSheet();
  showDetails(actions);
  network.redraw();
  look();
  if (state.node !== null && !drawnNodes.has(state.node)) reveal(state.node);
  repaint();
}
start(true);
// For tests and measurements: when the first picture stood.
network.once('afterDrawing', () => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.documentElement.dataset.still = performance.now().toFixed(0);
})));
network.redraw();

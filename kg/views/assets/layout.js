// Places after a change: the build's `stack` (kg/views/layout.py) once more, and the ways around a new centre.

/** Place the visible nodes of a tree: layers as columns, a leaf a row, parents at the middle of their children. */
function stack(scene, seen) {
  const below = new Map();
  for (const node of seen.values()) {
    if (node.sat || node === scene.root) continue;
    const up = above(scene, seen, node).id;
    if (!below.has(up)) below.set(up, []);
    below.get(up).push(node);
  }
  const kids = (node) => below.get(node.id) || [];
  scene.root.x = scene.root.y = 0;
  for (const side of [1, -1]) {
    const branches = kids(scene.root).filter((node) => node.side === side);
    const placed = [];
    const leaves = [];
    let cursor = 0;
    const place = (node) => {
      const under = kids(node);
      under.forEach(place);
      if (under.length) node.y = (under[0].y + under[under.length - 1].y) / 2;
      else {
        node.y = cursor + node.h / 2;
        cursor += node.h + METRICS.rowGap;
        leaves.push(node);
      }
      placed.push(node);
    };
    for (const branch of branches) {
      place(branch);
      if (kids(branch).length) cursor += METRICS.branchGap;
    }
    const middle = leaves.length ? (leaves[0].y + leaves[leaves.length - 1].y) / 2 : 0;
    for (const node of placed) node.y -= middle;
  }
  follow(scene, seen);
  for (const side of [1, -1]) columns(scene.root, [...seen.values()].filter((node) => node.side === side), side);
}

/** Put satellites at the mean height of their visible neighbours, spaced so that none covers another. */
function follow(scene, seen) {
  const beside = new Map();
  for (const edge of scene.edges) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!seen.has(one) || !seen.has(other) || !seen.get(one).sat || seen.get(other).sat) continue;
      if (!beside.has(one)) beside.set(one, []);
      beside.get(one).push(seen.get(other).y);
    }
  }
  const wished = new Map([...beside].map(([id, ys]) => [id, ys.reduce((sum, y) => sum + y, 0) / ys.length]));
  for (const side of [1, -1]) {
    const ranked = [...seen.values()].filter((node) => node.sat && node.side === side);
    ranked.sort((a, b) => wished.get(a.id) - wished.get(b.id));
    let under = null;
    for (const node of ranked) {
      const wish = wished.get(node.id);
      node.y = under === null ? wish : Math.max(wish, under + node.h / 2 + METRICS.rowGap);
      under = node.y + node.h / 2;
    }
    const shift = ranked.length ? ranked.reduce((sum, node) => sum + wished.get(node.id) - node.y, 0) / ranked.length : 0;
    for (const node of ranked) node.y += shift;
  }
}

function columns(root, nodes, side) {
  const widest = new Map();
  for (const node of nodes) widest.set(node.col, Math.max(widest.get(node.col) || 0, node.w));
  let edge = root.w / 2 + METRICS.columnGap;
  for (const column of [...widest.keys()].sort((a, b) => a - b)) {
    for (const node of nodes) if (node.col === column) node.x = side * (edge + node.w / 2);
    edge += widest.get(column) + METRICS.columnGap;
  }
}

/** The scene around an entity: shortest ways by the link types that are not filtered away, as the build's `neighbourhood`. */
function neighbourhood(centre) {
  const up = new Map([[centre, null]]);
  const depth = new Map([[centre, 0]]);
  const queue = [centre];
  for (const id of queue) {
    if (depth.get(id) === state.hops || (id !== centre && DATA.hubs.includes(ENTITIES[id].t))) continue;
    const near = AROUND[id]
      .filter((link) => !state.hiddenLinks.has(link.type) && link.confidence >= state.least)
      .map((link) => (link.from === id ? link.to : link.from));
    for (const other of [...new Set(near)].sort((a, b) => a - b)) {
      const far = DATA.hubs.includes(ENTITIES[other].t) && depth.get(id) > 0;
      if (up.has(other) || far || up.size >= DATA.most) continue;
      up.set(other, id);
      depth.set(other, depth.get(id) + 1);
      queue.push(other);
    }
  }
  const parents = new Set(up.values());
  const closed = (id) => id !== centre && parents.has(id) && up.size > DATA.openUpTo;
  const rows = new Map();
  for (const id of [...queue].reverse()) {
    rows.set(id, closed(id) ? 1 : rows.get(id) || 1);
    if (up.get(id) !== null) rows.set(up.get(id), (rows.get(up.get(id)) || 0) + rows.get(id));
  }
  const filled = { 1: 0, '-1': 0 };
  const nodes = [];
  const side = new Map([[centre, 0]]);
  for (const id of queue) {
    if (up.get(id) === centre) {
      side.set(id, filled[1] <= filled[-1] ? 1 : -1);
      filled[side.get(id)] += rows.get(id);
    } else if (id !== centre) side.set(id, side.get(up.get(id)));
    const node = { id, label: ENTITIES[id].l, t: ENTITIES[id].t, note: ENTITIES[id].f, side: side.get(id), col: depth.get(id) };
    if (id !== centre) node.up = up.get(id);
    node.closed = closed(id);
    const note = node.note ? textWidth(node.note, 12) + 10 : 0;
    node.w = Math.min(METRICS.maxWidth, METRICS.badge + textWidth(node.label, METRICS.font) + 18 + note + (id !== centre && parents.has(id) ? 34 : 0));
    if (id === centre) node.w += 20;
    node.h = id === centre ? 40 : METRICS.height;
    nodes.push(node);
  }
  const edges = LINKS.filter((link) => up.has(link.from) && up.has(link.to)).map((link) => ({
    from: link.from, to: link.to, t: link.type, c: link.confidence, k: link.id, width: LINK_TYPES.get(link.type).width,
  }));
  const scene = prepare({ key: key(centre), title: `${ENTITIES[centre].l}的邻域`, kind: 'tree', note: '', nodes, edges, zones: [] });
  scene.fresh = true;
  scene.full = up.size >= DATA.most;
  return scene;
}

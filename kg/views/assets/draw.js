// How nodes, zones and edges look on the canvas. A node is a pill: a badge with its type's glyph, its name, a figure, a count.

const INK = '#1b2733';
const LINE = '#9aa7b4';
const ACCENT = '#0b4f83';
const FAINT = 0.3;

/** A colour mixed with white; `share` is the colour's part. */
function tint(hex, share) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(255 - (255 - part) * share)).join(',')})`;
}

/** What is in focus: the chosen node with its neighbours, or a link's two ends; null when all is. */
function focused() {
  if (state.link !== null) return new Set([LINKS[state.link].from, LINKS[state.link].to]);
  if (state.node === null || !state.scene.nodes.has(state.node)) return null;
  const near = new Set([state.node]);
  for (const edge of state.scene.edges) {
    if (edge.from === state.node) near.add(edge.to);
    if (edge.to === state.node) near.add(edge.from);
  }
  for (const node of state.scene.below.get(state.node) || []) near.add(node.id);
  for (let up = state.scene.nodes.get(state.node).up; up !== undefined; up = state.scene.nodes.get(up).up) near.add(up);
  return near;
}

function pill(ctx, x, y, w, h, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, radius);
}

function folded(node) {
  return state.scene.kind === 'tree' ? state.scene.below.get(node.id) : undefined;
}

/** A renderer for vis-network's "custom" shape. */
function renderer(node, scale, focus) {
  const type = TYPES.get(node.t);
  const size = { width: node.w, height: node.h };
  return ({ ctx, x, y, state: { hover } }) => ({ drawNode: () => drawNode(ctx, node, type, x, y, hover, scale(), focus()), nodeDimensions: size });
}

function drawNode(ctx, node, type, x, y, hover, scale, focus) {
  const chosen = state.node === node.id;
  const root = node === state.scene.root && state.scene.kind === 'tree' || node.t === 'County';
  const left = x - node.w / 2;
  const top = y - node.h / 2;
  const dot = node.circle || METRICS.badge - 6;
  ctx.globalAlpha = focus && !focus.has(node.id) && !hover ? FAINT : 1;
  pill(ctx, left, top, node.w, node.h, Math.min(node.h, METRICS.height + 12) / 2);
  ctx.fillStyle = root ? type.colour : '#ffffff';
  ctx.fill();
  if (!root) {
    ctx.fillStyle = tint(type.colour, hover || chosen ? 0.2 : 0.08);
    ctx.fill();
  }
  ctx.lineWidth = chosen ? 2.6 : hover ? 1.8 : 1;
  ctx.strokeStyle = chosen ? ACCENT : tint(type.colour, 0.75);
  if (node.t === 'Group') ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
  // Too small to read: the shape alone, which is also quicker.
  if (scale * METRICS.font < 4.5) return;
  const axis = left + Math.max(METRICS.badge / 2 + 1, dot / 2 + 3);
  if (!root) {
    ctx.beginPath();
    ctx.arc(axis, y, dot / 2, 0, 2 * Math.PI);
    ctx.fillStyle = type.colour;
    ctx.fill();
  }
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'center';
  ctx.font = `600 11px ${FONT_STACK}`;
  ctx.fillStyle = type.ink;
  if (!root || node.t !== 'County') ctx.fillText(type.glyph, root ? left + 18 : axis, y + 0.5);
  const right = drawEnd(ctx, node, type, left + node.w - 8, y, root);
  const start = root ? left + (node.t === 'County' ? 14 : 32) : axis + dot / 2 + 6;
  ctx.fillStyle = root ? type.ink : INK;
  ctx.font = `${root || node.t === 'IndustryChain' ? 600 : 400} ${root ? 16 : METRICS.font}px ${FONT_STACK}`;
  if (node.clipped === undefined) node.clipped = clip(ctx, node.label, right - start);
  ctx.textAlign = node.t === 'County' ? 'center' : 'left';
  ctx.fillText(node.clipped, node.t === 'County' ? x : start, y + 0.5);
}

/** The right end of a pill: how many are folded below, then the figure. Returns where the name must end. */
function drawEnd(ctx, node, type, right, y, root) {
  if (folded(node) && node !== state.scene.root) {
    const open = state.open.has(node.id);
    const text = open ? '−' : String(state.scene.under.get(node.id));
    ctx.font = `600 11px ${FONT_STACK}`;
    pill(ctx, right - 26, y - 9, 28, 18, 9);
    ctx.fillStyle = open ? '#ffffff' : type.colour;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = type.colour;
    ctx.stroke();
    ctx.textAlign = 'center';
    ctx.fillStyle = open ? INK : type.ink;
    ctx.fillText(text, right - 12, y + 0.5);
    right -= 32;
  }
  if (node.note) {
    ctx.font = `400 12px ${FONT_STACK}`;
    ctx.textAlign = 'right';
    ctx.fillStyle = root ? type.ink : '#55606c';
    ctx.fillText(node.note, right - 2, y + 0.5);
    right -= ctx.measureText(node.note).width + 10;
  }
  return right;
}

/** Titled areas behind the nodes of a sheet. */
function drawZones(ctx, zones) {
  for (const [title, left, top, width, height] of zones) {
    pill(ctx, left, top, width, height, 12);
    ctx.fillStyle = '#f6f8fa';
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = '#dfe5eb';
    ctx.stroke();
    ctx.font = `600 14px ${FONT_STACK}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = '#4a5763';
    ctx.fillText(title, left + 18, top + 25);
  }
}

// In a tree the curve is flat for long enough to meet the pill at its end and not at its back.
const SMOOTH = {
  tree: { enabled: true, type: 'cubicBezier', forceDirection: 'horizontal', roundness: 0.7 },
  sheet: { enabled: true, type: 'cubicBezier', forceDirection: 'none', roundness: 0.5 },
  network: false,
  bow: { enabled: true, type: 'curvedCW', roundness: 0.35 },
};

/** How much of an edge to show that is not what the picture is about: links across a tree or between the parts of a sheet. */
function crosses(from, to) {
  if (state.scene.kind === 'network') return 0.6;
  if (state.scene.kind === 'sheet') return from === state.scene.root || to === state.scene.root ? 0.7 : 0.3;
  if (from.up === to.id || to.up === from.id || from.sat || to.sat) return 1;
  return Math.abs(from.x - to.x) < 150 ? 0 : 0.22;
}

/** vis-network's options of an edge: quiet as a rule, strong where it touches what is chosen. */
function edgeOptions(edge, focus) {
  const chosen = state.link !== null && edge.k === state.link;
  const touches = chosen || (state.link === null && state.node !== null && (edge.from === state.node || edge.to === state.node));
  const faint = focus && !touches;
  const [from, to] = [state.scene.nodes.get(edge.from), state.scene.nodes.get(edge.to)];
  const aside = crosses(from, to);
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: edge.width * (chosen ? 2.4 : touches ? 1.3 : 1),
    dashes: LINK_TYPES.get(edge.t).dash.length ? LINK_TYPES.get(edge.t).dash : false,
    color: { color: touches ? ACCENT : LINE, hover: ACCENT, highlight: ACCENT, opacity: touches ? 0.9 : (faint ? 0.15 : 0.7) * aside, inherit: false },
    arrows: { to: { enabled: Boolean(touches && state.scene.kind !== 'tree'), scaleFactor: 0.55 } },
    smooth: state.scene.kind === 'tree' && Math.abs(from.x - to.x) < 150 ? SMOOTH.bow : SMOOTH[state.scene.kind],
  };
}

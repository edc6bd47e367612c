// The controls beside the picture: legend and filters in one, confidence, search with completion, choice of sheet, buttons.

const byId = (id) => document.getElementById(id);

/** A row of the legend that is also a filter. */
function filterRow(mark, label, count, hidden, name, change) {
  const box = el('input', { type: 'checkbox', change: (event) => {
    if (event.target.checked) hidden.delete(name);
    else hidden.add(name);
    change();
  } });
  box.checked = !hidden.has(name);
  return el('label', { class: 'filter', 'data-name': name }, box, mark, el('span', { class: 'name' }, label), el('span', { class: 'count' }, String(count)));
}

function lineMark(type) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [name, value] of Object.entries({ width: 26, height: 10, viewBox: '0 0 26 10', 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  for (const [name, value] of Object.entries({ x1: 0, x2: 26, y1: 5, y2: 5, stroke: '#55606c', 'stroke-width': type.width })) line.setAttribute(name, value);
  if (type.dash.length) line.setAttribute('stroke-dasharray', type.dash.join(' '));
  svg.append(line);
  return svg;
}

function tally(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) || 0) + 1);
  return counts;
}

/** Fill legend and filters with what the page (a neighbourhood) or the scene holds. */
function showFilters(change) {
  const whole = DATA.kind === 'neighbourhood';
  const nodes = tally(whole ? ENTITIES.map((entity) => entity.t) : [...state.scene.nodes.values()].map((node) => node.t));
  const links = tally(whole ? LINKS.map((link) => link.type) : state.scene.edges.map((edge) => edge.t));
  const types = [...TYPES.values()].filter((type) => nodes.has(type.name) && type.name !== 'County' && type.name !== 'Group');
  byId('types').replaceChildren(...types.map((type) => filterRow(badge(type.name), type.label, nodes.get(type.name), state.hiddenTypes, type.name, change)));
  if (nodes.has('Group')) byId('types').append(el('div', { class: 'filter' }, badge('Group'), el('span', { class: 'name' }, '归并（单击展开）')));
  const kinds = [...LINK_TYPES.values()].filter((type) => links.has(type.name) && type.name !== 'folds');
  byId('links').replaceChildren(...kinds.map((type) => filterRow(lineMark(type), type.label, links.get(type.name), state.hiddenLinks, type.name, change)));
  byId('least').value = state.least;
  byId('least-value').textContent = state.least > 0 ? `≥ ${state.least.toFixed(2)}` : '全部';
}

/** Entities whose names hold the words, names that begin with them first; at most `most`. */
function matches(words, most) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const found = [];
  ENTITIES.forEach((entity, id) => {
    let best = null;
    for (const name of [entity.l, ...entity.a]) {
      const at = name.toLowerCase().indexOf(wanted);
      if (at >= 0) best = Math.min(best === null ? Infinity : best, at + name.length / 1000);
    }
    if (best !== null) found.push([best, id]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, most).map(([, id]) => id);
}

/** The search box: a combobox after the ARIA practices, with arrow keys, Enter and Escape. */
function makeSearch(choose) {
  const input = byId('search');
  const list = byId('found');
  let options = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  };
  const take = (id) => {
    close();
    input.value = '';
    choose(id);
  };
  const mark = () => {
    [...list.children].forEach((row, n) => row.setAttribute('aria-selected', String(n === at)));
    if (at >= 0 && list.children[at]) {
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    }
  };
  const show = () => {
    options = matches(input.value, 12);
    list.replaceChildren(...options.map((id, n) => el('li', { role: 'option', id: `found-${n}`, 'aria-selected': 'false',
      mousedown: (event) => { event.preventDefault(); take(id); } },
    badge(ENTITIES[id].t), el('span', { class: 'name' }, marked(ENTITIES[id].l, [input.value])), el('span', { class: 'count' }, TYPES.get(ENTITIES[id].t).label))));
    if (!options.length && input.value.trim()) list.append(el('li', { class: 'none' }, '没有找到'));
    list.hidden = !input.value.trim();
    input.setAttribute('aria-expanded', String(!list.hidden));
    at = options.length ? 0 : -1;
    mark();
  };
  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) show();
      else if (options.length) at = (at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length;
      mark();
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      take(options[at]);
    } else if (event.key === 'Escape') {
      close();
      input.blur();
    }
  });
}

/** The list of sheets on a page with several. */
function makeSheets(change) {
  const box = byId('sheets');
  if (!box || SCENES.length < 2) return;
  const row = (scene) => el('button', { type: 'button', 'data-key': scene.key, click: () => change(scene) },
    el('span', { class: 'name' }, scene.title), el('span', { class: 'count' }, String(scene.nodes.size - 1)));
  box.replaceChildren(...SCENES.map(row));
  box.closest('section').hidden = false;
}

function showSheet() {
  for (const button of document.querySelectorAll('#sheets button')) {
    const current = button.dataset.key === state.scene.key;
    button.setAttribute('aria-current', String(current));
    if (current) button.scrollIntoView({ block: 'nearest' });
  }
  byId('scene-title').textContent = state.scene.title;
  byId('scene-note').textContent = state.scene.full ? `仅示最近的 ${DATA.most} 个` : state.scene.note;
}

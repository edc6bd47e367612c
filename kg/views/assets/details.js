// The panel that tells what is chosen: values, where the plan says so, and what it is linked to.

function badge(name) {
  const type = TYPES.get(name);
  const made = el('span', { class: 'badge', 'aria-hidden': 'true' }, type.glyph);
  made.style.background = type.colour;
  made.style.color = type.ink;
  return made;
}

function confidenceLine(value) {
  const bar = el('span', { class: 'bar' }, el('span', {}));
  bar.firstChild.style.width = `${Math.round(value * 100)}%`;
  return el('div', { class: 'confidence' }, '置信度 ', bar, ` ${value.toFixed(2)}`);
}

/** Where the text says so: document, headings, line, the sentence with the names marked. */
function evidenceList(evidence, more, names) {
  if (!evidence.length) return [];
  const items = evidence.map(([source, section, line, sentence]) =>
    el('li', {},
      el('div', { class: 'path' }, [DATA.texts[source], ...section.map((head) => DATA.texts[head])].filter(Boolean).join(' › ')),
      DATA.texts[sentence] ? el('blockquote', {}, marked(DATA.texts[sentence], names)) : null,
      line ? el('div', { class: 'line' }, `原文第 ${line} 行`) : null));
  const title = `原文出处（${evidence.length + more}）`;
  return [el('h3', {}, title), el('ol', { class: 'evidence' }, items), more ? el('p', { class: 'quiet' }, `另有 ${more} 处未列出`) : null];
}

function namesOf(id) {
  const entity = ENTITIES[id];
  return [entity.l, ...entity.a, ...(entity.f ? [entity.f.replace(/[^0-9.].*$/, '')] : [])].filter(Boolean);
}

/** A button that chooses an entity; `county` is the key of the county that needs no naming. */
function entityButton(id, choose, county) {
  const { f: figure, y: place } = ENTITIES[id];
  const aside = county !== undefined && place.length && place[0] !== county ? place[1] : figure;
  return el('button', { type: 'button', class: 'entity', click: () => choose(id) }, badge(ENTITIES[id].t), el('span', {}, ENTITIES[id].l),
    aside ? el('span', { class: 'figure' }, aside) : null);
}

/** Links of an entity by type and direction, each other end a button, each link's evidence one more click away. */
function relations(id, actions) {
  const sorted = new Map();
  for (const link of AROUND[id]) {
    const type = LINK_TYPES.get(link.type);
    const title = link.from === id ? type.label : type.inverse;
    if (!sorted.has(title)) sorted.set(title, []);
    sorted.get(title).push(link);
  }
  const parts = [];
  for (const [title, links] of sorted) {
    const rows = links.map((link) => {
      const other = link.from === id ? link.to : link.from;
      return el('li', {}, entityButton(other, actions.choose, ENTITIES[id].y[0] || ''),
        link.evidence.length && el('button', { type: 'button', class: 'why', title: '这条关系的依据', 'aria-label': `${ENTITIES[other].l}：这条关系的依据`, click: () => actions.chooseLink(link.id) }, '据'));
    });
    const shown = rows.slice(0, 8);
    const list = el('ul', { class: 'relations' }, shown);
    parts.push(el('h3', {}, `${title}（${links.length}）`), list);
    if (rows.length > shown.length) {
      const more = el('button', { type: 'button', class: 'more', click: () => { list.append(...rows.slice(8)); more.remove(); } }, `其余 ${rows.length - 8} 项`);
      parts.push(more);
    }
  }
  return parts;
}

function nodeDetails(id, actions) {
  const entity = ENTITIES[id];
  const buttons = [];
  if (actions.canToggle(id)) buttons.push(el('button', { type: 'button', click: () => actions.toggle(id) }, actions.isOpen(id) ? '收起' : '展开'));
  if (actions.centre && entity.t !== 'Group') buttons.push(el('button', { type: 'button', click: () => actions.centre(id) }, '以此为中心'));
  const chains = entity.t === 'IndustryChain' && DATA.pages.chains && DATA.pages.chains[entity.y[0]];
  const sheet = chains && (DATA.pages.sheets || []).includes(entity.k);
  if (sheet && DATA.kind !== 'chains') buttons.push(el('a', { href: `${chains}#${new URLSearchParams({ scene: entity.k })}` }, '产业链专页'));
  if (DATA.pages.neighbourhood && DATA.kind !== 'neighbourhood' && entity.t !== 'Group') {
    buttons.push(el('a', { href: `${DATA.pages.neighbourhood}#${new URLSearchParams({ centre: entity.k })}` }, '查看邻域'));
  }
  const rows = entity.p.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]);
  // A shared industry's other names are those of the whole scheme, which say nothing about these plans.
  if (entity.a.length && entity.t !== 'Industry') rows.unshift([el('dt', {}, '别称'), el('dd', {}, entity.a.join('、'))]);
  if (entity.y.length && entity.t !== 'County') rows.push([el('dt', {}, '县区'), el('dd', {}, entity.y[1])]);
  const under = entity.t === 'Group' && state.scene.below.get(id);
  return [
    el('div', { class: 'kind' }, badge(entity.t), TYPES.get(entity.t).label),
    el('h2', {}, entity.l),
    buttons.length ? el('div', { class: 'buttons' }, buttons) : null,
    rows.length ? el('dl', {}, rows) : null,
    entity.t === 'County' || entity.t === 'Group' || entity.t === 'Industry' ? null : confidenceLine(entity.c),
    ...evidenceList(entity.e, entity.m, namesOf(id)),
    ...relations(id, actions),
    ...(under ? [el('h3', {}, `所含（${under.length}）`), el('ul', { class: 'relations' }, under.map((node) => el('li', {}, entityButton(node.id, actions.choose))))] : []),
  ];
}

function linkDetails(id, actions) {
  const link = LINKS[id];
  return [
    el('div', { class: 'kind' }, '关系'),
    el('h2', {}, LINK_TYPES.get(link.type).label),
    el('ul', { class: 'relations' }, el('li', {}, entityButton(link.from, actions.choose)),
      el('li', { class: 'arrow' }, `↓ ${LINK_TYPES.get(link.type).label}`), el('li', {}, entityButton(link.to, actions.choose))),
    confidenceLine(link.confidence),
    ...evidenceList(link.evidence, link.more, [...namesOf(link.from), ...namesOf(link.to)]),
  ];
}

/** Fill the panel with what is chosen, or shut it. */
function showDetails(actions) {
  const panel = document.getElementById('details');
  const body = panel.querySelector('.body');
  const some = state.node !== null || state.link !== null;
  panel.hidden = !some;
  document.body.classList.toggle('with-details', some);
  const content = state.link !== null ? linkDetails(state.link, actions) : state.node !== null ? nodeDetails(state.node, actions) : [];
  body.replaceChildren(...content.filter(Boolean));
  body.scrollTop = 0;
}

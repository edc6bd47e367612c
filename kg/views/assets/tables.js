'use strict';
// Sorting and filtering of tables and charts; the address keeps the state. All contents are the build's own.

const query = new URLSearchParams(location.hash.slice(1));
const keep = () => {
  const text = query.toString();
  history.replaceState(null, '', location.href.split('#')[0] + (text && '#' + text));
};
const remember = (name, value) => {
  if (value) query.set(name, value);
  else query.delete(name);
  keep();
};

/** What a cell sorts by: its number where it is one; empty cells come last either way. */
function sortKey(cell) {
  const text = (cell.dataset.value || cell.textContent).trim();
  if (!text || text === '–') return null;
  const number = Number(text.replace(/,/g, ''));
  return Number.isNaN(number) ? text : number;
}

const chinese = new Intl.Collator('zh-Hans-CN', { numeric: true });

function compare(a, b, down) {
  if (a === null || b === null) return (a === null) - (b === null);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : chinese.compare(String(a), String(b));
  return down ? -order : order;
}

/** The column that each header button sorts, counted over row and column spans. */
function columnsOf(table) {
  const [first, second] = table.tHead.rows;
  const found = new Map();
  let column = 0;
  const under = second ? [...second.cells] : [];
  for (const cell of first.cells) {
    if (cell.colSpan === 1) found.set(cell, column++);
    else for (let n = 0; n < cell.colSpan; n++) found.set(under.shift(), column++);
  }
  return found;
}

for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  const columns = columnsOf(table);
  const sort = (header, down) => {
    for (const other of columns.keys()) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const column = columns.get(header);
    const rows = [...body.rows].map((row) => [sortKey(row.cells[column]), row]);
    rows.sort((a, b) => compare(a[0], b[0], down));
    body.append(...rows.map(([, row]) => row));
  };
  for (const [header, column] of columns) {
    const button = header.querySelector('button');
    if (!button) continue;
    button.addEventListener('click', () => {
      const numeric = [...body.rows].some((row) => typeof sortKey(row.cells[column]) === 'number');
      const now = header.getAttribute('aria-sort');
      const down = now ? now === 'ascending' : numeric;
      sort(header, down);
      remember(`sort-${table.id}`, `${column}${down ? 'd' : 'a'}`);
    });
  }
  const kept = (query.get(`sort-${table.id}`) || '').match(/^(\d+)([ad])$/);
  const header = kept && [...columns].find(([, column]) => column === Number(kept[1]));
  if (header) sort(header[0], kept[2] === 'd');
  const head = table.tHead.rows[0];
  table.style.setProperty('--head', `${head.getBoundingClientRect().height}px`);
}

for (const bar of document.querySelectorAll('.bar-row')) {
  const name = bar.dataset.for;
  const target = document.getElementById(name);
  const items = [...target.querySelectorAll('tbody tr, .chart, .chart-word')];
  const words = bar.querySelector('input[type="search"]');
  const shared = bar.querySelector('.shared');
  const binding = bar.querySelector('.binding');
  const counties = [...bar.querySelectorAll('.county')];
  const apply = () => {
    const wanted = words.value.trim().toLowerCase();
    const off = new Set(counties.filter((box) => !box.checked).map((box) => box.value));
    let shown = 0;
    for (const item of items) {
      const text = item.tagName === 'TR' && name !== 'goals' ? item.cells[0].textContent : item.textContent;
      const fits = (!wanted || text.toLowerCase().includes(wanted)) && (!shared || !shared.checked || Number(item.dataset.counties) > 1)
        && (!binding || !binding.checked || item.dataset.nature === '约束性') && !off.has(item.dataset.county);
      item.hidden = !fits;
      shown += fits;
    }
    for (const section of target.querySelectorAll('section')) section.hidden = !section.querySelector('tbody tr:not([hidden]), .chart:not([hidden]), .chart-word:not([hidden])');
    bar.querySelector('.shown').textContent = `${shown} / ${items.length}`;
    remember(`q-${name}`, words.value.trim());
    if (shared) remember(`shared-${name}`, shared.checked ? '1' : '');
    if (binding) remember('binding', binding.checked ? '1' : '');
    if (counties.length) remember('off', [...off].join('|'));
  };
  words.value = query.get(`q-${name}`) || '';
  if (shared) shared.checked = query.has(`shared-${name}`);
  if (binding) binding.checked = query.has('binding');
  const off = (query.get('off') || '').split('|');
  for (const box of counties) box.checked = !off.includes(box.value);
  bar.addEventListener('input', apply);
  apply();
}
document.documentElement.dataset.still = performance.now().toFixed(0);

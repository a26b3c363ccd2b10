/* What the page does: frames of figures, window, pointer and keys, the table of events, language, paper. */
const charts = new Map();

/** The frame of a figure; what stands in it is drawn by {@code fill}. */
function frame(figure, holder, prefix) {
  const node = $('figure').content.firstElementChild.cloneNode(true);
  node.id = `${prefix}figure-${figure.id}`;
  node.classList.toggle('wide', Boolean(figure.wide));
  node.querySelector('h3').id = `${node.id}-title`;
  const chart = node.querySelector('.chart');
  chart.setAttribute('aria-labelledby', `${node.id}-title`);
  chart.setAttribute('aria-describedby', `${node.id}-caption`);
  node.querySelector('figcaption').id = `${node.id}-caption`;
  holder.append(node);
  return { node, chart: null, cursor: -1 };
}

function hideTip(entry) {
  entry.cursor = -1;
  if (entry.chart) {
    entry.chart.dispatchAction({ type: 'hideTip' });
  }
}

function draw() {
  for (const figure of figures()) {
    if (!charts.has(figure.id)) {
      const entry = frame(figure, $('charts'), '');
      const chart = entry.node.querySelector('.chart');
      entry.node.querySelector('details').addEventListener('toggle', () => fillTable(entry));
      chart.addEventListener('keydown', event => onKey(event, entry));
      chart.addEventListener('blur', () => hideTip(entry));
      charts.set(figure.id, entry);
    }
    fill(charts.get(figure.id), figure);
  }
}

function fill(entry, figure) {
  entry.figure = figure;
  const { node } = entry;
  const { height, names, note = '', below = [], caption, file, shown = true, nothing = t('page.nothing') } = figure;
  const chart = node.querySelector('.chart'), holder = node.querySelector('.canvas'), what = node.querySelector('.what');
  const title = titleText(figure);
  node.querySelector('details').hidden = !shown;
  node.hidden = !shown && (!nothing || state.printing);
  node.querySelector('h3').textContent = `${names || named(state.pair.names)}${t('page.colon')}${title}`;
  what.textContent = note.trim();
  what.hidden = !what.textContent;
  node.querySelector('summary').textContent = t('page.astable');
  node.querySelector('details .scroll').setAttribute('aria-label', `${t('page.astable')}${t('page.colon')}${title}`);
  node.querySelector('figcaption').replaceChildren(
    // Where trade was reported stands first, in the words of its source.
    ...(shown ? below : []).map((line, i) => el('p', { lang: i < figure.lines.length / 3 ? 'mul' : null }, line)),
    ...(caption ? [`${caption} · `, el('code', {}, file)] : [[
      `${t('page.window')}${t('page.colon')}${figure.window || spanOf(state.from, state.to)}`, `${t('page.scheme')} ${data.files.scheme}`, `${t('page.codebook')} ${data.files.codebook}`].join(' · ')]));
  if (figure.id === 'waterfall') {
    spanChoice(node.querySelector('.month-choice'));
  }
  chart.style.setProperty('--height', shown ? `${height}px` : 'auto');
  holder.setAttribute('aria-hidden', String(shown));
  if (shown) {
    entry.chart = entry.chart || newChart(entry, holder);
    entry.chart.resize({ width: state.printing ? PRINT_WIDTH : 'auto', height });
    entry.chart.setOption(figure.option(), { notMerge: true });
  } else {
    dispose(entry);
    holder.replaceChildren(el('p', { class: 'nothing' }, nothing));
  }
  fillTable(entry);
}

const titleText = figure => t(`page.figure.${figure.title || figure.id}`);

function newChart(entry, holder) {
  holder.replaceChildren();
  const chart = echarts.init(holder, null, { renderer: 'svg' });
  // A click means the month it is in; one that hits a bar of a theme comes again, and means that theme of the month.
  chart.getZr().on('click', event => onClick(event, entry));
  chart.on('click', hit => hit.seriesType === 'bar' && data.themes[hit.seriesId] && filterBy({ month: hit.name, theme: hit.seriesId }));
  chart.on('datazoom', onZoom);
  return chart;
}

function dispose(entry) {
  if (entry.chart) {
    entry.chart.dispose();
    entry.chart = null;
  }
}

/** The rows of the window; of an empty row or column nothing is shown. */
function fillTable({ node, figure }) {
  const { heads, rows } = figure.table;
  const filled = rows.filter(row => row.slice(1).some(cell => cell));
  const isShown = node.querySelector('details').open && figure.shown !== false;
  node.querySelector('details .scroll').replaceChildren(...(isShown ? [table({ heads, rows: figure.means === 'month' ? filled : rows }, titleText(figure))] : []));
}

/** The months and windows of which can be shown what they did, the last month first. */
function spanChoice(holder) {
  const each = (value, text) => option(value, text, value === state.span);
  const given = state.pair.usual.includes('/') ? [each(state.pair.usual, spanOf(...state.pair.usual.split('/')))] : [];
  const ofMonths = named(state.pair.tables).rows.map(([month, ...cells]) => each(month, `${month}  ${moveOf(cells)}`)).reverse();
  holder.hidden = false;
  holder.replaceChildren(el('label', {}, `${t('page.window')} `,
    el('select', { name: 'span' }, each(WINDOW, t('page.waterfall.window', spanOf(state.from, state.to))), ...given, ...ofMonths)));
}

// Zoom and window

let zoomTimer = 0;
function onZoom() {
  const zoom = charts.get('score').chart.getOption().dataZoom[0];
  clearTimeout(zoomTimer);
  zoomTimer = setTimeout(() => setWindow(state.pair.points[zoom.startValue].month, state.pair.points[zoom.endValue].month), 200);
}

function setWindow(from, to) {
  if (from !== state.from || to !== state.to) {
    [state.from, state.to] = from <= to ? [from, to] : [to, from];
    windowControls();
    draw();
  }
}

function windowControls() {
  const all = months(state.pair);
  const [published = {}] = state.pair.shares;
  const presets = { all: [all[0]], 36: [all[all.length - 36]], 12: [all[all.length - 12]], published: [published.from, published.to] };
  $('pair').replaceChildren(...data.pairs.map(pair => option(pair.id, named(pair.names), pair === state.pair)));
  for (const id of ['from', 'to']) {
    $(id).replaceChildren(...all.map(month => option(month, month, month === state[id])));
  }
  document.querySelectorAll('[data-preset]').forEach(button => {
    const [from, to = lastOf(state.pair)] = presets[button.dataset.preset];
    button.hidden = !from;
    if (button.dataset.preset === 'published') {
      button.textContent = t('page.preset.published', spanOf(from, to));
    }
    button.setAttribute('aria-pressed', String(from === state.from && to === state.to));
    button.onclick = () => setWindow(from, to);
  });
}

// Pointer and keys on figures

function filterBy(filter) {
  state.filter = { month: '', theme: '', ...filter };
  state.rows = PAGE_ROWS;
  if (filter.month) {
    state.span = filter.month;
    draw();
  }
  showEvents();
}

function onClick(event, { chart, figure: { rows, means } }) {
  if (means === 'theme') {
    const theme = rows[Math.round(chart.convertFromPixel({ yAxisIndex: 0 }, event.offsetY))];
    return theme && filterBy({ theme });
  }
  const grid = chart.getOption().grid.findIndex((_, gridIndex) => chart.containPixel({ gridIndex }, [event.offsetX, event.offsetY]));
  const month = means === 'month' && grid >= 0 && rows[Math.round(chart.convertFromPixel({ xAxisIndex: grid }, event.offsetX))];
  return month && pointOf(month) && filterBy({ month });
}

function onKey(event, entry) {
  const { id: kind, rows, means } = entry.figure;
  const lowest = kind === 'score' ? rows.indexOf(state.from) : 0;
  const highest = kind === 'score' ? rows.indexOf(state.to) : rows.length - 1;
  const next = {
    ArrowRight: entry.cursor < 0 ? lowest : entry.cursor + 1, ArrowLeft: entry.cursor < 0 ? highest : entry.cursor - 1, Home: lowest, End: highest
  }[{ ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft' }[event.key] || event.key];
  if (next !== undefined) {
    event.preventDefault();
    entry.cursor = Math.min(Math.max(next, lowest), highest);
    if (entry.chart) {
      entry.chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: entry.cursor });
      entry.node.querySelector('.spoken').textContent = (entry.figure.spoken || spokenRow)(entry.figure, entry.cursor);
    }
  } else if ((event.key === 'Enter' || event.key === ' ') && entry.cursor >= 0 && means) {
    event.preventDefault();
    filterBy({ [means]: rows[entry.cursor] });
  } else if (event.key === 'Escape') {
    hideTip(entry);
  }
}

// The event table

const COLUMNS = [
  { key: 'date', sort: event => event.date, cell: event => el('span', { class: 'nowrap' }, event.date) },
  { key: 'event', sort: event => titleOf(event).text, cell: event => (state.printing ? titleNode(event) : opener(event)) },
  { key: 'type', sort: event => typeName(event.type), cell: event => typeName(event.type) },
  { key: 'theme', sort: event => themeName(event.theme), cell: event => themeName(event.theme) },
  { key: 'i0', number: true, sort: event => event.i0, cell: event => minus(event.i0) },
  { key: 'met', number: true, sort: event => event.p0, cell: event => fixed(event.p0, 3) },
  { key: 'impact', number: true, sort: event => event.impact, cell: event => el('span', { class: event.impact < 0 ? 'down' : 'up' }, signed(event.impact, 4)) }
];

const opener = event => el('button', { type: 'button', class: 'opener', 'aria-expanded': String(state.open.has(event.id)) }, titleNode(event));

/** All that is known of an event, below its row. */
function detail(event) {
  const type = data.types[event.type];
  const parts = [
    ['page.citation', event.citation ? linked(event.citation) : [t('page.citation.none')]],
    ['page.status', [t(`page.status.${event.status}`)]],
    ['page.verification', event.verification ? [t(`page.verification.${event.verification}`)] : null],
    ['page.weight', event.basis === 'event' ? [t('page.weight.event')] : type ? [t('page.weight.codebook', t(`page.origin.${type.origin}`)), foreign(type.source, 'en')] : null],
    ['page.note', event.note ? linked(event.note) : null],
    ['page.coder', event.coder ? [foreign(event.coder, 'mul')] : null],
    ['page.id', [foreign(event.id, 'mul')]]
  ];
  return el('tr', { role: 'row', class: 'detail' }, el('td', { role: 'cell', colspan: String(COLUMNS.length) }, el('dl', {}, ...parts.filter(part => part[1]).flatMap(([key, content]) =>
    [el('dt', {}, t(key)), el('dd', {}, ...content)]))));
}

function toggle(event) {
  state.open[state.open.has(event.id) ? 'delete' : 'add'](event.id);
  showEvents();
  const button = document.querySelector(`tr[data-event="${CSS.escape(event.id)}"] .opener`);
  if (button) {
    button.focus();
  }
}

function matches(event) {
  const { month, theme } = state.filter;
  const text = [event.id, event.date, ...Object.values(event.title).map(title => title.text), event.type, typeName(event.type), themeName(event.theme), event.theme, event.citation, event.note].join(' ').toLowerCase();
  return (!month || event.month === month) && (!theme || event.theme === theme) && state.query.toLowerCase().split(/\s+/).every(word => text.includes(word));
}

function eventHead() {
  return COLUMNS.map(each => el(
    'th', { scope: 'col', role: 'columnheader', class: each.number ? 'n' : null, 'aria-sort': each.key === state.sort.key ? (state.sort.down ? 'descending' : 'ascending') : null },
    // On paper plain text: browsers do not repeat buttons with the head of a table.
    state.printing ? t(`page.${each.key}`) : el('button', { type: 'button', 'data-sort': each.key, on: { click: () => sortBy(each.key) } }, t(`page.${each.key}`))));
}

function eventRows(events) {
  return events.flatMap(event => [
    el('tr', { role: 'row', 'data-event': event.id, on: { click: hit => hit.target.closest('a') || getSelection().toString() || toggle(event) } },
      ...COLUMNS.map(each => el('td', { role: 'cell', class: each.number ? 'n' : null, 'data-name': each.key === 'event' ? null : t(`page.${each.key}`) }, each.cell(event)))),
    ...(state.open.has(event.id) ? [detail(event)] : [])]);
}

function found() {
  const column = COLUMNS.find(each => each.key === state.sort.key);
  const collator = new Intl.Collator(LANGUAGE_TAGS[state.language]);
  const compare = (a, b) => (state.sort.down ? -1 : 1) * (typeof a === 'number' ? a - b : collator.compare(a, b));
  return state.pair.events.filter(matches).sort((a, b) => compare(column.sort(a), column.sort(b)));
}

const countText = (events, shown) => `${named(state.pair.names)}${t('page.colon')}${counted('page.found', events.length, state.pair.events.length)}${
  state.printing && shown < events.length ? t('page.printed', shown) : ''} ${marksNote(events)}`.trim();

function showEvents() {
  const events = found();
  const rows = events.slice(0, state.rows);
  $('filter-month').replaceChildren(option('', t('page.any'), !state.filter.month), ...months(state.pair).reverse().map(month => option(month, month, month === state.filter.month)));
  const themes = Object.keys(data.themes).filter(code => state.pair.events.some(event => event.theme === code));
  $('filter-theme').replaceChildren(option('', t('page.any'), !state.filter.theme), ...themes.map(code => option(code, themeName(code), code === state.filter.theme)));
  $('search').value = state.query;
  $('event-count').textContent = countText(events, rows.length);
  $('event-table').querySelector('thead tr').replaceChildren(...eventHead());
  $('event-table').querySelector('tbody').replaceChildren(...eventRows(rows));
  $('more').hidden = rows.length === events.length;
  $('more').textContent = t('page.more', events.length - rows.length);
  const active = [state.filter.month, state.filter.theme && themeName(state.filter.theme)].filter(text => text);
  $('pill').hidden = active.length === 0;
  $('pill-text').textContent = active.length ? `${active.join(' · ')}${t('page.colon')}${counted('page.events', events.length)}` : '';
  $('clear').disabled = active.length === 0 && !state.query;
}

function sortBy(key) {
  state.sort = { key, down: state.sort.key === key ? !state.sort.down : ['date', 'impact', 'i0', 'met'].includes(key) };
  showEvents();
  document.querySelector(`[data-sort="${key}"]`).focus();
}

// Language, shade, paper

function showWords() {
  root.lang = LANGUAGE_TAGS[state.language];
  document.querySelectorAll('[data-only]').forEach(node => node.hidden = node.dataset.only !== state.language);
  document.title = `${t('page.title')} · ${document.querySelector('#subtitle > :not([hidden])').textContent}`;
  document.querySelectorAll('[data-t]').forEach(node => node.textContent = t(node.dataset.t));
  document.querySelectorAll('[data-label]').forEach(node => node.setAttribute('aria-label', t(node.dataset.label)));
  document.querySelectorAll('[data-language]').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.language === state.language)));
}

function showShade() {
  root.dataset.shade = state.printing ? 'light' : state.shade;
  $('shade').textContent = t(state.shade === 'dark' ? 'page.light' : 'page.dark');
}

function showAll() {
  showWords();
  showShade();
  windowControls();
  draw();
  showEvents();
}

const printed = [];
function setPrinting(printing) {
  if (printing === state.printing) {
    return;
  }
  state.printing = printing;
  showShade();
  draw();
  showEvents();
  printed.splice(0).forEach(dispose);
  $('printed').replaceChildren();
  if (printing) {
    const kept = { ...state };
    data.pairs.filter(pair => pair !== kept.pair).forEach(pair => printOther(pair, kept));
    Object.assign(state, kept);
  }
}

/** On paper the other pairs follow, over the same window, each with its figures and events. */
function printOther(pair, { pair: shown, from, to }) {
  Object.assign(state, opened(pair));
  if (from !== firstOf(shown) || to !== lastOf(shown)) {
    state.from = from < state.from ? state.from : from;
    state.to = to > state.to ? state.to : to;
  }
  if (state.from > state.to) {
    return;
  }
  for (const figure of figures().filter(each => !each.names && each.shown !== false)) {
    const entry = frame(figure, $('printed'), `${pair.id}-`);
    printed.push(entry);
    fill(entry, figure);
  }
  const events = found();
  const rows = events.slice(0, state.rows);
  $('printed').append(el('h3', {}, `${named(pair.names)}${t('page.colon')}${t('page.events')}`), el('p', { class: 'quiet' }, countText(events, rows.length)),
    el('table', {}, el('thead', {}, el('tr', {}, ...eventHead())), el('tbody', {}, ...eventRows(rows))));
}

// Controls

/** Changes what is shown, and shows it. */
function change(values, show) {
  Object.assign(state, values);
  show();
}

const CHOICES = {
  pair: ({ value }) => change(opened(data.pairs.find(pair => pair.id === value)), showAll),
  from: ({ value }) => setWindow(value, state.to),
  to: ({ value }) => setWindow(state.from, value),
  whole: ({ checked }) => change({ whole: checked }, draw),
  span: ({ value }) => change({ span: value }, draw),
  search: ({ value }) => change({ query: value, rows: PAGE_ROWS }, showEvents),
  'filter-month': ({ value }) => filterBy({ ...state.filter, month: value }),
  'filter-theme': ({ value }) => filterBy({ ...state.filter, theme: value })
};
document.addEventListener('input', ({ target }) => (CHOICES[target.id || target.name] || (() => {}))(target));

const clearFilters = () => change({ query: '' }, () => filterBy({}));
const inShade = shade => change({ shade }, () => {
  showShade();
  draw();
});
$('shade').onclick = () => inShade(state.shade === 'dark' ? 'light' : 'dark');
$('clear').onclick = clearFilters;
$('pill-clear').onclick = clearFilters;
$('more').onclick = () => change({ rows: Infinity }, showEvents);
document.querySelectorAll('[data-language]').forEach(button => {
  button.onclick = () => change({ language: button.dataset.language }, showAll);
});

dark.addEventListener('change', event => inShade(event.matches ? 'dark' : 'light'));
let resizeTimer = 0;
window.addEventListener('resize', () => {
  charts.forEach(hideTip);
  clearTimeout(resizeTimer);
  resizeTimer = setTimeout(() => state.printing || draw(), 120);
});
window.addEventListener('beforeprint', () => setPrinting(true));
window.addEventListener('afterprint', () => setPrinting(false));
window.matchMedia('print').addEventListener('change', event => setPrinting(event.matches));

$('whole').checked = state.whole;
showAll();

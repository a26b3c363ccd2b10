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

function watch(entry, id) {
  entry.node.querySelector('details').addEventListener('toggle', () => fillTable(entry));
  const chart = entry.node.querySelector('.chart');
  chart.addEventListener('keydown', event => onKey(event, id));
  chart.addEventListener('blur', () => hideTip(entry));
  return entry;
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
      charts.set(figure.id, watch(frame(figure, $('charts'), ''), figure.id));
    }
    fill(charts.get(figure.id), figure);
  }
}

function fill(entry, figure) {
  entry.figure = figure;
  const { node } = entry;
  const shown = figure.shown !== false;
  const title = t(`page.figure.${figure.title || figure.id}`);
  const box = node.querySelector('.chart'), holder = node.querySelector('.canvas'), what = node.querySelector('.what');
  const names = figure.common ? figure.names || data.pairs.map(pair => named(pair.names)).join(t('list.separator')) : named(state.pair.names);
  const window = figure.id === 'waterfall' ? spanOf(...span()) : spanOf(state.from, state.to);
  node.querySelector('details').hidden = !shown;
  node.hidden = !shown && (figure.common || figure.hide || state.printing);
  node.querySelector('h3').textContent = `${names}${t('page.colon')}${title}`;
  what.textContent = (figure.note || []).join(' ');
  what.hidden = !what.textContent;
  node.querySelector('summary').textContent = t('page.astable');
  node.querySelector('details .scroll').setAttribute('aria-label', `${t('page.astable')}${t('page.colon')}${title}`);
  node.querySelector('figcaption').replaceChildren(
    ...(shown ? figure.below || [] : []),
    ...figure.caption || [[`${t('page.window')}${t('page.colon')}${window}`, `${t('page.scheme')} ${data.files.scheme}`, `${t('page.codebook')} ${data.files.codebook}`].join(' · ')]);
  if (figure.choice) {
    spanChoice(node.querySelector('.month-choice'));
  }
  box.style.setProperty('--height', shown ? `${figure.height}px` : 'auto');
  if (!shown) {
    if (entry.chart) {
      entry.chart.dispose();
      entry.chart = null;
    }
    holder.replaceChildren(el('p', { class: 'nothing' }, t(figure.nothing || 'page.nothing')));
    holder.removeAttribute('aria-hidden');
  } else {
    holder.setAttribute('aria-hidden', 'true');
    if (!entry.chart) {
      holder.replaceChildren();
      entry.chart = echarts.init(holder, null, { renderer: 'svg' });
      // A click means the month it is in; one that hits a bar of a theme comes again, and means that theme of the month.
      entry.chart.getZr().on('click', event => onClick(event, entry));
      entry.chart.on('click', hit => hit.seriesType === 'bar' && data.themes[hit.seriesId] && filterBy({ month: hit.name, theme: hit.seriesId }));
      entry.chart.on('datazoom', onZoom);
    }
    entry.chart.resize(state.printing ? { width: PRINT_WIDTH, height: figure.height } : { width: 'auto', height: figure.height });
    entry.chart.setOption(figure.option(), { notMerge: true });
  }
  fillTable(entry);
}

function fillTable({ node, figure }) {
  const holder = node.querySelector('details .scroll');
  if (!node.querySelector('details').open || figure.shown === false) {
    holder.replaceChildren();
    return;
  }
  const { heads, rows } = figure.table();
  holder.replaceChildren(table(heads, rows, t(`page.figure.${figure.title || figure.id}`)));
}

function spanChoice(holder) {
  holder.hidden = false;
  const given = data.waterfall && usualSpan() === data.waterfall ? [data.waterfall] : [];
  holder.replaceChildren(el('label', {}, `${t('page.window')} `, el(
    'select', { on: { change: event => {
      state.span = event.target.value;
      draw();
    } } },
    option(WINDOW, t('page.waterfall.window', spanOf(state.from, state.to)), state.span === WINDOW),
    ...given.map(each => option(each, spanOf(...each.split('/')), state.span === each)),
    ...[...state.pair.points].reverse().map(point => option(point.month, `${point.month}  ${moveOf(point)}`, point.month === state.span)))));
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
  const back = n => all[all.length - n];
  const published = state.pair.shares.find(share => has(state.pair, share.from) && has(state.pair, share.to));
  const presets = { all: [all[0], back(1)], 36: [back(36), back(1)], 12: [back(12), back(1)], published: published ? [published.from, published.to] : [] };
  $('pair').replaceChildren(...data.pairs.map(pair => option(pair.id, named(pair.names), pair === state.pair)));
  for (const id of ['from', 'to']) {
    $(id).replaceChildren(...all.map(month => option(month, month, month === state[id])));
  }
  document.querySelectorAll('[data-preset]').forEach(button => {
    const [from, to] = presets[button.dataset.preset];
    button.hidden = !from;
    if (button.dataset.preset === 'published' && from) {
      button.textContent = t('page.preset.published', spanOf(from, to));
    }
    button.setAttribute('aria-pressed', String(from === state.from && to === state.to));
    button.onclick = () => setWindow(from, to);
  });
}

function choosePair(pair) {
  state.pair = pair;
  state.from = firstOf(pair);
  state.to = lastOf(pair);
  state.span = usualSpan();
  state.filter = { month: '', theme: '' };
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

function onClick(event, { chart, figure }) {
  const at = [event.offsetX, event.offsetY];
  const axis = figure.axis();
  if (figure.kind === 'theme') {
    const theme = axis[Math.round(chart.convertFromPixel({ yAxisIndex: 0 }, event.offsetY))];
    return theme && filterBy({ theme });
  }
  const index = (figure.grids || [0]).find(each => chart.containPixel({ gridIndex: each }, at));
  const month = figure.kind === 'month' && index !== undefined && axis[Math.round(chart.convertFromPixel({ xAxisIndex: index }, event.offsetX))];
  return month && pointOf(month) && filterBy({ month });
}

function onKey(event, id) {
  const entry = charts.get(id);
  const { figure } = entry;
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const axis = figure.axis();
  const lowest = id === 'score' ? axis.indexOf(state.from) : 0;
  const highest = id === 'score' ? axis.indexOf(state.to) : axis.length - 1;
  if (event.key in keys || event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    const step = keys[event.key];
    const next = event.key === 'Home' ? lowest : event.key === 'End' ? highest : entry.cursor < 0 ? (step > 0 ? lowest : highest) : entry.cursor + step;
    entry.cursor = Math.min(Math.max(next, lowest), highest);
    if (entry.chart) {
      entry.chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: entry.cursor });
    }
    entry.node.querySelector('.spoken').textContent = spoken(figure, axis[entry.cursor], entry.cursor);
  } else if ((event.key === 'Enter' || event.key === ' ') && entry.cursor >= 0 && (figure.kind === 'month' || figure.kind === 'theme')) {
    event.preventDefault();
    filterBy({ [figure.kind]: axis[entry.cursor] });
  } else if (event.key === 'Escape') {
    hideTip(entry);
  }
}

function spoken(figure, at, i) {
  if (figure.kind === 'month' && figure.id !== 'trade' && figure.id !== 'pairs') {
    return spokenMonth(at);
  }
  const { heads, rows } = figure.table();
  return rows[i] ? rows[i].map((cell, n) => (n === 0 ? cell : `${heads[n].text} ${cell}`)).join(', ') : '';
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
  state.printing && shown < events.length ? t('page.printed', shown) : ''} ${marksNote(events).join(' ')}`.trim();

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

function clearFilters() {
  state.query = '';
  filterBy({});
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

function setShade(shade) {
  root.dataset.shade = state.printing ? 'light' : shade;
  state.shade = shade;
  $('shade').textContent = t(state.shade === 'dark' ? 'page.light' : 'page.dark');
}

function showAll() {
  showWords();
  setShade(state.shade);
  windowControls();
  draw();
  showEvents();
}

const drawAgain = () => {
  draw();
  showEvents();
};

let printed = [];
function setPrinting(printing) {
  if (printing === state.printing) {
    return;
  }
  state.printing = printing;
  setShade(state.shade);
  drawAgain();
  printed.forEach(entry => entry.chart && entry.chart.dispose());
  printed = [];
  $('printed').replaceChildren();
  if (printing) {
    const { pair, from, to, span, filter } = state;
    data.pairs.filter(each => each !== pair).forEach(other => printOther(other, from === firstOf(pair) && to === lastOf(pair) ? null : [from, to]));
    Object.assign(state, { pair, from, to, span, filter });
  }
}

/** On paper the other pairs follow, over the same window, each with its figures and events. */
function printOther(pair, window) {
  choosePair(pair);
  if (window) {
    [state.from, state.to] = [window[0] < state.from ? state.from : window[0], window[1] > state.to ? state.to : window[1]];
  }
  if (state.from > state.to) {
    return;
  }
  for (const figure of figures().filter(each => !each.common && each.shown !== false)) {
    const entry = frame(figure, $('printed'), `${pair.id}-`);
    printed.push(entry);
    fill(entry, figure);
  }
  const events = found();
  const rows = events.slice(0, state.rows);
  $('printed').append(el('h3', {}, `${named(pair.names)}${t('page.colon')}${t('page.events')}`), el('p', { class: 'quiet' }, countText(events, rows.length)),
    el('table', {}, el('thead', {}, el('tr', {}, ...eventHead())), el('tbody', {}, ...eventRows(rows))));
}

const on = (id, type, handler) => $(id).addEventListener(type, handler);
document.querySelectorAll('[data-language]').forEach(button => button.addEventListener('click', () => {
  state.language = button.dataset.language;
  showAll();
}));
on('shade', 'click', () => {
  setShade(state.shade === 'dark' ? 'light' : 'dark');
  draw();
});
on('pair', 'change', event => {
  choosePair(data.pairs.find(pair => pair.id === event.target.value));
  showAll();
});
on('from', 'change', event => setWindow(event.target.value, state.to));
on('to', 'change', event => setWindow(state.from, event.target.value));
on('whole', 'change', event => {
  state.whole = event.target.checked;
  draw();
});
on('search', 'input', event => {
  state.query = event.target.value;
  state.rows = PAGE_ROWS;
  showEvents();
});
on('filter-month', 'change', event => filterBy({ ...state.filter, month: event.target.value }));
on('filter-theme', 'change', event => filterBy({ ...state.filter, theme: event.target.value }));
on('clear', 'click', clearFilters);
on('pill-clear', 'click', clearFilters);
on('more', 'click', () => {
  state.rows = Infinity;
  showEvents();
});
dark.addEventListener('change', event => {
  setShade(event.matches ? 'dark' : 'light');
  draw();
});
let resizeTimer = 0;
window.addEventListener('resize', () => {
  charts.forEach(hideTip);
  clearTimeout(resizeTimer);
  resizeTimer = setTimeout(() => state.printing || draw(), 120);
});
window.addEventListener('beforeprint', () => setPrinting(true));
window.addEventListener('afterprint', () => setPrinting(false));
window.matchMedia('print').addEventListener('change', event => setPrinting(event.matches));

state.span = usualSpan();
$('whole').checked = state.whole;
showAll();

'use strict';
/*
 * What the report's scripts share; they stand in the page one after the other: words.js, charts.js, figures.js, page.js. What is drawn was
 * computed before and stands in the element #data, all words in its `texts`; the scripts choose the window, draw and react.
 * Nothing is fetched, and every text is put into the page as text, never as markup.
 */
const data = JSON.parse(document.getElementById('data').textContent);
const root = document.documentElement;
const $ = id => document.getElementById(id);
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const PAGE_ROWS = 25;
const LANGUAGE_TAGS = { en: 'en', zh: 'zh-Hans', ko: 'ko' };
const PRINT_WIDTH = 680;
const SIGNS = ['negative', 'positive'];
const WINDOW = 'window';
/** Where a theme's sums stand in a month. */
const [RAW, REALISED, EVENTS] = [0, 1, 2];

const months = pair => pair.points.map(point => point.month);
const firstOf = pair => pair.points[0].month;
const lastOf = pair => pair.points[pair.points.length - 1].month;

/** How a pair is opened: all its months, no filter. */
const opened = pair => ({ pair, from: firstOf(pair), to: lastOf(pair), span: pair.usual, filter: { month: '', theme: '' } });

const state = {
  ...opened(data.pairs[0]),
  language: data.language,
  shade: dark.matches ? 'dark' : 'light',
  whole: data.pairs.some(pair => pair.points.some(point => point.band.length)),
  query: '',
  sort: { key: 'date', down: true },
  rows: PAGE_ROWS,
  open: new Set(),
  printing: false
};

// Words and numbers

const t = (key, ...values) => data.texts[state.language][key].replace(/\{(\d)\}/g, (_, i) => values[i]);
const counted = (key, n, ...values) => t(`${key}.${n === 0 ? 'zero' : n === 1 ? 'one' : 'many'}`, n, ...values);
const named = names => names[state.language];
const minus = text => String(text).replace('-', '−');
/** Rounds half away from zero, as the tables of the run do. */
const rounded = (number, decimals) => {
  const scale = 10 ** decimals;
  const whole = Math.round(Math.abs(number) * scale * (1 + Number.EPSILON) + 1e-9);
  return ((number < 0 ? -whole : whole) / scale).toFixed(decimals).replace(/^-(?=[0.]*$)/, '');
};
const fixed = (number, decimals) => minus(rounded(number, decimals));
const signed = (number, decimals) => (rounded(number, decimals) > 0 ? '+' : '') + fixed(number, decimals);
const FINE = data.decimals + 2;
const score = number => fixed(number, data.decimals);
const typeName = code => (data.types[code] ? named(data.types[code].names) : code);
const themeName = code => (data.themes[code] ? named(data.themes[code].names) : code);
const themeLabel = code => (data.themes[code] ? named(data.themes[code].labels) : code);
const titleOf = event => event.title[state.language];

// Elements

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'on') {
      Object.entries(value).forEach(([name, handler]) => node.addEventListener(name, handler));
    } else if (value !== null && value !== false) {
      node.setAttribute(key, value === true ? '' : value);
    }
  }
  node.append(...children.filter(child => child !== null));
  return node;
}

/** A text in the language in which its author left it. */
const foreign = (text, language) =>
  el('span', { lang: language && language !== state.language ? LANGUAGE_TAGS[language] || language : null }, text);
const titleNode = event => el('span', {}, foreign(titleOf(event).text, titleOf(event).language), event.marks);
const option = (value, text, selected) => el('option', { value, selected }, text);

function table({ heads, rows }, caption) {
  const style = i => ({ class: heads[i].number ? 'n' : null });
  return el(
    'table', {}, el('caption', { class: 'spoken' }, caption),
    el('thead', {}, el('tr', {}, ...heads.map((head, i) => el('th', { scope: 'col', ...style(i) }, head.text)))),
    el('tbody', {}, ...rows.map(([name, ...cells]) =>
      el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((cell, i) => el('td', style(i + 1), cell))))));
}

/** A text with every web address in it as a link. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"，。；）]+)/).filter(part => part)
    .map(part => (/^https?:/.test(part) ? el('a', { href: part, rel: 'noopener noreferrer' }, part) : foreign(part, 'mul')));
}

// What is shown

const within = month => month >= state.from && month <= state.to;
const pointsShown = () => state.pair.points.filter(point => within(point.month));
const pointOf = month => state.pair.points.find(point => point.month === month);
const eventsOf = month => state.pair.events.filter(event => event.month === month);
const largestFirst = events => [...events].sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
const spanOf = (from, to) => (from === to ? from : `${from} … ${to}`);

/** First and last month of what is shown event by event. */
function span() {
  const [from, to = from] = state.span === WINDOW ? [state.from, state.to] : state.span.split('/');
  return [from, to];
}

/** The cells of a pair's month: displayed score, level, move, change, number of events, bands. */
const cellsOf = (month, pair = state.pair) => (pair.tables[state.language].rows.find(row => row[0] === month) || []).slice(1);
/** A displayed move with the unrounded change beside it. */
const moveOf = cells => t('page.moved', cells[2], cells[3]);

/** The themes of a sign with events in the window, each with its months there. */
const themesShown = sign => state.pair.themes[sign]
  .map(({ theme, months: all }) => ({ theme, months: Object.fromEntries(Object.entries(all).filter(([month]) => within(month))) }))
  .filter(each => Object.keys(each.months).length > 0);

/** Shares of themes in the table scores and in the impacts of the window, percent; null where there is none. */
function shares(sign) {
  const themes = themesShown(sign);
  const sum = (months, column) => Object.values(months).reduce((total, sums) => total + sums[column], 0);
  const part = (months, column) => {
    const all = themes.reduce((total, each) => total + sum(each.months, column), 0);
    return all > 0 ? (100 * sum(months, column)) / all : null;
  };
  return themes.map(({ theme, months: own }) => {
    // A published share belongs to its own window only.
    const published = state.pair.shares.find(each => each.sign === sign && each.theme === theme && each.from === state.from && each.to === state.to);
    return { theme, raw: part(own, RAW), realised: part(own, REALISED), events: sum(own, EVENTS), published: published ? published.value : null };
  });
}

/** What a month or window did: the score before it, the events (of a month the largest first, of several by date) with small ones summed, the score after it. */
function steps() {
  const [from, to] = span();
  const points = state.pair.points.filter(point => point.month >= from && point.month <= to);
  const end = points[points.length - 1].score;
  let at = points[0].before;
  const bars = [];
  const step = (text, end, event) => {
    bars.push({ kind: end < at ? 'down' : 'up', text, from: at, to: end, event });
    at = end;
  };
  const level = (kind, month) => bars.push({ kind, text: t('page.waterfall.end', month), from: at, to: at });
  const events = largestFirst(state.pair.events.filter(event => event.month >= from && event.month <= to));
  const shown = events.slice(0, events.length > data.named + 1 ? data.named : events.length);
  if (from !== to) {
    shown.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }
  const held = points.reduce((sum, point) => sum + point.held, 0);
  level('start', new Date(Date.UTC(from.slice(0, 4), from.slice(5) - 2, 1)).toISOString().slice(0, 7));
  shown.forEach(event => step(`${event.date}  ${titleOf(event).text}${event.marks}`, at + event.impact, event));
  if (shown.length < events.length) {
    step(t('page.waterfall.rest', events.length - shown.length), end - held);
  }
  if (held) {
    step(t('page.waterfall.held'), end);
  }
  at = end;
  level('end', to);
  return bars;
}

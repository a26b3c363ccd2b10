'use strict';
/*
 * What the report's scripts share; they stand in the page one after the other: words.js, charts.js, page.js. What is drawn was
 * computed before and stands in the element #data, all words in its `texts`; nothing is fetched, and every text is put into the
 * page as text, never as markup.
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

const months = pair => pair.points.map(point => point.month);
const firstOf = pair => pair.points[0].month;
const lastOf = pair => pair.points[pair.points.length - 1].month;

const state = {
  language: data.language,
  shade: dark.matches ? 'dark' : 'light',
  pair: data.pairs[0],
  from: firstOf(data.pairs[0]),
  to: lastOf(data.pairs[0]),
  whole: data.pairs.some(pair => pair.points.some(point => point.band.length)),
  span: '',
  filter: { month: '', theme: '' },
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
/** A displayed move with the unrounded change beside it. */
const moveOf = point => t('page.moved', signed(point.move, data.decimals), signed(point.change, FINE));
const typeName = code => (data.types[code] ? named(data.types[code].names) : code);
const themeName = code => (data.themes[code] ? named(data.themes[code].names) : code);
const themeLabel = code => (data.themes[code] ? named(data.themes[code].labels) : code);
const levelOf = code => data.levels.find(level => level.code === code);
const place = point => t('level', named(levelOf(point.level).names), named(data.parts[point.part]));
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

function table(heads, rows, caption) {
  return el(
    'table', {}, el('caption', { class: 'spoken' }, caption),
    el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col', class: head.number ? 'n' : null }, head.text)))),
    el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map((cell, i) =>
      i === 0
        ? el('th', { scope: 'row', class: heads[i].wrap ? null : 'nowrap' }, cell)
        : el('td', { class: heads[i].number ? 'n' : null }, cell))))));
}

/** A text with every web address in it as a link. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"，。；）]+)/).filter(part => part)
    .map(part => (/^https?:/.test(part) ? el('a', { href: part, rel: 'noopener noreferrer' }, part) : foreign(part, 'mul')));
}

// What is shown

const within = month => month >= state.from && month <= state.to;
const pointsShown = () => state.pair.points.filter(point => within(point.month));
const eventsShown = sign => state.pair.events.filter(event => within(event.month) && (!sign || event.sign === sign));
const eventsOf = month => state.pair.events.filter(event => event.month === month);
const largestFirst = events => [...events].sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
const pointOf = (month, pair = state.pair) => pair.points.find(point => point.month === month);
const spanOf = (from, to) => (from === to ? from : `${from} … ${to}`);
const has = (pair, month) => month >= firstOf(pair) && month <= lastOf(pair);
const sum = (events, value) => events.reduce((total, event) => total + value(event), 0);
const themesOf = (events, sign) => state.pair.themes[sign].filter(code => events.some(event => event.theme === code));

/** First and last month of what is shown event by event. */
function span() {
  const [from, to = from] = state.span === WINDOW ? [state.from, state.to] : state.span.split('/');
  return [from, to];
}

/** What is shown event by event at first: what was asked for, else what the pair has most to say on. */
const usualSpan = () => {
  const [from, to] = data.waterfall.split('/');
  return data.waterfall && has(state.pair, from) && has(state.pair, to) ? (from === to ? from : data.waterfall) : state.pair.usual;
};

function shares(sign) {
  const events = eventsShown(sign);
  const part = (own, value) => {
    const all = sum(events, value);
    return all > 0 ? (100 * sum(own, value)) / all : null;
  };
  return themesOf(events, sign).map(theme => {
    const own = events.filter(event => event.theme === theme);
    // A published share belongs to its own window only.
    const published = state.pair.shares.find(each => each.sign === sign && each.theme === theme && each.from === state.from && each.to === state.to);
    return {
      theme, events: own.length, published: published ? published.value : null,
      raw: part(own, event => Math.abs(event.i0)), realised: part(own, event => Math.abs(event.impact))
    };
  });
}

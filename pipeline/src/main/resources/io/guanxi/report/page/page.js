'use strict';
/*
 * The report's behaviour. What is drawn was computed before and stands in the element #data, all words in its `texts`;
 * nothing is fetched, and every text is put into the page as text, never as markup.
 */
(() => {
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

  // Charts

  const css = name => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  const narrow = () => !state.printing && window.innerWidth < 640;
  const levelColour = level => (root.dataset.shade === 'dark' ? level.dark : level.colour);

  const QUARTER = Math.PI / 4;
  const LINES = { dashArrayX: [1, 0], dashArrayY: [1, 5] };
  const CROSS = { dashArrayX: [[1, 0], [1, 6]], dashArrayY: [1, 0, 6, 0] };
  const HATCHES = {
    plain: null, rising: { ...LINES, rotation: -QUARTER }, falling: { ...LINES, rotation: QUARTER }, level: { ...LINES, rotation: 0 },
    upright: { ...LINES, rotation: 2 * QUARTER }, crossed: { ...CROSS, rotation: QUARTER }, grid: { ...CROSS, rotation: 0 }
  };
  /** A theme's colour and hatch: the same in every figure. */
  function filling(code) {
    const theme = data.themes[code];
    const hatch = theme && HATCHES[theme.hatch];
    return {
      color: theme ? theme.colour : css('quiet'), borderColor: css('ink'), borderWidth: 0.4,
      decal: hatch
        ? { symbol: 'rect', symbolSize: 1, color: 'rgba(26,26,26,0.75)', ...hatch, dashArrayY: theme.wide ? hatch.dashArrayY.map(each => (each > 1 ? 2 * each : each)) : hatch.dashArrayY }
        : { symbol: 'none' }
    };
  }

  const base = () => ({
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: { symbol: 'none' } } },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: css('ink'), fontSize: 12 },
    tooltip: {
      confine: true, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: css('quiet') } },
      backgroundColor: css('paper'), borderColor: css('quiet'), textStyle: { color: css('ink') }, padding: [6, 10]
    }
  });
  /** Months are labelled so that a reader finds the years: all, every quarter, every January. */
  const isLabelled = (month, shown) => shown <= (narrow() ? 6 : 14) || (shown <= 40 && !narrow() ? ['01', '04', '07', '10'] : ['01']).includes(month.slice(5));
  const isYear = (_, month) => month.endsWith('-01');
  const timeAxis = (all, extra, shown = all.length) => ({
    type: 'category', data: all, boundaryGap: true,
    axisTick: { show: true, interval: isYear, lineStyle: { color: css('quiet') } },
    splitLine: { show: true, interval: isYear, lineStyle: { color: css('line') } },
    axisLine: { lineStyle: { color: css('quiet') }, onZero: false },
    axisLabel: { color: css('quiet'), hideOverlap: true, interval: (_, month) => isLabelled(month, shown) }, ...extra
  });
  const valueAxis = extra => ({
    type: 'value', axisLabel: { color: css('quiet'), formatter: number => minus(Number(number.toFixed(6))) },
    splitLine: { lineStyle: { color: css('line') } }, nameTextStyle: { color: css('quiet'), align: 'left' }, ...extra
  });
  const scoreAxis = extra => valueAxis({ axisLabel: { color: css('quiet'), formatter: number => (state.whole ? fixed(number, 0) : score(number)) }, ...extra });
  const LEFT = 52;
  const grid = extra => ({ left: LEFT, right: 16, top: 28, bottom: 28, ...extra });
  const legend = extra => ({
    textStyle: { color: css('ink'), fontSize: 11 }, itemWidth: 14, itemHeight: 10, itemStyle: { borderWidth: 0.5 }, left: LEFT - 40, right: 10, top: 0,
    inactiveColor: css('quiet'), ...extra
  });

  /** The stretch of the scale that holds the scores, to half points unless the whole is asked for. */
  function scaleOf(scores) {
    return state.whole ? { min: -data.n, max: data.n } : {
      min: Math.max(-data.n, Math.floor(Math.min(...scores) * 2 - 0.2) / 2),
      max: Math.min(data.n, Math.ceil(Math.max(...scores) * 2 + 0.2) / 2)
    };
  }
  /** Distance of the lines of a score's axis: whole or half points. */
  const intervalOf = (range, lines) => (state.whole ? 3 : Math.max(0.5, Math.ceil(((range.max - range.min) / lines) * 2) / 2));
  const levelRoom = () => (narrow() ? 16 : 92);

  /** The levels as bands behind scores, each with its name. */
  const levelBands = range => ({
    silent: true,
    label: { show: true, color: css('quiet'), fontSize: 11, distance: 5, position: narrow() ? 'insideTopLeft' : 'right' },
    data: data.levels.filter(level => level.to > range.min && level.from < range.max).map(level => [
      { name: named(level.names), yAxis: Math.max(level.from, range.min), itemStyle: { color: levelColour(level) } }, { yAxis: Math.min(level.to, range.max) }])
  });

  /** Bands of uncertainty: per cent, where their ends stand in a point's band, how dense they are. */
  const BANDS = [['95', 0, 3, 0.16], ['80', 1, 2, 0.22]];
  const hasBands = () => state.pair.points.some(point => point.band.length);
  const uncertainty = () => (hasBands() ? BANDS.flatMap(([percent, low, high, opacity]) => {
    const edge = { type: 'line', stack: percent, stackStrategy: 'all', symbol: 'none', silent: true, z: 1, color: css('accent'), lineStyle: { opacity: 0 } };
    return [
      { ...edge, name: `${percent}-`, data: state.pair.points.map(({ band }) => (band.length ? band[low] : null)) },
      { ...edge, name: t('page.band', percent), areaStyle: { color: css('accent'), opacity }, data: state.pair.points.map(({ band }) => (band.length ? band[high] - band[low] : null)) }
    ];
  }) : []);
  const bandText = ({ band }, [, low, high]) => (band.length ? `${fixed(band[low], 2)} … ${fixed(band[high], 2)}` : '');

  const tipLine = (colour, text) => {
    const key = el('span', { class: 'key' });
    key.style.setProperty('--key', colour);
    return el('div', {}, key, text);
  };
  const tip = (head, ...lines) => el('div', { class: 'tip' }, el('b', {}, head), ...lines.map(line => (typeof line === 'string' ? el('div', {}, line) : line)));

  function monthTip(month) {
    const point = pointOf(month);
    if (!point) {
      return tip(month);
    }
    const events = largestFirst(eventsOf(month));
    return tip(
      month, `${t('page.score')} ${score(point.displayed)} · ${place(point)}`,
      `${t('page.change')} ${moveOf(point)} · ${counted('page.events', events.length)}`,
      ...(events.length ? [el('ul', {}, ...events.slice(0, 3).map(event => el('li', {}, `${signed(event.impact, FINE)}  `, titleNode(event))))] : []),
      ...(point.band.length ? BANDS.map(band => `${t('page.band', band[0])} ${bandText(point, band)}`) : []),
      ...['published', 'series'].flatMap(kind => state.pair[kind].filter(mark => mark[0] === month).map(mark => tipLine(css('published'), `${t(`page.${kind}`)} ${score(mark[1])}`))));
  }

  function spokenMonth(month) {
    const point = pointOf(month);
    const events = largestFirst(eventsOf(month));
    const first = events.length ? `; ${titleOf(events[0]).text}${events[0].marks} ${signed(events[0].impact, FINE)}` : '';
    return point
      ? `${month}: ${t('page.score')} ${score(point.displayed)}, ${t('page.change')} ${moveOf(point)}, ${counted('page.events', events.length)}${first}` : month;
  }

  function scoreOption() {
    const shown = pointsShown();
    const marks = kind => state.pair[kind].filter(mark => within(mark[0]));
    const moves = direction => shown.filter(point => point.move * direction > 0).map(point => [point.month, point.displayed]);
    const range = scaleOf([...shown.map(point => point.displayed), ...[...marks('published'), ...marks('series')].map(mark => mark[1])]);
    const all = months(state.pair);
    const ends = { startValue: all.indexOf(shown[0].month), endValue: all.indexOf(shown[shown.length - 1].month) };
    const series = [
      {
        name: t('page.score'), type: 'line', step: 'middle', data: state.pair.points.map(point => point.displayed), symbol: 'none', color: css('accent'), lineStyle: { width: 2.2 },
        markArea: levelBands(range)
      },
      { name: t('page.rise'), type: 'scatter', symbol: 'triangle', symbolSize: 10, color: css('up'), data: moves(1), z: 3 },
      { name: t('page.fall'), type: 'scatter', symbol: 'path://M0 0L10 0L5 9Z', symbolSize: 10, color: css('down'), data: moves(-1), z: 3 },
      {
        name: t('page.published'), type: 'scatter', symbol: 'diamond', symbolSize: 15, data: marks('published'), z: 4,
        color: css('published'), itemStyle: { color: 'transparent', borderColor: css('published'), borderWidth: 2 }
      },
      {
        name: t('page.series'), type: 'scatter', symbol: 'circle', symbolSize: 6, data: marks('series'), z: 4,
        color: css('published'), itemStyle: { color: css('paper'), borderColor: css('published'), borderWidth: 1.5 }
      },
      ...uncertainty()
    ].filter(each => each.type === 'line' || each.data.length > 0);
    const names = series.filter(each => !each.name.endsWith('-')).map(each =>
      (each.areaStyle ? { name: each.name, icon: 'roundRect', itemStyle: { opacity: 2 * each.areaStyle.opacity } } : each.name));
    return {
      ...base(),
      grid: grid({ top: 40, right: levelRoom(), bottom: state.printing ? 30 : 74 }),
      legend: legend({ type: narrow() ? 'scroll' : 'plain', data: names }),
      xAxis: timeAxis(all, {}, shown.length),
      yAxis: scoreAxis({ ...range, interval: intervalOf(range, 8) }),
      dataZoom: state.printing
        ? [{ type: 'inside', ...ends, disabled: true }]
        : [
          { type: 'inside', ...ends, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, preventDefaultMouseMove: false },
          {
            type: 'slider', ...ends, height: 22, bottom: 8, left: LEFT, right: levelRoom(),
            textStyle: { color: css('quiet') }, borderColor: css('line'), showDataShadow: false, labelFormatter: (_, month) => month,
            fillerColor: css('slider'), handleStyle: { color: css('paper'), borderColor: css('quiet') }, moveHandleSize: 4, brushSelect: false
          }
        ],
      tooltip: { ...base().tooltip, formatter: at => monthTip(at[0].axisValue) },
      series
    };
  }

  /** Rows that a legend takes: a Chinese or Korean letter is as wide as its size, a Latin one half of it. */
  function legendRows(names) {
    const room = (state.printing ? PRINT_WIDTH : document.body.clientWidth) - 100;
    let rows = 1, used = 0;
    for (const name of names) {
      const width = 34 + [...name].reduce((total, letter) => total + (letter > '\u2e80' ? 11.5 : 6.3), 0);
      rows += used + width > room ? 1 : 0;
      used = used + width > room ? width : used + width;
    }
    return rows;
  }

  function themesOption(sign) {
    const shown = pointsShown();
    const all = shown.map(point => point.month);
    const events = eventsShown(sign);
    const themes = themesOf(events, sign);
    const scores = shown.map(point => point.displayed);
    const range = scaleOf(scores);
    const names = [t('page.score'), ...themes.map(themeLabel)];
    const top = 8 + 18 * legendRows(names);
    return {
      ...base(),
      legend: { ...legend(), data: names, itemGap: 8 },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [grid({ top: top + 26, height: 84, bottom: undefined }), grid({ top: top + 146 })],
      xAxis: [timeAxis(all, { axisLabel: { show: false } }), timeAxis(all, { gridIndex: 1 })],
      yAxis: [
        scoreAxis({ ...range, interval: state.whole ? data.n : intervalOf(range, 3), name: t('page.score') }),
        valueAxis({ gridIndex: 1, name: t('page.themepoints') })
      ],
      tooltip: {
        ...base().tooltip,
        formatter: at => {
          const node = monthTip(at[0].axisValue);
          at.filter(each => each.seriesType === 'bar' && each.value).forEach(each => node.append(tipLine(each.color, `${each.seriesName} ${signed(each.value, FINE)}`)));
          return node;
        }
      },
      series: [
        { name: t('page.score'), type: 'line', step: 'middle', data: scores, symbol: 'none', color: css('accent'), lineStyle: { width: 2 } },
        ...themes.map(theme => ({
          name: themeLabel(theme), id: theme, type: 'bar', stack: sign, xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: '15%', itemStyle: filling(theme),
          data: all.map(month => {
            const own = events.filter(event => event.month === month && event.theme === theme);
            return own.length ? Number(sum(own, event => event.i0).toFixed(6)) : null;
          })
        }))
      ]
    };
  }

  function sharesOption(sign) {
    const rows = shares(sign).filter(row => row.raw !== null);
    const furthest = row => Math.max(row.raw, row.published || 0);
    const text = row => `${fixed(row.raw, 1)}${row.published === null ? '' : ` (${minus(row.published)})`}`;
    return {
      ...base(),
      grid: { left: 4, right: 20, top: 20, bottom: 8, containLabel: true },
      // A third of the axis is left for what stands behind the longest bar.
      xAxis: valueAxis({ min: 0, max: Math.max(10, Math.ceil((Math.max(...rows.map(furthest)) * 1.35) / 20) * 20), interval: 20, axisLabel: { color: css('quiet'), hideOverlap: true } }),
      yAxis: {
        type: 'category', inverse: true, data: rows.map(row => themeLabel(row.theme)), axisTick: { show: false }, axisLine: { lineStyle: { color: css('quiet') } },
        name: '%', nameLocation: 'start', nameGap: 4, nameTextStyle: { color: css('quiet') },
        axisLabel: { color: css('ink'), width: narrow() ? 110 : 190, overflow: 'break', fontSize: 11, lineHeight: 14, interval: 0 }
      },
      tooltip: {
        ...base().tooltip, axisPointer: { type: 'shadow' },
        formatter: at => {
          const row = rows[at[0].dataIndex];
          return tip(themeName(row.theme), `${t('page.share.raw')} ${fixed(row.raw, 1)} %`,
            ...(row.realised === null ? [] : [`${t('page.share.realised')} ${fixed(row.realised, 1)} %`]),
            ...(row.published === null ? [] : [`${t('page.published')} ${minus(row.published)} %`]), counted('page.events', row.events));
        }
      },
      series: [
        { name: t('page.share.raw'), type: 'bar', barMaxWidth: 22, data: rows.map(row => ({ value: Number(row.raw.toFixed(6)), itemStyle: filling(row.theme) })) },
        {
          name: t('page.published'), type: 'scatter', symbol: 'diamond', symbolSize: 13, z: 4,
          itemStyle: { color: css('paper'), borderColor: css('published'), borderWidth: 2 }, data: rows.flatMap((row, i) => (row.published === null ? [] : [[row.published, i]]))
        },
        {
          type: 'scatter', symbolSize: 0, silent: true, data: rows.map((row, i) => [furthest(row), i]),
          label: { show: true, position: 'right', distance: 10, color: css('ink'), formatter: at => text(rows[at.dataIndex]) }
        }
      ]
    };
  }

  const PATTERNS = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]];
  const tradeMonths = () => [...new Set(state.pair.trade.lines.flatMap(line => [...line.months.map(each => each[0]), ...line.means.flatMap(mean => mean.slice(0, 2))]))].filter(within).sort();

  function tradeOption() {
    const { lines, balance } = state.pair.trade;
    const first = tradeMonths()[0], last = tradeMonths().pop();
    const all = months(state.pair).filter(month => month >= first && month <= last);
    const at = (line, month) => line.months.find(each => each[0] === month);
    const top = 20 + 18 * legendRows(lines.map(line => named(line.name)));
    const axes = line => ({ xAxisIndex: line.balance ? 1 : 0, yAxisIndex: line.balance ? 1 : 0 });
    return {
      ...base(),
      grid: [grid({ top, left: 62, height: 190, bottom: undefined }), grid({ top: top + 226, left: 62 })],
      legend: legend({ data: lines.map(line => named(line.name)) }),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      xAxis: [timeAxis(all, { axisLabel: { show: false } }), timeAxis(all, { gridIndex: 1 })],
      yAxis: [valueAxis({ min: 0, name: t('page.trade.unit') }), valueAxis({ gridIndex: 1, name: named(balance) })],
      tooltip: {
        ...base().tooltip,
        formatter: hits => tip(hits[0].axisValue, ...lines.filter(line => at(line, hits[0].axisValue)).map(line => tipLine(line.colour, `${named(line.name)} ${fixed(at(line, hits[0].axisValue)[1], 2)}`)))
      },
      series: lines.flatMap(line => [
        { ...axes(line), name: named(line.name), type: 'line', symbol: 'none', color: line.colour, lineStyle: { width: 1.8, type: PATTERNS[line.pattern % 4] }, data: all.map(month => (at(line, month) || [])[1]) },
        // A period of which the total is known, at the height of its mean month.
        ...line.means.filter(mean => within(mean[0]) && within(mean[1])).map(([from, to, value]) => ({
          ...axes(line), type: 'line', silent: true, symbol: 'rect', symbolSize: [2, 8], color: line.colour, lineStyle: { width: 2 }, data: [...new Set([from, to])].map(month => [month, value])
        }))
      ])
    };
  }

  const allMonths = () => [...new Set(data.pairs.flatMap(months))].sort().filter(within);

  function pairsOption() {
    const shown = allMonths();
    const lines = data.pairs.map(pair => shown.map(month => (pointOf(month, pair) || { displayed: null }).displayed));
    const range = scaleOf(lines.flat().filter(value => value !== null));
    return {
      ...base(),
      legend: legend(),
      grid: grid({ top: 40, right: levelRoom() }),
      xAxis: timeAxis(shown),
      yAxis: scoreAxis({ ...range, interval: intervalOf(range, 8) }),
      tooltip: {
        ...base().tooltip,
        formatter: at => tip(at[0].axisValue, ...data.pairs.flatMap((pair, i) => {
          const point = pointOf(at[0].axisValue, pair);
          return point ? [tipLine(data.lines[i % 8], `${named(pair.names)} ${score(point.displayed)} · ${place(point)} · ${moveOf(point)} · ${counted('page.events', point.events)}`)] : [];
        }))
      },
      series: data.pairs.map((pair, i) => ({
        name: named(pair.names), type: 'line', step: 'middle', symbol: 'none', data: lines[i], color: data.lines[i % 8],
        lineStyle: { width: 2.2, type: PATTERNS[i % 4] }, markArea: i === 0 ? levelBands(range) : undefined
      }))
    };
  }

  /** What a month or window did: the score before it, the events (of a month the largest first, of several by date) with small ones summed, the score after it. */
  function steps() {
    const [from, to] = span();
    const start = pointOf(from), first = state.pair.points.indexOf(start);
    let at = first > 0 ? state.pair.points[first - 1].score : state.pair.start;
    const end = pointOf(to).score;
    const events = largestFirst(state.pair.events.filter(event => event.month >= from && event.month <= to));
    const shown = events.slice(0, events.length > data.named + 1 ? data.named : events.length);
    if (from !== to) {
      shown.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    }
    const before = new Date(Date.UTC(from.slice(0, 4), from.slice(5) - 2, 1)).toISOString().slice(0, 7);
    const bars = [{ kind: 'start', text: t('page.waterfall.end', before), from: at, to: at }];
    for (const event of shown) {
      bars.push({ kind: event.impact < 0 ? 'down' : 'up', event, text: `${event.date}  ${titleOf(event).text}${event.marks}`, from: at, to: at + event.impact });
      at += event.impact;
    }
    if (shown.length < events.length) {
      bars.push({ kind: end < at ? 'down' : 'up', text: t('page.waterfall.rest', events.length - shown.length), from: at, to: end });
    }
    bars.push({ kind: 'end', text: t('page.waterfall.end', to), from: end, to: end });
    return bars;
  }
  const isLevel = bar => bar.kind === 'start' || bar.kind === 'end';

  function waterfallOption() {
    const bars = steps();
    const all = bars.flatMap(bar => [bar.from, bar.to]);
    const spread = Math.max(Math.max(...all) - Math.min(...all), 0.02);
    const min = Math.max(-data.n, Math.min(...all) - spread * 0.12), max = Math.min(data.n, Math.max(...all) + spread * 0.22);
    const colour = { start: css('quiet'), end: css('accent'), up: css('up'), down: css('down') };
    const room = Math.min(narrow() ? 150 : 420, Math.max(150, (state.printing ? PRINT_WIDTH : document.body.clientWidth) * 0.42));
    return {
      ...base(),
      grid: { left: 4, right: 40, top: 8, bottom: 24, containLabel: true },
      xAxis: valueAxis({ min, max, axisLabel: { color: css('quiet'), hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: number => fixed(number, spread < 0.05 ? 3 : 2) } }),
      yAxis: {
        type: 'category', inverse: true, data: bars.map((bar, i) => String(i)), axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: css('ink'), width: room, overflow: 'truncate', fontSize: 11, interval: 0, formatter: i => bars[Number(i)].text.replace(/\s+/g, ' ').replace(narrow() ? /^\d{4}-\d\d(-\d\d)? / : '', '') }
      },
      tooltip: {
        ...base().tooltip, trigger: 'item',
        formatter: at => {
          const { event, text, from, to } = bars[at.dataIndex];
          return event
            ? tip(titleNode(event), `${event.date} · ${typeName(event.type)} · ${themeName(event.theme)}`,
              `I0 ${minus(event.i0)} · ${t('page.met')} ${fixed(event.p0, 3)} · ${t('page.impact')} ${signed(event.impact, 4)}`)
            : tip(text, from === to ? `${t('page.score')} ${fixed(to, FINE)}` : `${t('page.impact')} ${signed(to - from, 4)}`);
        }
      },
      series: [{
        type: 'custom', encode: { x: [1, 2], y: 0 }, data: bars.map((bar, i) => [i, bar.from, bar.to]),
        renderItem: (_, api) => {
          const bar = bars[api.value(0)];
          const a = api.coord([bar.from, api.value(0)]), b = api.coord([bar.to, api.value(0)]);
          const height = Math.min(api.size([0, 1])[1] * 0.66, 20);
          const width = Math.max(Math.abs(a[0] - b[0]), isLevel(bar) ? 4 : 1.5);
          const x = isLevel(bar) ? a[0] - width / 2 : Math.min(a[0], b[0]);
          const text = isLevel(bar) ? fixed(bar.to, FINE) : signed(bar.to - bar.from, FINE);
          return {
            type: 'group',
            children: [
              { type: 'rect', shape: { x, y: a[1] - height / 2, width, height }, style: { fill: colour[bar.kind] } },
              { type: 'text', x: Math.max(a[0], b[0]) + 5, y: a[1], style: { text, fill: css('ink'), fontSize: 11, align: 'left', verticalAlign: 'middle', fontFamily: getComputedStyle(document.body).fontFamily } }
            ]
          };
        }
      }]
    };
  }

  // Figures: what each is called, what it draws, what stands in its table, what a click or Enter on it means

  const head = (key, number, wrap) => ({ text: t(key), number, wrap });
  const scoreTable = () => ({
    heads: [head('page.month'), head('page.score', true), head('page.level'), head('page.move', true), head('page.change', true), head('page.eventcount', true),
      ...(hasBands() ? BANDS.map(([percent]) => ({ text: t('page.band', percent), number: true })) : [])],
    rows: pointsShown().map(point => [
      point.month, score(point.displayed), place(point), signed(point.move, data.decimals), signed(point.change, FINE), String(point.events),
      ...(hasBands() ? BANDS.map(band => bandText(point, band)) : [])])
  });

  function themesTable(sign) {
    const events = eventsShown(sign);
    const themes = themesOf(events, sign);
    return {
      heads: [head('page.month'), ...themes.map(theme => ({ text: themeName(theme), number: true }))],
      rows: pointsShown().filter(({ month }) => events.some(event => event.month === month)).map(({ month }) => [
        month, ...themes.map(theme => {
          const own = events.filter(event => event.month === month && event.theme === theme);
          return own.length ? signed(sum(own, event => event.i0), FINE) : '';
        })])
    };
  }
  const sharesTable = sign => ({
    heads: [head('page.theme', false, true), head('page.nameof'), head('page.share.raw', true), head('page.share.realised', true), head('page.published', true), head('page.eventcount', true)],
    rows: shares(sign).map(row => [
      themeName(row.theme), t(data.themes[row.theme].paper ? 'page.paper' : 'page.own'), ...[row.raw, row.realised].map(share => (share === null ? '' : `${fixed(share, 1)} %`)),
      row.published === null ? '' : `${minus(row.published)} %`, String(row.events)])
  });
  const tradeTable = () => ({
    heads: [head('page.month'), ...state.pair.trade.lines.map(line => ({ text: named(line.name), number: true }))],
    rows: tradeMonths().map(month => [month, ...state.pair.trade.lines.map(line => line.months.find(each => each[0] === month)).map(each => (each ? fixed(each[1], 2) : ''))])
  });
  const pairsTable = () => ({
    heads: [head('page.month'), ...data.pairs.map(pair => ({ text: named(pair.names), number: true }))],
    rows: allMonths().map(month => [month, ...data.pairs.map(pair => pointOf(month, pair)).map(point => (point ? score(point.displayed) : ''))])
  });
  const waterfallTable = () => ({
    heads: [head('page.event', false, true), head('page.impact', true), head('page.after', true)],
    rows: steps().map(bar => [bar.text, isLevel(bar) ? '' : signed(bar.event ? bar.event.impact : bar.to - bar.from, 4), fixed(bar.to, 4)])
  });

  /** What the mark of our names means, where such a name stands. */
  function oursNote(sign) {
    const paper = themesOf(eventsShown(sign), sign).map(code => data.themes[code].paper);
    return paper.includes(false) ? [t(paper.includes(true) ? 'page.ours' : 'page.allours')] : [];
  }
  const marksNote = events => [['‡', 'chart.mark.disputed'], ['°', 'chart.mark.recalled']].filter(([mark]) => events.some(event => event && event.marks.includes(mark))).map(([, key]) => t(key));

  const figures = () => [
    { id: 'score', wide: true, height: state.printing ? 300 : 400, option: scoreOption, axis: () => months(state.pair), kind: 'month', table: scoreTable },
    {
      id: 'waterfall', wide: true, height: 43 + (state.printing ? 22 : 27) * steps().length, choice: true, option: waterfallOption, kind: 'event', table: waterfallTable,
      note: [t(span()[0] === span()[1] ? 'page.waterfall.bysize' : 'page.waterfall.bydate'), ...marksNote(steps().map(bar => bar.event))],
      axis: () => steps().map(bar => (bar.event ? bar.event.id : ''))
    },
    ...SIGNS.map(sign => ({
      id: `themes-${sign}`, title: sign, wide: true, height: state.printing ? 340 : narrow() ? 520 : 430, note: oursNote(sign), shown: eventsShown(sign).length > 0,
      option: () => themesOption(sign), table: () => themesTable(sign), axis: () => pointsShown().map(point => point.month), kind: 'month', grids: [0, 1]
    })),
    ...SIGNS.map(sign => ({
      id: `shares-${sign}`, title: `shares.${sign}`, height: 60 + (state.printing ? 30 : 40) * Math.max(2, shares(sign).length), note: oursNote(sign),
      shown: shares(sign).some(row => row.raw !== null), option: () => sharesOption(sign), axis: () => shares(sign).map(row => row.theme), kind: 'theme', table: () => sharesTable(sign)
    })),
    {
      id: 'trade', wide: true, height: narrow() ? 560 : 440, shown: state.pair.trade !== null && tradeMonths().length > 0, option: tradeOption,
      nothing: state.pair.trade === null ? 'page.trade.none' : 'page.trade.outside', axis: tradeMonths, kind: 'month', table: tradeTable,
      below: state.pair.trade ? named(state.pair.trade.notes) : []
    },
    { id: 'pairs', wide: true, height: 320, shown: data.pairs.length > 1, option: pairsOption, kind: 'month', axis: allMonths, table: pairsTable }
  ];

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
    const names = figure.id === 'pairs' ? data.pairs.map(pair => named(pair.names)).join(t('list.separator')) : named(state.pair.names);
    const window = figure.id === 'waterfall' ? spanOf(...span()) : spanOf(state.from, state.to);
    node.querySelector('details').hidden = !shown;
    node.hidden = !shown && (figure.id === 'pairs' || state.printing);
    node.querySelector('h3').textContent = `${names}${t('page.colon')}${title}`;
    what.textContent = (figure.note || []).join(' ');
    what.hidden = !what.textContent;
    node.querySelector('summary').textContent = t('page.astable');
    node.querySelector('details .scroll').setAttribute('aria-label', `${t('page.astable')}${t('page.colon')}${title}`);
    node.querySelector('figcaption').replaceChildren(
      ...(shown ? figure.below || [] : []).map(line => el('p', {}, foreign(line, ''))),
      [`${t('page.window')}${t('page.colon')}${window}`, `${t('page.scheme')} ${data.files.scheme}`, `${t('page.codebook')} ${data.files.codebook}`].join(' · '));
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
    } else if ((event.key === 'Enter' || event.key === ' ') && entry.cursor >= 0 && figure.kind !== 'event') {
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
    for (const figure of figures().filter(each => each.id !== 'pairs' && each.shown !== false)) {
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
    clearTimeout(resizeTimer);
    resizeTimer = setTimeout(() => state.printing || draw(), 120);
  });
  window.addEventListener('beforeprint', () => setPrinting(true));
  window.addEventListener('afterprint', () => setPrinting(false));
  window.matchMedia('print').addEventListener('change', event => setPrinting(event.matches));

  state.span = usualSpan();
  $('whole').checked = state.whole;
  showAll();
})();

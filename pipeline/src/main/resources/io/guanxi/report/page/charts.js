/* What each figure draws, and what stands in its table. */
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
  const edge = { type: 'line', stack: percent, stackStrategy: 'all', symbol: 'none', silent: true, z: 2, color: css('accent'), lineStyle: { opacity: 0 } };
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
    ...(point.held ? [`${t('page.waterfall.held')} ${signed(point.held, FINE)}`] : []),
    ...(point.band.length ? BANDS.map(band => `${t('page.band', band[0])} ${bandText(point, band)}`) : []),
    ...state.pair.published.filter(mark => mark[0] === month).map(mark => tipLine(css('published'), `${t('page.published')} ${score(mark[1])}`)),
    ...state.pair.beside.flatMap(line => line.months.filter(mark => mark[0] === month).map(mark => (line.line ? tipLine(line.colour, `${named(line.name)} ${fixed(mark[1], 2)}`) : tipLine(css('published'), `${named(line.name)} ${score(mark[1])}`)))));
}

function spokenMonth(month) {
  const point = pointOf(month);
  const events = largestFirst(eventsOf(month));
  const first = events.length ? `; ${titleOf(events[0]).text}${events[0].marks} ${signed(events[0].impact, FINE)}` : '';
  return point
    ? `${month}: ${t('page.score')} ${score(point.displayed)}, ${t('page.change')} ${moveOf(point)}, ${counted('page.events', events.length)}${first}` : month;
}

/** A line whose months are steps. */
const besideLine = (line, all) => {
  const at = Object.fromEntries(line.months);
  return {
    name: named(line.name), type: 'line', step: 'middle', symbol: 'none', data: all.map(month => at[month] ?? null), z: 3,
    color: line.colour, lineStyle: { width: 1.6, type: PATTERNS[line.pattern % 4] }
  };
};

function scoreOption() {
  const shown = pointsShown();
  const all = months(state.pair);
  const published = state.pair.published.filter(mark => within(mark[0]));
  const beside = state.pair.beside.map(line => ({ ...line, months: line.months.filter(mark => within(mark[0])) }));
  const moves = direction => shown.filter(point => point.move * direction > 0).map(point => [point.month, point.displayed]);
  const range = scaleOf([...shown.map(point => point.displayed), ...[...published, ...beside.flatMap(line => line.months)].map(mark => mark[1])]);
  const ends = { startValue: all.indexOf(shown[0].month), endValue: all.indexOf(shown[shown.length - 1].month) };
  const series = [
    {
      name: t('page.score'), type: 'line', step: 'middle', data: state.pair.points.map(point => point.displayed), symbol: 'none', z: 3, color: css('accent'), lineStyle: { width: 2.2 },
      markArea: levelBands(range)
    },
    { name: t('page.rise'), type: 'scatter', symbol: 'triangle', symbolSize: 10, color: css('up'), data: moves(1), z: 4 },
    { name: t('page.fall'), type: 'scatter', symbol: 'path://M0 0L10 0L5 9Z', symbolSize: 10, color: css('down'), data: moves(-1), z: 4 },
    {
      name: t('page.published'), type: 'scatter', symbol: 'diamond', symbolSize: 15, data: published, z: 5,
      color: css('published'), itemStyle: { color: 'transparent', borderColor: css('published'), borderWidth: 2 }
    },
    ...beside.map(line => (line.line
      ? besideLine(line, all)
      : {
        name: named(line.name), type: 'scatter', symbol: 'circle', symbolSize: 6, data: line.months, z: 5,
        color: css('published'), itemStyle: { color: css('paper'), borderColor: css('published'), borderWidth: 1.5 }
      })),
    ...uncertainty()
  ].filter(each => each.type === 'line' || each.data.length > 0);
  const names = series.filter(each => !each.name.endsWith('-')).map(each =>
    (each.areaStyle ? { name: each.name, icon: 'roundRect', itemStyle: { opacity: 2 * each.areaStyle.opacity } } : each.name));
  return {
    ...base(),
    grid: grid({ top: 22 + 18 * (narrow() ? 1 : legendRows(names.map(each => each.name || each))), right: levelRoom(), bottom: state.printing ? 30 : 74 }),
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
    grid: { left: 4, right: 56, top: 20, bottom: 8, containLabel: true },
    xAxis: valueAxis({ min: 0, max: Math.max(20, Math.ceil(Math.max(...rows.map(furthest)) / 20) * 20), interval: 20, axisLabel: { color: css('quiet'), hideOverlap: true } }),
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

const LINE_KEYS = { itemWidth: 28, itemStyle: { opacity: 0 } };
const PATTERNS = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]];
const tradeMonths = () => [...new Set(state.pair.trade.lines.flatMap(line => [...line.months.map(each => each[0]), ...line.means.flatMap(mean => mean.slice(0, 2))]))].filter(within).sort();

function tradeOption() {
  const { lines, balance } = state.pair.trade;
  const first = tradeMonths()[0], last = tradeMonths().pop();
  const all = months(state.pair).filter(month => month >= first && month <= last);
  const at = (line, month) => line.months.find(each => each[0] === month);
  const top = 36 + 18 * legendRows(lines.map(line => named(line.name)));
  const axes = line => ({ xAxisIndex: line.balance ? 1 : 0, yAxisIndex: line.balance ? 1 : 0 });
  return {
    ...base(),
    grid: [grid({ top, left: 62, height: 190, bottom: undefined }), grid({ top: top + 226, left: 62 })],
    legend: legend({ ...LINE_KEYS, data: lines.map(line => named(line.name)) }),
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
  const lines = data.pairs.map(pair => {
    const mean = pair.beside.find(line => line.own);
    const at = mean && Object.fromEntries(mean.months);
    return shown.map(month => (at ? at[month] ?? null : (pointOf(month, pair) || { displayed: null }).displayed));
  });
  const range = scaleOf(lines.flat().filter(value => value !== null));
  return {
    ...base(),
    legend: legend(LINE_KEYS),
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
  const held = state.pair.points.filter(point => point.month >= from && point.month <= to).reduce((sum, point) => sum + point.held, 0);
  const rest = (text, start, stop) => bars.push({ kind: stop < start ? 'down' : 'up', text, from: start, to: stop });
  if (shown.length < events.length) {
    rest(t('page.waterfall.rest', events.length - shown.length), at, end - held);
  }
  if (held) {
    rest(t('page.waterfall.held'), end - held, end);
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
    grid: { left: 4, right: 64, top: 8, bottom: 24, containLabel: true },
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
          : tip(text, from === to ? `${t('page.score')} ${score(to)} (${fixed(to, FINE)})` : `${t('page.impact')} ${signed(to - from, 4)}`);
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
        const text = isLevel(bar) ? `${score(bar.to)} (${fixed(bar.to, FINE)})` : signed(bar.to - bar.from, FINE);
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
    id: `themes-${sign}`, title: sign, wide: true, height: narrow() ? 520 : 430, note: oursNote(sign), shown: eventsShown(sign).length > 0,
    option: () => themesOption(sign), table: () => themesTable(sign), axis: () => pointsShown().map(point => point.month), kind: 'month', grids: [0, 1]
  })),
  ...SIGNS.map(sign => ({
    id: `shares-${sign}`, title: `shares.${sign}`, height: 60 + (state.printing ? 30 : 40) * Math.max(2, shares(sign).length), note: oursNote(sign),
    shown: shares(sign).some(row => row.raw !== null), option: () => sharesOption(sign), axis: () => shares(sign).map(row => row.theme), kind: 'theme', table: () => sharesTable(sign)
  })),
  {
    id: 'trade', wide: true, height: narrow() ? 560 : 440, shown: state.pair.trade !== null && tradeMonths().length > 0, option: tradeOption,
    nothing: state.pair.trade === null ? 'page.trade.none' : 'page.trade.outside', axis: tradeMonths, kind: 'month', table: tradeTable,
    below: state.pair.trade ? named(state.pair.trade.notes).map((line, i) => el('p', { lang: i < state.pair.trade.lines.length / 3 ? 'mul' : null }, line)) : []
  },
  { id: 'pairs', common: true, wide: true, height: 320, shown: data.pairs.length > 1, option: pairsOption, kind: 'month', axis: allMonths, table: pairsTable },
  ...foresight()
];

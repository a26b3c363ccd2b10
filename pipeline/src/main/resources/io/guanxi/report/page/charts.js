/* What each figure draws, what stands in its table, and what is said where the reader points. */
const css = name => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
const narrow = () => !state.printing && window.innerWidth < 640;
const pageWidth = () => (state.printing ? PRINT_WIDTH : document.body.clientWidth);
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

const FONT = getComputedStyle(document.body).fontFamily;
const LEFT = 52;
const PATTERNS = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]];

/** What all charts have; {@code said} gives what stands in the box at the pointer. */
const base = (said, tooltip) => ({
  animation: false,
  aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: { symbol: 'none' } } },
  textStyle: { fontFamily: FONT, color: css('ink'), fontSize: 12 },
  tooltip: {
    confine: true, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: css('quiet') } },
    backgroundColor: css('paper'), borderColor: css('quiet'), textStyle: { color: css('ink') }, padding: [6, 10], formatter: said, ...tooltip
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
const valueAxis = ({ axisLabel, ...extra }) => ({
  type: 'value', axisLabel: { color: css('quiet'), formatter: number => minus(Number(number.toFixed(6))), ...axisLabel },
  splitLine: { lineStyle: { color: css('line') } }, nameTextStyle: { color: css('quiet'), align: 'left' }, ...extra
});
/** An axis of names from the top down. */
const namesAxis = (names, { axisLabel, ...extra } = {}) => ({
  type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: { show: false },
  axisLabel: { color: css('ink'), fontSize: 11, interval: 0, width: narrow() ? 110 : 190, overflow: 'break', ...axisLabel }, ...extra
});
const grid = extra => ({ left: LEFT, right: 16, top: 28, bottom: 28, ...extra });
const namesGrid = extra => ({ left: 4, right: 64, top: 8, bottom: 8, containLabel: true, ...extra });
const legend = extra => ({
  textStyle: { color: css('ink'), fontSize: 11 }, itemWidth: 14, itemHeight: 10, itemStyle: { borderWidth: 0.5 }, left: LEFT - 40, right: 10, top: 0,
  inactiveColor: css('quiet'), ...extra
});
/** A legend in one line, whose pages are turned; on paper all of it. */
const turned = extra => legend({ type: state.printing ? 'plain' : 'scroll', ...extra });
const LINE_KEYS = { itemWidth: 28, itemStyle: { opacity: 0 } };

/** Rows that a legend takes: a Chinese or Korean letter is as wide as its size, a Latin one half of it. */
function legendRows(names) {
  const room = pageWidth() - 100;
  let rows = 1, used = 0;
  for (const name of names) {
    const width = 34 + [...name].reduce((total, letter) => total + (letter > '\u2e80' ? 11.5 : 6.3), 0);
    rows += used + width > room ? 1 : 0;
    used = used + width > room ? width : used + width;
  }
  return rows;
}

/** The stretch of the scale that holds the scores, to half points unless the whole is asked for. */
function scaleOf(scores) {
  return state.whole ? { min: -data.n, max: data.n } : {
    min: Math.max(-data.n, Math.floor(Math.min(...scores) * 2 - 0.2) / 2),
    max: Math.min(data.n, Math.ceil(Math.max(...scores) * 2 + 0.2) / 2)
  };
}
/** An axis of scores with about so many lines, whole or half points apart. */
const scoreAxis = (range, lines, extra) => valueAxis({
  ...range, interval: state.whole ? (lines > 3 ? 3 : data.n) : Math.max(0.5, Math.ceil(((range.max - range.min) / lines) * 2) / 2),
  axisLabel: { formatter: number => (state.whole ? fixed(number, 0) : score(number)) }, ...extra
});
const levelRoom = () => (narrow() ? 16 : 92);

/** The levels as bands behind scores, each with its name. */
const levelBands = range => ({
  silent: true,
  label: { show: true, color: css('quiet'), fontSize: 11, distance: 5, position: narrow() ? 'insideTopLeft' : 'right' },
  data: data.levels.filter(level => level.to > range.min && level.from < range.max).map(level => [
    { name: named(level.names), yAxis: Math.max(level.from, range.min), itemStyle: { color: levelColour(level) } }, { yAxis: Math.min(level.to, range.max) }])
});

/** Intervals: per cent, where their ends stand in a band, how dense they are. */
const BANDS = [['95', 0, 3, 0.16], ['80', 1, 2, 0.22]];
const bandsOf = points => (points.some(point => point.band.length) ? BANDS.flatMap(([percent, low, high, opacity]) => {
  const edge = { type: 'line', stack: percent, stackStrategy: 'all', symbol: 'none', silent: true, z: 2, color: css('accent'), lineStyle: { opacity: 0 } };
  return [
    { ...edge, name: `${percent}-`, data: points.map(({ band }) => (band.length ? band[low] : null)) },
    { ...edge, name: t('page.band', percent), areaStyle: { color: css('accent'), opacity }, data: points.map(({ band }) => (band.length ? band[high] - band[low] : null)) }
  ];
}) : []);

// What is said where the reader points

const tipLine = (colour, text) => {
  const key = el('span', { class: 'key' });
  key.style.setProperty('--key', colour);
  return el('div', {}, key, text);
};
const tip = (head, ...lines) => el('div', { class: 'tip' }, el('b', {}, head), ...lines.map(line => (typeof line === 'string' ? el('div', {}, line) : line)));

/** What a month did: score and level, change and number of events. */
const monthText = cells => [`${cells[0]} · ${cells[1]}`, `${t('page.change')} ${moveOf(cells)} · ${counted('page.events', Number(cells[4]))}`];

function monthTip(month) {
  const point = pointOf(month);
  if (!point) {
    return tip(month);
  }
  const cells = cellsOf(month);
  const [at, change] = monthText(cells);
  const events = largestFirst(eventsOf(month));
  const { heads } = named(state.pair.tables);
  return tip(
    month, `${t('page.score')} ${at}`, change,
    ...(events.length ? [el('ul', {}, ...events.slice(0, 3).map(event => el('li', {}, `${signed(event.impact, FINE)}  `, titleNode(event))))] : []),
    ...(point.held ? [`${t('page.waterfall.held')} ${signed(point.held, FINE)}`] : []),
    ...cells.slice(5).filter(cell => cell).map((cell, i) => `${heads[6 + i].text} ${cell}`),
    ...state.pair.marks.flatMap(({ name, kind, colour, months: all }) => all.filter(mark => mark[0] === month).map(mark =>
      tipLine(kind === 'line' ? colour : css('published'), `${named(name)} ${kind === 'line' ? fixed(mark[1], 2) : score(mark[1])}`))));
}

function spokenMonth({ rows }, i) {
  const cells = cellsOf(rows[i]);
  const [first] = largestFirst(eventsOf(rows[i]));
  const said = `${t('page.score')} ${monthText(cells).join(', ').replaceAll(' · ', ', ')}`;
  return `${rows[i]}: ${said}${first ? `; ${titleOf(first).text}${first.marks} ${signed(first.impact, FINE)}` : ''}`;
}

/** A row of a figure's table. */
function rowTip({ rows, lines }, i) {
  const said = line => `${named(line.name)} ${line.cells[i]}`;
  return tip(rows[i], ...lines.filter(line => line.cells[i]).map(line => (line.colour ? tipLine(line.colour, said(line)) : said(line))));
}
const spokenRow = ({ table: { heads, rows } }, i) => rows[i].map((cell, n) => (n === 0 ? cell : `${heads[n].text} ${cell}`)).join(', ');

// The score

const step = { type: 'line', step: 'middle', symbol: 'none' };
const diamond = () => ({ type: 'scatter', symbol: 'diamond', symbolSize: 15, z: 5, color: css('published'), itemStyle: { color: 'transparent', borderColor: css('published'), borderWidth: 2 } });
const patterned = (line, width) => ({ width, type: PATTERNS[line.pattern % 4] });

/** What stands beside the score: published figures as diamonds, a series as rings or a line. */
function markSeries({ name, kind, months: all, ...line }) {
  const at = Object.fromEntries(all);
  const drawn = {
    figure: () => ({ ...diamond(), data: all }),
    ring: () => ({ type: 'scatter', symbol: 'circle', symbolSize: 6, z: 5, color: css('published'), itemStyle: { color: css('paper'), borderColor: css('published'), borderWidth: 1.5 }, data: all }),
    line: () => ({ ...step, color: line.colour, lineStyle: patterned(line, 1.6), z: 3, data: months(state.pair).map(month => at[month] ?? null) })
  };
  return { name: named(name), ...drawn[kind]() };
}

function scoreOption() {
  const shown = pointsShown();
  const all = months(state.pair);
  const marks = state.pair.marks.map(each => ({ ...each, months: each.months.filter(mark => within(mark[0])) }));
  const range = scaleOf([...shown.map(point => point.displayed), ...marks.flatMap(each => each.months).map(mark => mark[1])]);
  const ends = { startValue: all.indexOf(shown[0].month), endValue: all.indexOf(shown[shown.length - 1].month) };
  const moves = (direction, name, symbol, colour) => ({
    name: t(name), type: 'scatter', symbol, symbolSize: 10, color: css(colour), z: 4,
    data: shown.filter(point => point.move * direction > 0).map(point => [point.month, point.displayed])
  });
  const series = [
    { ...step, name: t('page.score'), data: state.pair.points.map(point => point.displayed), z: 3, color: css('accent'), lineStyle: { width: 2.2 }, markArea: levelBands(range) },
    moves(1, 'page.rise', 'triangle', 'up'),
    moves(-1, 'page.fall', 'path://M0 0L10 0L5 9Z', 'down'),
    ...marks.map(markSeries),
    ...bandsOf(state.pair.points)
  ].filter(each => each.type === 'line' || each.data.length > 0);
  const names = series.filter(each => !each.name.endsWith('-')).map(each =>
    (each.areaStyle ? { name: each.name, icon: 'roundRect', itemStyle: { opacity: 2 * each.areaStyle.opacity } } : each.name));
  return {
    ...base(at => monthTip(at[0].axisValue)),
    grid: grid({ top: 22 + 18 * (narrow() ? 1 : legendRows(names.map(each => each.name || each))), right: levelRoom(), bottom: state.printing ? 30 : 74 }),
    legend: legend({ type: narrow() ? 'scroll' : 'plain', data: names }),
    xAxis: timeAxis(all, {}, shown.length),
    yAxis: scoreAxis(range, 8),
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
    series
  };
}

// Themes

const raw = (sign, sums) => (sign === 'negative' ? -sums[RAW] : sums[RAW]);

function themesOption(sign, themes) {
  const shown = pointsShown();
  const all = shown.map(point => point.month);
  const scores = shown.map(point => point.displayed);
  const names = [t('page.score'), ...themes.map(each => themeLabel(each.theme))];
  const top = 8 + 18 * legendRows(names);
  return {
    ...base(at => {
      const node = monthTip(at[0].axisValue);
      at.filter(each => each.seriesType === 'bar' && each.value).forEach(each => node.append(tipLine(each.color, `${each.seriesName} ${signed(each.value, FINE)}`)));
      return node;
    }),
    legend: legend({ data: names, itemGap: 8 }),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: [grid({ top: top + 26, height: 84, bottom: undefined }), grid({ top: top + 146 })],
    xAxis: [timeAxis(all, { axisLabel: { show: false } }), timeAxis(all, { gridIndex: 1 })],
    yAxis: [scoreAxis(scaleOf(scores), 3, { name: t('page.score') }), valueAxis({ gridIndex: 1, name: t('page.themepoints') })],
    series: [
      { ...step, name: t('page.score'), data: scores, color: css('accent'), lineStyle: { width: 2 } },
      ...themes.map(({ theme, months: own }) => ({
        name: themeLabel(theme), id: theme, type: 'bar', stack: sign, xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: '15%', itemStyle: filling(theme),
        data: all.map(month => (own[month] ? raw(sign, own[month]) : null))
      }))
    ]
  };
}

const column = text => ({ text, number: true });
const head = key => ({ text: t(key), number: false });

const themesTable = (sign, themes) => ({
  heads: [head('page.month'), ...themes.map(each => column(themeName(each.theme)))],
  rows: pointsShown().map(({ month }) => [month, ...themes.map(each => (each.months[month] ? signed(raw(sign, each.months[month]), FINE) : ''))])
});

function sharesOption(all) {
  const rows = all.filter(row => row.raw !== null);
  const furthest = row => Math.max(row.raw, row.published || 0);
  const text = row => `${fixed(row.raw, 1)}${row.published === null ? '' : ` (${minus(row.published)})`}`;
  return {
    ...base(at => {
      const row = rows[at[0].dataIndex];
      return tip(themeName(row.theme), `${t('page.share.raw')} ${percent(row.raw)}`,
        ...(row.realised === null ? [] : [`${t('page.share.realised')} ${percent(row.realised)}`]),
        ...(row.published === null ? [] : [`${t('page.published')} ${minus(row.published)} %`]), counted('page.events', row.events));
    }, { axisPointer: { type: 'shadow' } }),
    grid: namesGrid({ right: 56, top: 20 }),
    xAxis: valueAxis({ min: 0, max: Math.max(20, Math.ceil(Math.max(...rows.map(furthest)) / 20) * 20), interval: 20, axisLabel: { hideOverlap: true } }),
    yAxis: namesAxis(rows.map(row => themeLabel(row.theme)), {
      axisLine: { lineStyle: { color: css('quiet') } }, name: '%', nameLocation: 'start', nameGap: 4, nameTextStyle: { color: css('quiet') }, axisLabel: { lineHeight: 14 }
    }),
    series: [
      { name: t('page.share.raw'), type: 'bar', barMaxWidth: 22, data: rows.map(row => ({ value: Number(row.raw.toFixed(6)), itemStyle: filling(row.theme) })) },
      {
        ...diamond(), name: t('page.published'), symbolSize: 13, itemStyle: { color: css('paper'), borderColor: css('published'), borderWidth: 2 },
        data: rows.flatMap((row, i) => (row.published === null ? [] : [[row.published, i]]))
      },
      {
        type: 'scatter', symbolSize: 0, silent: true, data: rows.map((row, i) => [furthest(row), i]),
        label: { show: true, position: 'right', distance: 10, color: css('ink'), formatter: at => text(rows[at.dataIndex]) }
      }
    ]
  };
}

const percent = share => (share === null ? '' : `${fixed(share, 1)} %`);
const sharesTable = rows => ({
  heads: [head('page.theme'), head('page.nameof'), ...['page.share.raw', 'page.share.realised', 'page.published', 'page.eventcount'].map(key => column(t(key)))],
  rows: rows.map(row => [
    themeName(row.theme), t(data.themes[row.theme].paper ? 'page.paper' : 'page.own'), percent(row.raw), percent(row.realised),
    row.published === null ? '' : `${minus(row.published)} %`, String(row.events)])
});

// What moved the score

const isLevel = bar => bar.kind === 'start' || bar.kind === 'end';
const levelText = at => `${score(at)} (${fixed(at, FINE)})`;

function waterfallOption(bars) {
  const all = bars.flatMap(bar => [bar.from, bar.to]);
  const spread = Math.max(Math.max(...all) - Math.min(...all), 0.02);
  const min = Math.max(-data.n, Math.min(...all) - spread * 0.12), max = Math.min(data.n, Math.max(...all) + spread * 0.22);
  const colour = { start: css('quiet'), end: css('accent'), up: css('up'), down: css('down') };
  return {
    ...base(at => {
      const { event, text, from, to } = bars[at.dataIndex];
      return event
        ? tip(titleNode(event), `${event.date} · ${typeName(event.type)} · ${themeName(event.theme)}`,
          `I0 ${minus(event.i0)} · ${t('page.met')} ${fixed(event.p0, 3)} · ${t('page.impact')} ${signed(event.impact, 4)}`)
        : tip(text, from === to ? `${t('page.score')} ${levelText(to)}` : `${t('page.impact')} ${signed(to - from, 4)}`);
    }, { trigger: 'item' }),
    grid: namesGrid({ bottom: 24 }),
    xAxis: valueAxis({ min, max, axisLabel: { hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: number => fixed(number, spread < 0.05 ? 3 : 2) } }),
    yAxis: namesAxis(bars.map((bar, i) => String(i)), {
      axisLabel: {
        width: Math.min(narrow() ? 150 : 420, Math.max(150, pageWidth() * 0.42)), overflow: 'truncate',
        formatter: i => bars[Number(i)].text.replace(/\s+/g, ' ').replace(narrow() ? /^\d{4}-\d\d(-\d\d)? / : '', '')
      }
    }),
    series: [{
      type: 'custom', encode: { x: [1, 2], y: 0 }, data: bars.map((bar, i) => [i, bar.from, bar.to]),
      renderItem: (_, api) => {
        const bar = bars[api.value(0)];
        const a = api.coord([bar.from, api.value(0)]), b = api.coord([bar.to, api.value(0)]);
        const height = Math.min(api.size([0, 1])[1] * 0.66, 20);
        const width = Math.max(Math.abs(a[0] - b[0]), isLevel(bar) ? 4 : 1.5);
        const x = isLevel(bar) ? a[0] - width / 2 : Math.min(a[0], b[0]);
        const text = isLevel(bar) ? levelText(bar.to) : signed(bar.to - bar.from, FINE);
        return {
          type: 'group',
          children: [
            { type: 'rect', shape: { x, y: a[1] - height / 2, width, height }, style: { fill: colour[bar.kind] } },
            { type: 'text', x: Math.max(a[0], b[0]) + 5, y: a[1], style: { text, fill: css('ink'), fontSize: 11, align: 'left', verticalAlign: 'middle', fontFamily: FONT } }
          ]
        };
      }
    }]
  };
}

const waterfallTable = bars => ({
  heads: [head('page.event'), column(t('page.impact')), column(t('page.after'))],
  rows: bars.map(bar => [bar.text, isLevel(bar) ? '' : signed(bar.event ? bar.event.impact : bar.to - bar.from, 4), fixed(bar.to, 4)])
});

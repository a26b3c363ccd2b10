/* Charts whose numbers and words are ready, and the list of all figures. */
const numbers = lines => lines.flatMap(line => line.values).filter(value => value !== null);
const lineOf = (line, extra) => ({ name: named(line.name), type: 'line', symbol: 'none', data: line.values, color: line.colour, lineStyle: patterned(line, 1.8), ...extra });
/** Nothing to be labelled by years. */
const rowsAxis = (rows, interval = 0) => timeAxis(rows, { axisLabel: { color: css('quiet'), interval } });

const CHARTS = {
  trade({ lines, rows, axes }) {
    const top = 36 + 18 * legendRows(lines.map(line => named(line.name)));
    return {
      legend: legend(LINE_KEYS),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [grid({ top, left: 62, height: 190, bottom: undefined }), grid({ top: top + 226, left: 62 })],
      xAxis: [timeAxis(rows, { axisLabel: { show: false } }), timeAxis(rows, { gridIndex: 1 })],
      yAxis: axes.map((name, gridIndex) => valueAxis({ name, gridIndex, min: gridIndex ? undefined : 0 })),
      series: lines.flatMap(line => {
        const place = { xAxisIndex: Number(line.lower), yAxisIndex: Number(line.lower) };
        // A period of which the total is known, at the height of its mean month.
        const means = line.means.filter(([from, to]) => within(from) && within(to)).map(([from, to, value]) => ({
          ...place, type: 'line', silent: true, symbol: 'rect', symbolSize: [2, 8], color: line.colour, lineStyle: { width: 2 }, data: [...new Set([from, to])].map(month => [month, value])
        }));
        return [lineOf(line, place), ...means];
      })
    };
  },

  pairs({ lines, rows }) {
    const range = scaleOf(numbers(lines));
    return {
      ...base(at => tip(at[0].axisValue, ...lines.flatMap((line, i) => {
        const cells = cellsOf(at[0].axisValue, data.pairs[i]);
        return cells.length ? [tipLine(line.colour, `${named(line.name)} ${monthText(cells).join(' · ')}`)] : [];
      }))),
      legend: legend(LINE_KEYS),
      grid: grid({ top: 40, right: levelRoom() }),
      xAxis: timeAxis(rows),
      yAxis: scoreAxis(range, 8),
      series: lines.map((line, i) => lineOf(line, { ...step, lineStyle: patterned(line, 2.2), markArea: i ? undefined : levelBands(range) }))
    };
  },

  fan({ lines: [known, point], rows, title, steps, origin, table: { heads } }) {
    const range = scaleOf([...numbers([known]), ...steps.flatMap(each => each.slice(1))]);
    const anchor = title === 'nowcast' ? [[rows[origin], known.values[origin]]] : [];
    const names = [named(known.name), ...anchor.map(() => t('page.ahead.anchor')), ...heads.slice(2).map(each => each.text)];
    const line = (values, extra) => ({ ...step, color: css('ink'), data: values, ...extra });
    return {
      grid: grid({ top: 22 + 18 * (state.printing ? legendRows(names) : 1), right: levelRoom() }),
      legend: turned({ data: names }),
      xAxis: timeAxis(rows),
      yAxis: scoreAxis(range, 8),
      series: [
        // Not seen; it has every month, so that pointer and keys find them all.
        line(rows.map((_, i) => known.values[i] ?? point.values[i] ?? known.values[origin]), { lineStyle: { opacity: 0 }, markArea: levelBands(range) }),
        line(known.values.slice(0, origin + 1), { name: named(known.name), lineStyle: { width: 2 }, z: 3 }),
        line(known.values.map((value, i) => (i > origin ? value : null)), { lineStyle: { width: 1.5, type: PATTERNS[2] }, z: 3 }),
        ...BANDS.map(([, low, high, opacity], i) => ({
          name: heads[3 + i].text, type: 'custom', silent: true, clip: true, color: css('accent'), itemStyle: { opacity: 2 * opacity }, z: 2,
          encode: { x: 0, y: [1, 2] }, data: steps.map(each => [each[0], each[2 + low], each[2 + high]]),
          renderItem: (_, api) => {
            const [x, top] = api.coord([api.value(0), api.value(2)]), width = api.size([1, 0])[0];
            // An interval of one value is seen, too.
            return { type: 'rect', shape: { x: x - width / 2, y: top - 1, width, height: api.coord([api.value(0), api.value(1)])[1] - top + 2 }, style: { fill: css('accent'), opacity: 1.5 * opacity } };
          }
        })),
        { ...diamond(), name: t('page.ahead.anchor'), data: anchor },
        { name: named(point.name), type: 'scatter', symbol: 'circle', symbolSize: 6, color: css('accent'), z: 4, data: steps.map(each => each.slice(0, 2)) }
      ]
    };
  },

  parts: ({ lines: [points], rows }) => ({
    grid: namesGrid(),
    xAxis: valueAxis({ axisLabel: { hideOverlap: true, formatter: number => fixed(number, 2) } }),
    yAxis: namesAxis(rows),
    series: [{
      type: 'bar', barMaxWidth: 18, data: points.values.map(value => ({ value, itemStyle: { color: css(value < 0 ? 'down' : 'up') } })),
      label: { show: true, position: 'right', color: css('ink'), formatter: at => points.cells[at.dataIndex] }
    }]
  }),

  skill: ({ lines, rows, axes: [name] }) => ({
    legend: turned(LINE_KEYS), grid: grid({ top: 52 }), xAxis: rowsAxis(rows), yAxis: valueAxis({ name }),
    series: lines.map(line => lineOf(line, { symbol: 'circle', symbolSize: 5 }))
  }),

  pit: ({ lines, rows, axes: [name] }) => ({
    legend: turned(), grid: grid({ top: 52 }), xAxis: rowsAxis(rows, narrow() ? 2 : 0), yAxis: valueAxis({ name }),
    series: lines.map((line, i) => lineOf(line, {
      type: 'bar',
      markLine: i ? undefined : { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: css('down'), width: 1.5 }, data: [{ yAxis: 10 }] }
    }))
  })
};
const heights = () => ({ trade: narrow() ? 560 : 440, pairs: 320, fan: state.printing ? 260 : 320, parts: 320, skill: 300, pit: 300 });

/** A figure of such a chart; one without a caption of its own is cut to the window. */
function chartFigure(chart) {
  const said = named(chart.said);
  const isCut = !said.caption;
  const kept = said.rows.map((_, i) => i).filter(i => !isCut || within(said.rows[i]));
  const lines = chart.lines.map(line => ({ ...line, values: kept.map(i => line.values[i]), cells: kept.map(i => line.cells[i]) }));
  const rows = kept.map(i => said.rows[i]);
  const figure = {
    ...chart, ...said, lines, rows, height: heights()[chart.kind], means: isCut ? 'month' : '', shown: rows.length > 0,
    table: { heads: [{ text: said.head, number: false }, ...lines.map(line => column(named(line.name)))], rows: rows.map((row, i) => [row, ...lines.map(line => line.cells[i])]) }
  };
  return { ...figure, option: () => ({ ...base(at => rowTip(figure, at[0].dataIndex)), ...CHARTS[chart.kind](figure) }) };
}

/** What the mark of our names means, where such a name stands. */
function oursNote(themes) {
  const paper = themes.map(each => data.themes[each.theme].paper);
  return paper.includes(false) ? t(paper.includes(true) ? 'page.ours' : 'page.allours') : '';
}
const marksNote = events => [['‡', 'chart.mark.disputed'], ['°', 'chart.mark.recalled']].filter(([mark]) => events.some(event => event && event.marks.includes(mark))).map(([, key]) => t(key)).join(' ');

const scoreFigure = () => ({
  id: 'score', wide: true, height: state.printing ? 300 : 400, option: scoreOption, rows: months(state.pair), means: 'month', spoken: spokenMonth,
  table: { heads: named(state.pair.tables).heads, rows: named(state.pair.tables).rows.filter(row => within(row[0])) }
});

function waterfallFigure() {
  const bars = steps();
  const [from, to] = span();
  return {
    id: 'waterfall', wide: true, height: 43 + (state.printing ? 22 : 27) * bars.length, window: spanOf(from, to), option: () => waterfallOption(bars),
    note: `${t(from === to ? 'page.waterfall.bysize' : 'page.waterfall.bydate')} ${marksNote(bars.map(bar => bar.event))}`, rows: bars.map(bar => bar.text), table: waterfallTable(bars)
  };
}

function themesFigure(sign) {
  const themes = themesShown(sign);
  return {
    id: `themes-${sign}`, title: sign, wide: true, height: narrow() ? 520 : 430, note: oursNote(themes), shown: themes.length > 0, means: 'month', spoken: spokenMonth,
    option: () => themesOption(sign, themes), rows: pointsShown().map(point => point.month), table: themesTable(sign, themes)
  };
}

function sharesFigure(sign) {
  const rows = shares(sign);
  return {
    id: `shares-${sign}`, title: `shares.${sign}`, height: 60 + (state.printing ? 30 : 40) * Math.max(2, rows.length), note: oursNote(rows),
    shown: rows.some(row => row.raw !== null), means: 'theme', option: () => sharesOption(rows), rows: rows.map(row => row.theme), table: sharesTable(rows)
  };
}

const figures = () => [
  scoreFigure(), waterfallFigure(), ...SIGNS.map(themesFigure), ...SIGNS.map(sharesFigure), ...[...state.pair.charts, ...data.charts].map(chartFigure)];

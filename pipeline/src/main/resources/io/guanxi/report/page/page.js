'use strict';
/*
 * The report's behaviour. All data stand in the element #data, all words in its `texts`; nothing is fetched, and
 * every text is put into the page as text, never as markup.
 */
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const $ = id => document.getElementById(id);
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const PAGE_ROWS = 25;
  const TITLE_FALLBACK = ['en', 'zh', 'ko'];
  const LANGUAGE_TAGS = { en: 'en', zh: 'zh-Hans', ko: 'ko' };
  const PRINT_WIDTH = 680;

  const state = {
    language: data.language,
    shade: dark.matches ? 'dark' : 'light',
    pair: data.dyads[0],
    from: 0,
    to: data.dyads[0].months.length - 1,
    whole: false,
    month: '',
    filter: { month: '', theme: '' },
    query: '',
    sort: { key: 'date', down: true },
    rows: PAGE_ROWS,
    printing: false
  };

  // Words and numbers

  const t = (key, ...values) =>
    data.texts[state.language][key].replace(/\{(\d)\}/g, (_, i) => values[i]);
  const counted = (key, n, ...values) =>
    t(`${key}.${n === 0 ? 'zero' : n === 1 ? 'one' : 'many'}`, n, ...values);
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
  const FINE = data.scale.decimals + 2;
  const score = number => fixed(number, data.scale.decimals);
  const typeName = code => (data.types[code] ? named(data.types[code].names) : code);
  const themeName = code => (data.themes[code] ? named(data.themes[code].names) : code);
  const signOf = event => (data.types[event.type] ? data.types[event.type].sign : event.i0 < 0 ? 'negative' : 'positive');
  const monthOf = event => event.date.slice(0, 7);
  const levelName = code => named(data.scale.levels.find(level => level.code === code).names);
  const place = (level, part) => t('level', levelName(level), named(data.scale.parts[part]));

  /** The title in the reader's language, else in one that has it, else the id; with its language. */
  function titleOf(event) {
    for (const language of [state.language, ...TITLE_FALLBACK]) {
      if (event.title[language]) {
        return { text: event.title[language], language };
      }
    }
    return { text: event.id, language: '' };
  }

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
  const titleNode = event => {
    const title = titleOf(event);
    return foreign(title.text, title.language);
  };
  const option = (value, text, selected) => el('option', { value, selected }, text);

  function table(heads, rows, caption) {
    return el(
      'table', {},
      caption ? el('caption', { class: 'spoken' }, caption) : null,
      el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col', class: head.number ? 'n' : null }, head.text)))),
      el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map((cell, i) =>
        i === 0
          ? el('th', { scope: 'row', class: heads[i].wrap ? null : 'nowrap' }, cell)
          : el('td', { class: heads[i].number ? 'n' : null }, cell))))));
  }

  // What is shown

  const monthsShown = () => state.pair.months.slice(state.from, state.to + 1);
  const inWindow = month => month >= state.pair.months[state.from] && month <= state.pair.months[state.to];
  const eventsShown = () => state.pair.events.filter(event => inWindow(monthOf(event)));
  const eventsOf = month => state.pair.events.filter(event => monthOf(event) === month);
  const largestFirst = events => [...events].sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
  const indexOf = month => state.pair.months.indexOf(month);
  const before = i => (i > 0 ? state.pair.displayed[i - 1] : state.pair.start.displayed);
  const moved = i => Number(rounded(state.pair.displayed[i] - before(i), data.scale.decimals));

  /** Themes of a sign: in the order of the configuration, which is the paper's for the paper's. */
  const themesOf = (events, sign) =>
    Object.keys(data.themes).filter(code => events.some(event => event.theme === code && signOf(event) === sign));
  const sum = (events, value) => events.reduce((total, event) => total + value(event), 0);

  function shares(sign) {
    const events = eventsShown().filter(event => signOf(event) === sign);
    const raw = sum(events, event => Math.abs(event.i0));
    const realised = sum(events, event => Math.abs(event.impact));
    return themesOf(events, sign).map(theme => {
      const own = events.filter(event => event.theme === theme);
      return {
        theme,
        events: own.length,
        raw: raw > 0 ? (100 * sum(own, event => Math.abs(event.i0))) / raw : null,
        realised: realised > 0 ? (100 * sum(own, event => Math.abs(event.impact))) / realised : null,
        published: publishedShare(sign, theme)
      };
    });
  }

  /** A published share belongs to its own window only. */
  function publishedShare(sign, theme) {
    const months = monthsShown();
    const figure = state.pair.published.find(each =>
      each.kind === 'THEME_SHARE' && each.sign === sign && !each.except && each.themes.length === 1 && each.themes[0] === theme
      && each.from === months[0] && each.to === months[months.length - 1]);
    return figure ? figure.value : null;
  }

  // Colours

  const css = name => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  function themeColour(code) {
    const used = Object.keys(data.themes).filter(each => state.pair.events.some(event => event.theme === each));
    const bySign = ['negative', 'positive'].map(sign => used.filter(each => data.themes[each].signs[0] === sign));
    const list = bySign.find(each => each.includes(code)) || used;
    return css(`theme-${(list.indexOf(code) % 12) + 1}`);
  }

  // Charts

  const base = () => ({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: css('ink'), fontSize: 12 },
    tooltip: {
      confine: true, trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: css('quiet') } },
      backgroundColor: css('paper'), borderColor: css('quiet'), textStyle: { color: css('ink') }, padding: [6, 10]
    }
  });
  /** Months are labelled so that a reader finds the years: all, every quarter, every January. */
  const isLabelled = (month, shown) =>
    shown <= 14 || (shown <= 40 ? ['01', '04', '07', '10'] : ['01']).includes(month.slice(5));
  const timeAxis = (months, extra, shown = months.length) => ({
    type: 'category', data: months, boundaryGap: true, axisTick: { show: false },
    axisLine: { lineStyle: { color: css('quiet') }, onZero: false },
    axisLabel: { color: css('quiet'), hideOverlap: true, interval: (_, month) => isLabelled(month, shown) }, ...extra
  });
  const valueAxis = extra => ({
    type: 'value', axisLabel: { color: css('quiet'), formatter: number => minus(Number(number.toFixed(6))) },
    splitLine: { lineStyle: { color: css('line') } }, nameTextStyle: { color: css('quiet'), align: 'left' }, ...extra
  });
  const LEFT = 52;
  const grid = extra => ({ left: LEFT, right: 16, top: 28, bottom: 28, ...extra });
  const legend = extra => ({
    textStyle: { color: css('ink'), fontSize: 11 }, itemWidth: 12, itemHeight: 10, left: LEFT - 40, right: 10, top: 0,
    inactiveColor: css('quiet'), ...extra
  });

  /** The stretch of the scale that holds the scores, to whole thirds of levels unless the whole is asked for. */
  function scaleOf(scores) {
    if (state.whole) {
      return { min: -data.scale.n, max: data.scale.n };
    }
    const low = Math.min(...scores), high = Math.max(...scores);
    return {
      min: Math.max(-data.scale.n, Math.floor(low * 2 - 0.2) / 2),
      max: Math.min(data.scale.n, Math.ceil(high * 2 + 0.2) / 2)
    };
  }

  /** Distance of the lines of a score's axis: whole or half points, some eight of them at most. */
  const intervalOf = (range, lines) => Math.max(0.5, Math.ceil(((range.max - range.min) / lines) * 2) / 2);

  /** The stretches of the scale with their names: thirds of levels, or levels where there is no room for thirds. */
  function stretches(range) {
    const thirds = range.max - range.min <= 6;
    return data.scale.levels.flatMap(level => {
      const names = Object.keys(data.scale.parts);
      const parts = level.to <= 0 ? [...names].reverse() : names;
      const width = (level.to - level.from) / 3;
      return thirds
        ? parts.map((part, i) => ({ name: place(level.code, part), from: level.from + i * width, to: level.from + (i + 1) * width }))
        : [{ name: named(level.names), from: level.from, to: level.to }];
    });
  }

  /** The levels as bands behind a score, each with its name. */
  function bands(range) {
    return {
      silent: true,
      label: { show: true, position: 'insideTopLeft', color: css('quiet'), fontSize: 11, distance: 4 },
      data: stretches(range).map((each, i) => ({ ...each, colour: i % 2 ? 'band-a' : 'band-b' }))
        .filter(each => each.to > range.min && each.from < range.max)
        .map(each => [
          { name: each.name, yAxis: Math.max(each.from, range.min), itemStyle: { color: css(each.colour) } },
          { yAxis: Math.min(each.to, range.max) }
        ])
    };
  }

  const tipLine = (colour, text) => {
    const key = el('span', { class: 'key' });
    key.style.setProperty('--key', colour);
    return el('div', {}, key, text);
  };

  function monthTip(month) {
    const i = indexOf(month);
    const events = largestFirst(eventsOf(month));
    const tip = el('div', { class: 'tip' });
    if (i < 0) {
      tip.append(el('b', {}, month));
      return tip;
    }
    tip.append(
      el('b', {}, month), el('div', {}, `${t('page.score')} ${score(state.pair.displayed[i])} · ${place(state.pair.level[i], state.pair.part[i])}`),
      el('div', {}, `${t('page.change')} ${signed(state.pair.change[i], FINE)} · ${counted('page.events', events.length)}`));
    if (events.length > 0) {
      tip.append(el('ul', {}, ...events.slice(0, 3).map(event => el('li', {}, `${signed(event.impact, FINE)}  `, titleNode(event)))));
    }
    const published = publishedScores().get(month);
    if (published !== undefined) {
      tip.append(tipLine(css('published'), `${t('page.published')} ${score(published)}`));
    }
    return tip;
  }

  function spokenMonth(month) {
    const i = indexOf(month);
    const events = largestFirst(eventsOf(month));
    const first = events.length ? `; ${titleOf(events[0]).text} ${signed(events[0].impact, FINE)}` : '';
    return i < 0 ? month
      : `${month}: ${t('page.score')} ${score(state.pair.displayed[i])}, ${t('page.change')} ${signed(state.pair.change[i], FINE)}, ${counted('page.events', events.length)}${first}`;
  }

  /** Published scores by month: those of the configuration, and those of a series that the user named. */
  const publishedScores = () => new Map([
    ...state.pair.reference, ...state.pair.published.filter(each => each.kind === 'SCORE').map(each => [each.to, each.value])
  ]);
  const publishedMarks = months => [...publishedScores()].filter(([month]) => months.includes(month));

  function moves(months, up) {
    return months.map(indexOf).filter(i => (up ? moved(i) > 0 : moved(i) < 0)).map(i => [state.pair.months[i], state.pair.displayed[i]]);
  }

  function scoreOption() {
    const months = state.pair.months, shown = monthsShown();
    const range = scaleOf(state.pair.displayed.slice(state.from, state.to + 1).concat(publishedMarks(shown).map(mark => mark[1])));
    return {
      ...base(),
      grid: grid({ top: 40, bottom: state.printing ? 30 : 74 }),
      legend: legend(),
      xAxis: timeAxis(months, {}, shown.length),
      yAxis: valueAxis({ ...range, interval: state.whole ? 3 : intervalOf(range, 8) }),
      dataZoom: state.printing
        ? [{ type: 'inside', startValue: state.from, endValue: state.to, disabled: true }]
        : [
          { type: 'inside', startValue: state.from, endValue: state.to, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, preventDefaultMouseMove: false },
          {
            type: 'slider', startValue: state.from, endValue: state.to, height: 22, bottom: 8, left: LEFT, right: 16,
            textStyle: { color: css('quiet') }, borderColor: css('line'), showDataShadow: false, labelFormatter: (_, month) => month,
            fillerColor: css('band-b'), handleStyle: { color: css('paper'), borderColor: css('quiet') }, moveHandleSize: 4, brushSelect: false
          }
        ],
      tooltip: { ...base().tooltip, formatter: at => monthTip(at[0].axisValue) },
      series: [
        {
          name: t('page.score'), type: 'line', data: state.pair.displayed, symbol: 'none', color: css('accent'), lineStyle: { width: 2.2 },
          markArea: bands(range)
        },
        { name: t('page.rise'), type: 'scatter', symbol: 'triangle', symbolSize: 10, color: css('up'), data: moves(months, true), z: 3 },
        { name: t('page.fall'), type: 'scatter', symbol: 'path://M0 0L10 0L5 9Z', symbolSize: 10, color: css('down'), data: moves(months, false), z: 3 },
        {
          name: t('page.published'), type: 'scatter', symbol: 'diamond', symbolSize: publishedMarks(months).length > 12 ? 8 : 15, data: publishedMarks(months), z: 4,
          color: css('published'), itemStyle: { color: 'transparent', borderColor: css('published'), borderWidth: 2 }
        }
      ].filter(series => series.type === 'line' || series.data.length > 0)
    };
  }

  function themesOption(sign) {
    const shown = monthsShown();
    const events = eventsShown();
    const themes = themesOf(events, sign);
    const scores = state.pair.displayed.slice(state.from, state.to + 1);
    const range = scaleOf(scores);
    const top = 8 + 18 * legendRows([t('page.score'), ...themes.map(themeName)]);
    return {
      ...base(),
      legend: { ...legend(), data: [t('page.score'), ...themes.map(themeName)], itemGap: 8 },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [grid({ top: top + 26, height: 84, bottom: undefined }), grid({ top: top + 146 })],
      xAxis: [timeAxis(shown, { axisLabel: { show: false } }), timeAxis(shown, { gridIndex: 1 })],
      yAxis: [
        valueAxis({ ...range, interval: state.whole ? data.scale.n : intervalOf(range, 3), name: t('page.score') }),
        valueAxis({ gridIndex: 1, name: t('page.themepoints') })
      ],
      tooltip: {
        ...base().tooltip,
        formatter: at => {
          const tip = monthTip(at[0].axisValue);
          at.filter(each => each.seriesType === 'bar' && each.value).forEach(each =>
            tip.append(tipLine(each.color, `${each.seriesName} ${signed(each.value, FINE)}`)));
          return tip;
        }
      },
      series: [
        { name: t('page.score'), type: 'line', data: scores, symbol: 'none', color: css('accent'), lineStyle: { width: 2 } },
        ...themes.map(theme => ({
          name: themeName(theme), id: theme, type: 'bar', stack: sign, xAxisIndex: 1, yAxisIndex: 1, color: themeColour(theme), barCategoryGap: '15%',
          itemStyle: { borderColor: css('paper'), borderWidth: shown.length > 60 ? 0 : 0.5 },
          data: shown.map(month => {
            const own = events.filter(event => monthOf(event) === month && event.theme === theme && signOf(event) === sign);
            return own.length ? Number(sum(own, event => event.i0).toFixed(6)) : null;
          })
        }))
      ]
    };
  }

  /** Rows that a legend takes: a Chinese or Korean letter is as wide as its size, a Latin one half of it. */
  function legendRows(names) {
    const room = (state.printing ? PRINT_WIDTH : document.body.clientWidth) - 100;
    let rows = 1, used = 0;
    for (const name of names) {
      const width = 32 + [...name].reduce((total, letter) => total + (letter > '\u2e80' ? 11.5 : 6.3), 0);
      rows += used + width > room ? 1 : 0;
      used = used + width > room ? width : used + width;
    }
    return rows;
  }

  const narrow = () => !state.printing && window.innerWidth < 640;

  function sharesOption(sign) {
    const rows = shares(sign).filter(row => row.raw !== null);
    const label = row => themeName(row.theme) + (data.themes[row.theme] && !data.themes[row.theme].paper ? ' *' : '');
    return {
      ...base(),
      grid: { left: 4, right: 64, top: 8, bottom: 8, containLabel: true },
      xAxis: valueAxis({ min: 0, max: Math.max(10, Math.ceil(Math.max(...rows.map(row => row.raw)) / 10) * 10), splitNumber: 4, axisLabel: { color: css('quiet'), formatter: '{value} %' } }),
      yAxis: {
        type: 'category', inverse: true, data: rows.map(label), axisTick: { show: false }, axisLine: { lineStyle: { color: css('quiet') } },
        axisLabel: { color: css('ink'), width: narrow() ? 110 : 190, overflow: 'break', fontSize: 11, lineHeight: 14, interval: 0 }
      },
      tooltip: {
        ...base().tooltip, trigger: 'axis', axisPointer: { type: 'shadow' },
        formatter: at => {
          const row = rows[at[0].dataIndex];
          return el(
            'div', { class: 'tip' }, el('b', {}, themeName(row.theme)),
            el('div', {}, `${t('page.share.raw')} ${fixed(row.raw, 1)} %`),
            row.realised === null ? null : el('div', {}, `${t('page.share.realised')} ${fixed(row.realised, 1)} %`),
            row.published === null ? null : el('div', {}, `${t('page.published')} ${minus(row.published)} %`),
            el('div', {}, counted('page.events', row.events)));
        }
      },
      series: [
        {
          name: t('page.share.raw'), type: 'bar', barMaxWidth: 22,
          data: rows.map(row => ({ value: Number(row.raw.toFixed(6)), itemStyle: { color: themeColour(row.theme) } })),
          label: { show: true, position: 'right', color: css('ink'), formatter: at => `${fixed(at.value, 1)} %` }
        },
        {
          name: t('page.published'), type: 'scatter', symbol: 'diamond', symbolSize: 13, z: 4,
          itemStyle: { color: css('paper'), borderColor: css('published'), borderWidth: 2 },
          data: rows.flatMap((row, i) => (row.published === null ? [] : [[row.published, i]]))
        }
      ]
    };
  }

  function tradeOption() {
    const trade = state.pair.trade;
    const rows = trade.rows.filter(row => inWindow(row[0]));
    const line = (name, column, colour, type) => ({
      name, type: 'line', symbol: 'none', color: css(colour), lineStyle: { width: 1.8, type }, data: rows.map(row => row[column])
    });
    return {
      ...base(),
      grid: grid({ top: 52, left: 62 }),
      legend: legend(),
      xAxis: timeAxis(rows.map(row => row[0])),
      yAxis: valueAxis({ scale: true, name: t('page.trade.unit') }),
      tooltip: {
        ...base().tooltip,
        formatter: at => el('div', { class: 'tip' }, el('b', {}, at[0].axisValue),
          ...at.filter(each => each.value !== null && each.value !== undefined).map(each => tipLine(each.color, `${each.seriesName} ${fixed(each.value, 2)}`)))
      },
      series: [line(named(trade.exports), 1, 'up', 'solid'), line(named(trade.imports), 2, 'down', [6, 3])]
    };
  }

  function pairsOption() {
    const shown = [...new Set(data.dyads.flatMap(pair => pair.months))].sort().filter(month => inWindow(month));
    const lines = data.dyads.map(pair => shown.map(month => {
      const i = pair.months.indexOf(month);
      return i < 0 ? null : pair.displayed[i];
    }));
    const range = scaleOf(lines.flat().filter(value => value !== null));
    const types = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]];
    return {
      ...base(),
      legend: legend(),
      grid: grid({ top: 40 }),
      xAxis: timeAxis(shown),
      yAxis: valueAxis({ ...range, interval: state.whole ? 3 : intervalOf(range, 8) }),
      tooltip: {
        ...base().tooltip,
        formatter: at => el('div', { class: 'tip' }, el('b', {}, at[0].axisValue),
          ...at.map(each => {
            const pair = data.dyads[each.seriesIndex];
            const i = pair.months.indexOf(each.axisValue);
            return i < 0 ? null : tipLine(each.color, `${named(pair.names)} ${score(pair.displayed[i])} · ${place(pair.level[i], pair.part[i])} · ${signed(pair.change[i], FINE)} · ${counted('page.events', pair.counts[i])}`);
          }).filter(node => node !== null))
      },
      series: data.dyads.map((pair, i) => ({
        name: named(pair.names), type: 'line', symbol: 'none', data: lines[i], color: css(`theme-${i % 12 + 1}`),
        lineStyle: { width: 2.2, type: types[i % 4] }, markArea: i === 0 ? bands(range) : undefined
      }))
    };
  }

  /** The bars of a month: what was there, every event in the order in which it met the relation, what is left. */
  function steps() {
    const i = indexOf(state.month);
    let at = i > 0 ? state.pair.score[i - 1] : state.pair.start.score;
    const bars = [{ kind: 'start', text: t('page.waterfall.start'), from: at, to: at }];
    for (const event of eventsOf(state.month)) {
      bars.push({ kind: event.impact < 0 ? 'down' : 'up', event, text: titleOf(event).text, from: at, to: at + event.impact });
      at += event.impact;
    }
    bars.push({ kind: 'end', text: t('page.waterfall.end'), from: state.pair.score[i], to: state.pair.score[i] });
    return bars;
  }

  function waterfallOption() {
    const bars = steps();
    const all = bars.flatMap(bar => [bar.from, bar.to]);
    const spread = Math.max(Math.max(...all) - Math.min(...all), 0.02);
    const min = Math.max(-data.scale.n, Math.min(...all) - spread * 0.12), max = Math.min(data.scale.n, Math.max(...all) + spread * 0.22);
    const colour = { start: css('quiet'), end: css('accent'), up: css('up'), down: css('down') };
    const room = Math.min(narrow() ? 150 : 420, Math.max(150, (state.printing ? PRINT_WIDTH : document.body.clientWidth) * 0.42));
    return {
      ...base(),
      grid: { left: 4, right: 40, top: 8, bottom: 24, containLabel: true },
      xAxis: valueAxis({ min, max, axisLabel: { color: css('quiet'), hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: number => fixed(number, spread < 0.05 ? 3 : 2) } }),
      yAxis: {
        type: 'category', inverse: true, data: bars.map((bar, i) => String(i)), axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: css('ink'), width: room, overflow: 'truncate', fontSize: 11, interval: 0, formatter: i => bars[Number(i)].text.replace(/\s+/g, ' ') }
      },
      tooltip: {
        ...base().tooltip, trigger: 'item',
        formatter: at => {
          const bar = bars[at.dataIndex];
          return bar.event
            ? el('div', { class: 'tip' }, el('b', {}, titleNode(bar.event)), el('div', {}, `${bar.event.date} · ${typeName(bar.event.type)} · ${themeName(bar.event.theme)}`),
              el('div', {}, `I0 ${minus(bar.event.i0Text)} · ${t('page.met')} ${fixed(bar.event.p0, 3)} · ${t('page.impact')} ${signed(bar.event.impact, 4)}`))
            : el('div', { class: 'tip' }, el('b', {}, bar.text), el('div', {}, `${t('page.score')} ${fixed(bar.to, FINE)}`));
        }
      },
      series: [{
        type: 'custom', encode: { x: [1, 2], y: 0 }, data: bars.map((bar, i) => [i, bar.from, bar.to]),
        renderItem: (_, api) => {
          const bar = bars[api.value(0)];
          const a = api.coord([bar.event ? bar.from : min, api.value(0)]), b = api.coord([bar.to, api.value(0)]);
          const height = Math.min(api.size([0, 1])[1] * 0.66, 20);
          const x = Math.min(a[0], b[0]), width = Math.max(Math.abs(a[0] - b[0]), 1.5);
          return {
            type: 'group',
            children: [
              { type: 'rect', shape: { x, y: a[1] - height / 2, width, height }, style: { fill: colour[bar.kind] } },
              {
                type: 'text', x: Math.max(a[0], b[0]) + 5, y: a[1],
                style: { text: bar.event ? signed(bar.event.impact, FINE) : fixed(bar.to, FINE), fill: css('ink'), fontSize: 11, align: 'left', verticalAlign: 'middle', fontFamily: getComputedStyle(document.body).fontFamily }
              }
            ]
          };
        }
      }]
    };
  }

  // Figures: what each is called, what it draws, what stands in its table, what a click or Enter on it means

  const monthHeads = () => [{ text: t('page.month') }, { text: t('page.score'), number: true }, { text: t('page.level') }, { text: t('page.change'), number: true }, { text: t('page.eventcount'), number: true }];
  const monthRows = () => monthsShown().map(month => {
    const i = indexOf(month);
    return [month, score(state.pair.displayed[i]), place(state.pair.level[i], state.pair.part[i]), signed(state.pair.change[i], FINE), String(state.pair.counts[i])];
  });
  const hasSign = sign => eventsShown().some(event => signOf(event) === sign);

  function themeRows(sign) {
    const events = eventsShown().filter(event => signOf(event) === sign);
    const themes = themesOf(events, sign);
    return {
      heads: [{ text: t('page.month') }, ...themes.map(theme => ({ text: themeName(theme), number: true }))],
      rows: monthsShown().filter(month => events.some(event => monthOf(event) === month)).map(month => [
        month, ...themes.map(theme => {
          const own = events.filter(event => monthOf(event) === month && event.theme === theme);
          return own.length ? signed(sum(own, event => event.i0), FINE) : '';
        })])
    };
  }
  const themesFigure = sign => ({
    id: `themes-${sign}`, title: `page.figure.${sign}`, height: narrow() ? 520 : 430, wide: true,
    shown: () => hasSign(sign), option: () => themesOption(sign), table: () => themeRows(sign), axis: monthsShown, kind: 'month', grids: [0, 1]
  });
  const sharesFigure = sign => ({
    id: `shares-${sign}`, title: `page.figure.shares.${sign}`, height: 60 + 40 * Math.max(2, shares(sign).length), wide: false, note: 'page.ours',
    shown: () => shares(sign).some(row => row.raw !== null), option: () => sharesOption(sign), axis: () => shares(sign).map(row => row.theme), kind: 'theme', grids: [0],
    table: () => ({
      heads: [{ text: t('page.theme'), wrap: true }, { text: t('page.nameof') }, { text: t('page.share.raw'), number: true }, { text: t('page.share.realised'), number: true }, { text: t('page.published'), number: true }, { text: t('page.eventcount'), number: true }],
      rows: shares(sign).map(row => [
        themeName(row.theme), t(data.themes[row.theme].paper ? 'page.paper' : 'page.own'), row.raw === null ? '' : `${fixed(row.raw, 1)} %`,
        row.realised === null ? '' : `${fixed(row.realised, 1)} %`, row.published === null ? '' : `${minus(row.published)} %`, String(row.events)])
    })
  });
  const figures = () => [
    {
      id: 'score', title: 'page.figure.score', height: state.printing ? 320 : 400, wide: true, shown: () => true, option: scoreOption, axis: () => state.pair.months, kind: 'month', grids: [0],
      table: () => ({ heads: monthHeads(), rows: monthRows() })
    },
    {
      id: 'waterfall', title: 'page.figure.waterfall', wide: true, height: 70 + 27 * (eventsOf(state.month).length + 2), choice: true, shown: () => true, option: waterfallOption,
      axis: () => steps().map(bar => (bar.event ? bar.event.id : '')), kind: 'event', grids: [0],
      table: () => ({
        heads: [{ text: t('page.event'), wrap: true }, { text: t('page.impact'), number: true }, { text: t('page.after'), number: true }],
        rows: steps().map(bar => [bar.text, bar.event ? signed(bar.event.impact, 4) : '', fixed(bar.to, 4)])
      })
    },
    themesFigure('negative'), themesFigure('positive'), sharesFigure('negative'), sharesFigure('positive'),
    {
      id: 'trade', title: 'page.figure.trade', wide: true, height: 320, shown: () => state.pair.trade !== null && state.pair.trade.rows.some(row => inWindow(row[0])), option: tradeOption,
      axis: () => state.pair.trade.rows.map(row => row[0]).filter(inWindow), kind: 'month', grids: [0],
      source: () => state.pair.trade && [named(state.pair.trade.reporter), t('page.colon'), foreign(state.pair.trade.source, 'en')],
      table: () => ({
        heads: [{ text: t('page.month') }, { text: named(state.pair.trade.exports), number: true }, { text: named(state.pair.trade.imports), number: true }],
        rows: state.pair.trade.rows.filter(row => inWindow(row[0])).map(row => [row[0], ...row.slice(1).map(value => fixed(value, 2))])
      })
    },
    {
      id: 'pairs', title: 'page.figure.pairs', wide: true, height: 340, shown: () => data.dyads.length > 1, option: pairsOption, kind: 'month', grids: [0],
      axis: () => [...new Set(data.dyads.flatMap(pair => pair.months))].sort().filter(inWindow),
      table: () => ({
        heads: [{ text: t('page.month') }, ...data.dyads.map(pair => ({ text: named(pair.names), number: true }))],
        rows: [...new Set(data.dyads.flatMap(pair => pair.months))].sort().filter(inWindow).map(month => [
          month, ...data.dyads.map(pair => (pair.months.includes(month) ? score(pair.displayed[pair.months.indexOf(month)]) : ''))])
      })
    }
  ];

  const charts = new Map();

  /** The frame of a figure, made once; what stands in it is drawn by {@code draw}. */
  function frame(figure) {
    const node = $('figure').content.firstElementChild.cloneNode(true);
    node.id = `figure-${figure.id}`;
    node.classList.toggle('wide', figure.wide);
    node.querySelector('h3').id = `${node.id}-title`;
    node.querySelector('.chart').setAttribute('aria-labelledby', `${node.id}-title`);
    node.querySelector('.chart').setAttribute('aria-describedby', `${node.id}-caption`);
    node.querySelector('figcaption').id = `${node.id}-caption`;
    $('charts').append(node);
    node.querySelector('details').addEventListener('toggle', () => fillTable(figure.id));
    const chart = node.querySelector('.chart');
    chart.addEventListener('keydown', event => onKey(event, figure.id));
    chart.addEventListener('blur', () => hideTip(figure.id));
    return node;
  }

  function hideTip(id) {
    const entry = charts.get(id);
    entry.cursor = -1;
    if (entry.chart) {
      entry.chart.dispatchAction({ type: 'hideTip' });
    }
  }

  function draw() {
    for (const figure of figures()) {
      const entry = charts.get(figure.id) || { node: frame(figure), chart: null, cursor: -1 };
      charts.set(figure.id, entry);
      entry.figure = figure;
      const { node } = entry;
      const shown = figure.shown();
      node.hidden = !shown && (figure.id === 'trade' || figure.id === 'pairs');
      const holder = node.querySelector('.canvas');
      const box = node.querySelector('.chart');
      const pairName = figure.id === 'pairs' ? data.dyads.map(pair => named(pair.names)).join(t('list.separator')) : named(state.pair.names);
      node.querySelector('h3').textContent = `${pairName}${t('page.colon')}${t(figure.title)}`;
      node.querySelector('.what').textContent = figure.note ? t(figure.note) : '';
      node.querySelector('.what').hidden = !figure.note;
      node.querySelector('summary').textContent = t('page.astable');
      node.querySelector('details .scroll').setAttribute('aria-label', `${t('page.astable')}${t('page.colon')}${t(figure.title)}`);
      caption(figure, node);
      if (figure.choice) {
        monthChoice(node.querySelector('.month-choice'));
      }
      if (!shown) {
        if (entry.chart) {
          entry.chart.dispose();
          entry.chart = null;
        }
        box.style.setProperty('--height', 'auto');
        holder.replaceChildren(el('p', { class: 'nothing' }, t('page.nothing')));
        holder.removeAttribute('aria-hidden');
        fillTable(figure.id);
        continue;
      }
      box.style.setProperty('--height', `${figure.height}px`);
      holder.setAttribute('aria-hidden', 'true');
      if (!entry.chart) {
        holder.replaceChildren();
        entry.chart = echarts.init(holder, null, { renderer: 'svg' });
        // A click means the month it is in; one that hits a bar of a theme comes again, and means that theme of the month.
        entry.chart.getZr().on('click', event => onClick(event, figure.id));
        entry.chart.on('click', hit => hit.seriesType === 'bar' && data.themes[hit.seriesId] && filterBy({ month: hit.name, theme: hit.seriesId }));
        entry.chart.on('datazoom', onZoom);
        entry.chart.on('legendselectchanged', selected => entry.legend = selected.selected);
      }
      entry.chart.resize(state.printing ? { width: PRINT_WIDTH, height: figure.height } : { width: 'auto', height: figure.height });
      entry.chart.setOption(figure.option(), { notMerge: true });
      fillTable(figure.id);
    }
  }

  function caption(figure, node) {
    const window = figure.id === 'waterfall' ? state.month : `${state.pair.months[state.from]} … ${state.pair.months[state.to]}`;
    const source = figure.source && figure.source();
    const parts = [`${t('page.window')}${t('page.colon')}${window}`, `${t('page.scheme')} ${data.short.scheme}`, `${t('page.codebook')} ${data.short.codebook}`];
    node.querySelector('figcaption').replaceChildren(
      ...(source ? [...source, ' · '] : []), parts.join(' · '));
  }

  function fillTable(id) {
    const entry = charts.get(id);
    const holder = entry.node.querySelector('details .scroll');
    if (!entry.node.querySelector('details').open || !entry.figure.shown()) {
      holder.replaceChildren();
      return;
    }
    const { heads, rows } = entry.figure.table();
    holder.replaceChildren(table(heads, rows, t(entry.figure.title)));
  }

  function monthChoice(holder) {
    holder.hidden = false;
    const select = el(
      'select', { on: { change: event => chooseMonth(event.target.value) } },
      ...[...state.pair.months].reverse().map(month => option(month, `${month}  ${signed(state.pair.change[indexOf(month)], FINE)}`, month === state.month)));
    holder.replaceChildren(el('label', {}, `${t('page.month')} `, select));
  }

  function chooseMonth(month) {
    state.month = month;
    draw();
  }

  // Zoom and window

  let zoomTimer = 0;
  function onZoom() {
    const zoom = charts.get('score').chart.getOption().dataZoom[0];
    clearTimeout(zoomTimer);
    zoomTimer = setTimeout(() => setWindow(zoom.startValue, zoom.endValue), 200);
  }

  function setWindow(from, to) {
    if (from !== state.from || to !== state.to) {
      [state.from, state.to] = from <= to ? [from, to] : [to, from];
      windowControls();
      draw();
    }
  }

  const publishedWindow = () =>
    state.pair.published.filter(each => each.kind === 'THEME_SHARE').map(each => [indexOf(each.from), indexOf(each.to)]).find(([a, b]) => a >= 0 && b >= 0);

  function windowControls() {
    const last = state.pair.months.length - 1;
    $('pair').replaceChildren(...data.dyads.map(pair => option(pair.id, named(pair.names), pair === state.pair)));
    for (const [id, at] of [['from', state.from], ['to', state.to]]) {
      $(id).replaceChildren(...state.pair.months.map((month, i) => option(String(i), month, i === at)));
    }
    const published = publishedWindow();
    document.querySelectorAll('[data-preset]').forEach(button => {
      const preset = button.dataset.preset;
      const [from, to] = preset === 'all' ? [0, last] : preset === 'published' ? published || [-1, -1] : [Math.max(0, last - Number(preset) + 1), last];
      button.hidden = from < 0;
      if (preset === 'published' && published) {
        button.textContent = t('page.preset.published', `${state.pair.months[from]} … ${state.pair.months[to]}`);
      }
      button.setAttribute('aria-pressed', String(from === state.from && to === state.to));
      button.onclick = () => setWindow(from, to);
    });
  }

  function setPair(id) {
    state.pair = data.dyads.find(pair => pair.id === id);
    state.from = 0;
    state.to = state.pair.months.length - 1;
    state.month = state.pair.months[state.to];
    state.filter = { month: '', theme: '' };
    showAll();
  }

  // Pointer and keys on figures

  function filterBy(filter) {
    state.filter = { month: '', theme: '', ...filter };
    state.rows = PAGE_ROWS;
    if (filter.month) {
      state.month = filter.month;
      draw();
    }
    showEvents();
  }

  function onClick(event, id) {
    const { chart, figure } = charts.get(id);
    const at = [event.offsetX, event.offsetY];
    const grid = figure.grids.find(index => chart.containPixel({ gridIndex: index }, at));
    const axis = figure.axis();
    if (figure.kind === 'theme') {
      const i = Math.round(chart.convertFromPixel({ yAxisIndex: 0 }, event.offsetY));
      if (axis[i]) {
        filterBy({ theme: axis[i] });
      }
      return;
    }
    if (grid === undefined || figure.kind === 'event') {
      return;
    }
    const month = axis[Math.round(chart.convertFromPixel({ xAxisIndex: grid }, event.offsetX))];
    if (indexOf(month) < 0) {
      return;
    }
    filterBy({ month });
  }

  function onKey(event, id) {
    const entry = charts.get(id);
    const { figure } = entry;
    const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const axis = figure.axis();
    const lowest = id === 'score' ? state.from : 0;
    const highest = id === 'score' ? state.to : axis.length - 1;
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
      hideTip(id);
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
    { key: 'date', text: 'page.date', sort: event => event.date, cell: event => el('span', { class: 'nowrap' }, event.date) },
    { key: 'title', text: 'page.event', sort: event => titleOf(event).text, cell: titleNode },
    { key: 'type', text: 'page.type', sort: event => typeName(event.type), cell: event => typeName(event.type) },
    { key: 'theme', text: 'page.theme', sort: event => themeName(event.theme), cell: event => themeName(event.theme) },
    { key: 'i0', text: 'page.i0', number: true, sort: event => event.i0, cell: event => minus(event.i0Text) },
    { key: 'p0', text: 'page.met', number: true, sort: event => event.p0, cell: event => fixed(event.p0, 3) },
    { key: 'impact', text: 'page.impact', number: true, sort: event => event.impact, cell: event => el('span', { class: event.impact < 0 ? 'down' : 'up' }, signed(event.impact, 4)) }
  ];

  function matches(event) {
    const { month, theme } = state.filter;
    const text = [event.id, event.date, ...Object.values(event.title), event.type, typeName(event.type), themeName(event.theme), event.theme].join(' ').toLowerCase();
    return (!month || monthOf(event) === month) && (!theme || event.theme === theme)
      && state.query.toLowerCase().split(/\s+/).every(word => text.includes(word));
  }

  function showEvents() {
    const pair = state.pair;
    const column = COLUMNS.find(each => each.key === state.sort.key);
    const direction = state.sort.down ? -1 : 1;
    const collator = new Intl.Collator(LANGUAGE_TAGS[state.language]);
    const compare = (a, b) => (typeof a === 'number' ? a - b : collator.compare(a, b));
    const found = pair.events.filter(matches).sort((a, b) => direction * compare(column.sort(a), column.sort(b)));
    const rows = found.slice(0, state.rows);

    const months = [...pair.months].reverse();
    $('filter-month').replaceChildren(option('', t('page.any'), !state.filter.month), ...months.map(month => option(month, month, month === state.filter.month)));
    const themes = Object.keys(data.themes).filter(code => pair.events.some(event => event.theme === code));
    $('filter-theme').replaceChildren(option('', t('page.any'), !state.filter.theme), ...themes.map(code => option(code, themeName(code), code === state.filter.theme)));
    $('search').value = state.query;

    const counts = counted('page.found', found.length, pair.events.length);
    $('event-count').textContent = `${named(pair.names)}${t('page.colon')}${counts}`;
    $('event-table').querySelector('thead tr').replaceChildren(...COLUMNS.map(each => el(
      'th', {
        scope: 'col', role: 'columnheader', class: each.number ? 'n' : null,
        'aria-sort': each.key === state.sort.key ? (state.sort.down ? 'descending' : 'ascending') : null
      },
      el('button', { type: 'button', 'data-sort': each.key, on: { click: () => sortBy(each.key) } }, t(each.text)))));
    $('event-table').querySelector('tbody').replaceChildren(...rows.map(event => el(
      'tr', { role: 'row', 'data-event': event.id },
      ...COLUMNS.map(each => el('td', { role: 'cell', class: each.number ? 'n' : null, 'data-name': each.key === 'title' ? null : t(each.text) }, each.cell(event))))));
    $('more').hidden = rows.length === found.length;
    $('more').textContent = t('page.more', found.length - rows.length);

    const active = [state.filter.month, state.filter.theme && themeName(state.filter.theme)].filter(text => text);
    $('pill').hidden = active.length === 0;
    $('pill-text').textContent = active.length ? `${active.join(' · ')}${t('page.colon')}${counted('page.events', found.length)}` : '';
    $('clear').disabled = active.length === 0 && !state.query;
  }

  function sortBy(key) {
    state.sort = { key, down: state.sort.key === key ? !state.sort.down : ['date', 'impact', 'i0', 'p0'].includes(key) };
    showEvents();
    document.querySelector(`[data-sort="${key}"]`).focus();
  }

  function clearFilters() {
    state.query = '';
    filterBy({});
  }

  // Summary, and how the numbers were made

  function showSummary() {
    $('subtitle').textContent = named(data.subtitle);
    $('summaries').replaceChildren(...data.dyads.map(pair => {
      const last = pair.months.length - 1;
      return el(
        'article', { class: 'pair' }, el('h3', {}, named(pair.names)),
        el('p', { class: 'number' }, el('strong', {}, score(pair.displayed[last])), el('span', {}, place(pair.level[last], pair.part[last])), el('span', { class: 'quiet' }, pair.months[last])),
        el('p', { class: 'sentences' }, ...named(pair.summary).flatMap(sentence => [sentence, state.language === 'zh' ? '' : ' '])),
        el('p', { class: 'caveat' }, named(pair.caveat)));
    }));
  }

  const list = items => el('ul', {}, ...items.map(item => el('li', {}, ...[item].flat())));
  const code = text => el('code', { translate: 'no' }, text);
  const hash = text => el('code', { class: 'hash', translate: 'no' }, text);
  function held(node, label) {
    return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, node);
  }

  function showMade() {
    const { scale, made } = data;
    const level = each => `${named(each.names)} ${minus(each.from)} … ${minus(each.to)}`;
    const head = (key, number, wrap) => ({ text: t(key), number, wrap });
    const pairs = [];
    for (const pair of data.dyads) {
      const start = t(`page.start.${pair.start.basis}`, score(pair.start.displayed), pair.start.month);
      pairs.push([`${named(pair.names)}${t('page.colon')}${start}`, ...(pair.start.source ? [' (', foreign(pair.start.source, 'en'), ')'] : [])]);
    }
    const types = Object.entries(data.types).map(([key, type]) => [
      code(key), named(type.names), minus(type.i0Text), `${minus(type.lowest)} … ${minus(type.highest)}`, t(`page.origin.${type.origin}`), foreign(type.source, 'en')]);
    const published = made.figures.map(figure => [
      named(figure.name), minus(figure.published), minus(figure.here), minus(figure.realised), t(figure.fitted ? 'figures.fitted' : 'figures.notfitted'), foreign(figure.citation, 'mul')]);
    const rejects = made.rejects.map(each => [code(each.reason), String(each.rows)]);
    const coverage = data.dyads.map(pair => [
      named(pair.names), `${pair.months[0]} … ${pair.months[pair.months.length - 1]}`, String(pair.months.length),
      String(pair.counts.filter(count => count === 0).length), String(pair.events.length)]);
    const hashes = made.hashes.map(each => [t(`page.hash.${each.kind}`), code(each.file), hash(each.sha256)]);

    $('made-body').replaceChildren(
      el('p', {}, named(data.statement)),
      el('h4', {}, t('page.made.scheme')),
      el('p', { class: 'formula' }, 'I = (N − P) / N · I0   (I0 ≥ 0)'), el('p', { class: 'formula' }, 'I = (N + P) / N · I0   (I0 < 0)'),
      list([t('page.made.formula', scale.n), t(`page.made.p0.${scale.p0}`), t('page.made.carry'), `${t('page.made.levels')}${t('page.colon')}${scale.levels.map(level).join(t('list.separator'))}`, ...pairs]),
      el('h4', {}, t('page.made.ours')), list(['boundary', 'p0', 'rounding', 'overflow', 'thirdparty', 'duplicates', 'themes', 'since'].map(key => t(`page.ours.${key}`))),
      el('h4', {}, t('page.made.fitted')),
      el('p', {}, t(published.length ? 'page.made.fitted.text' : 'page.made.fitted.none')),
      published.length ? held(table([head('page.figure', false, true), head('figures.published', true), head('figures.raw', true), head('figures.realised', true), head('page.made.isfitted'), head('page.source')], published, t('page.made.fitted')), t('page.made.fitted')) : '',
      el('h4', {}, t('page.made.coverage')),
      held(table([head('page.pair', false, true), head('page.window'), head('page.made.months', true), head('page.made.silent', true), head('page.eventcount', true)], coverage, t('page.made.coverage')), t('page.made.coverage')),
      el('p', {}, named(made.fates)),
      el('h4', {}, t('page.made.rejects')),
      rejects.length ? table([head('page.made.reason'), head('page.made.rows', true)], rejects, t('page.made.rejects')) : el('p', {}, t('page.made.norejects')),
      el('h4', {}, t('page.made.codebook')), el('p', {}, t('page.made.codebook.text')),
      held(table([head('page.code'), head('page.type'), head('page.i0', true), head('page.range', true), head('page.origin'), head('page.restson')], types, t('page.made.codebook')), t('page.made.codebook')),
      el('h4', {}, t('page.made.hashes')),
      held(table([head('page.made.kind'), head('page.made.file'), { text: 'SHA-256' }], hashes, t('page.made.hashes')), t('page.made.hashes')),
      el('h4', {}, t('page.made.cite')), el('p', { class: 'cite' }, named(made.cite)));
  }

  // Language, shade, paper

  function showWords() {
    root.lang = LANGUAGE_TAGS[state.language];
    document.title = `${t('page.title')} · ${named(data.subtitle)}`;
    document.querySelectorAll('[data-t]').forEach(node => node.textContent = t(node.dataset.t));
    document.querySelectorAll('[data-label]').forEach(node => node.setAttribute('aria-label', t(node.dataset.label)));
    document.querySelectorAll('[data-language]').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.language === state.language)));
    $('shade').textContent = t(state.shade === 'dark' ? 'page.light' : 'page.dark');
  }

  function setShade(shade) {
    root.dataset.shade = state.printing ? 'light' : shade;
    if (!state.printing) {
      state.shade = shade;
    }
    $('shade').textContent = t(state.shade === 'dark' ? 'page.light' : 'page.dark');
  }

  function showAll() {
    showWords();
    showSummary();
    windowControls();
    draw();
    showEvents();
    showMade();
  }

  function setPrinting(printing) {
    if (printing !== state.printing) {
      state.printing = printing;
      setShade(state.shade);
      draw();
    }
  }

  document.querySelectorAll('[data-language]').forEach(button => button.addEventListener('click', () => {
    state.language = button.dataset.language;
    showAll();
  }));
  $('shade').addEventListener('click', () => {
    setShade(state.shade === 'dark' ? 'light' : 'dark');
    draw();
  });
  $('pair').addEventListener('change', event => setPair(event.target.value));
  $('from').addEventListener('change', event => setWindow(Number(event.target.value), state.to));
  $('to').addEventListener('change', event => setWindow(state.from, Number(event.target.value)));
  $('whole').addEventListener('change', event => {
    state.whole = event.target.checked;
    draw();
  });
  $('search').addEventListener('input', event => {
    state.query = event.target.value;
    state.rows = PAGE_ROWS;
    showEvents();
  });
  $('filter-month').addEventListener('change', event => filterBy({ ...state.filter, month: event.target.value }));
  $('filter-theme').addEventListener('change', event => filterBy({ ...state.filter, theme: event.target.value }));
  $('clear').addEventListener('click', clearFilters);
  $('pill-clear').addEventListener('click', clearFilters);
  $('more').addEventListener('click', () => {
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

  state.month = state.pair.months[state.to];
  setShade(state.shade);
  showAll();
})();

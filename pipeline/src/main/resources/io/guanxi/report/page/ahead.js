/* What comes next, what the score would be now, and how good forecasts were; read from what other verbs wrote. */
const aheadOf = kind => state.pair.ahead.filter(each => each.kind === kind);
const stepOf = (fan, month) => fan.steps.find(step => step[0] === month);
const scoreAt = (fan, month) => (fan.past.concat(fan.came).find(each => each[0] === month) || [])[1];
/** Where the ends of an interval stand in a step, by where they stand in a point's band. */
const endsOf = (step, [, low, high]) => [step[2 + low], step[2 + high]];
const intervalText = (step, band) => endsOf(step, band).map(score).join(' … ');

/** A legend in one line, whose pages are turned; on paper all of it. */
const turned = extra => legend({ type: state.printing ? 'plain' : 'scroll', ...extra });

function fanOption(fan) {
  const range = scaleOf([...fan.past, ...fan.came, ...fan.steps].flatMap(each => each.slice(1)));
  const anchor = fan.kind === 'nowcast' ? fan.past.slice(-1) : [];
  const names = [t('page.score'), ...anchor.map(() => t('page.ahead.anchor')), t('page.ahead.point'), ...BANDS.map(([percent]) => t('page.ahead.interval', percent))];
  const line = (marks, extra) => ({ type: 'line', step: 'middle', symbol: 'none', color: css('ink'), data: fan.months.map(month => (marks.find(each => each[0] === month) || [])[1] ?? null), ...extra });
  return {
    ...base(),
    grid: grid({ top: 22 + 18 * (state.printing ? legendRows(names) : 1), right: levelRoom() }),
    legend: turned({ data: names }),
    xAxis: timeAxis(fan.months),
    yAxis: scoreAxis({ ...range, interval: intervalOf(range, 8) }),
    tooltip: {
      ...base().tooltip,
      formatter: at => {
        const month = at[0].axisValue, known = scoreAt(fan, month), step = stepOf(fan, month);
        return tip(month, ...(known === undefined ? [] : [`${t('page.score')} ${score(known)}`]),
          ...(step ? [`${t('page.ahead.point')} ${score(step[1])}`, ...BANDS.map(band => `${t('page.ahead.interval', band[0])} ${intervalText(step, band)}`)] : []));
      }
    },
    series: [
      // Not seen; it has every month, so that pointer and keys find them all.
      line(fan.months.map(month => [month, scoreAt(fan, month) ?? (stepOf(fan, month) || fan.past[fan.past.length - 1])[1]]), { lineStyle: { opacity: 0 }, markArea: levelBands(range) }),
      line(fan.past, { name: t('page.score'), lineStyle: { width: 2 }, z: 3 }),
      line(fan.came, { lineStyle: { width: 1.5, type: PATTERNS[2] }, z: 3 }),
      ...BANDS.map(band => ({
        name: t('page.ahead.interval', band[0]), type: 'custom', silent: true, clip: true, color: css('accent'), itemStyle: { opacity: 2 * band[3] }, z: 2,
        encode: { x: 0, y: [1, 2] }, data: fan.steps.map(step => [step[0], ...endsOf(step, band)]),
        renderItem: (_, api) => {
          const [x, top] = api.coord([api.value(0), api.value(2)]), width = api.size([1, 0])[0];
          // An interval of one value is seen, too.
          return { type: 'rect', shape: { x: x - width / 2, y: top - 1, width, height: api.coord([api.value(0), api.value(1)])[1] - top + 2 }, style: { fill: css('accent'), opacity: 1.5 * band[3] } };
        }
      })),
      { name: t('page.ahead.anchor'), type: 'scatter', symbol: 'diamond', symbolSize: 15, color: css('published'), itemStyle: { color: 'transparent', borderColor: css('published'), borderWidth: 2 }, z: 5, data: anchor },
      { name: t('page.ahead.point'), type: 'scatter', symbol: 'circle', symbolSize: 6, color: css('accent'), z: 4, data: fan.steps.map(step => step.slice(0, 2)) }
    ]
  };
}

const fanTable = fan => ({
  heads: [head('page.month'), head('page.score', true), head('page.ahead.point', true), ...BANDS.map(([percent]) => ({ text: t('page.ahead.interval', percent), number: true }))],
  rows: fan.months.map(month => [month, scoreAt(fan, month), stepOf(fan, month)]).map(([month, known, step]) => [
    month, known === undefined ? '' : score(known), step ? score(step[1]) : '', ...BANDS.map(band => (step ? intervalText(step, band) : ''))])
});

const partsOption = ({ parts }) => ({
  ...base(),
  grid: { left: 4, right: 64, top: 8, bottom: 8, containLabel: true },
  xAxis: valueAxis({ axisLabel: { color: css('quiet'), hideOverlap: true, formatter: number => fixed(number, 2) } }),
  yAxis: {
    type: 'category', inverse: true, data: parts.map(part => named(part.name)), axisTick: { show: false }, axisLine: { show: false },
    axisLabel: { color: css('ink'), fontSize: 11, interval: 0, width: narrow() ? 110 : 190, overflow: 'break' }
  },
  tooltip: { ...base().tooltip, axisPointer: { type: 'shadow' }, formatter: at => tip(at[0].axisValue, signed(at[0].value, 3)) },
  series: [{
    type: 'bar', barMaxWidth: 18, data: parts.map(part => ({ value: part.points, itemStyle: { color: css(part.points < 0 ? 'down' : 'up') } })),
    label: { show: true, position: 'right', color: css('ink'), formatter: at => signed(at.value, 3) }
  }]
});
const partsTable = ({ parts }) => ({ heads: [head('page.ahead.part', false, true), head('page.ahead.points', true)], rows: parts.map(part => [named(part.name), signed(part.points, 3)]) });

/** Yellow lines are not seen on white. */
const SEEN = data.lines.filter(colour => colour !== '#f0e442');
const rowOf = (each, horizon) => each.rows[horizon] || {};
const monthsAhead = skill => skill.horizons.map(horizon => t('page.ahead.months', horizon));
const percent = share => (share === undefined ? '' : `${signed(100 * share, 1)} %`);
const skillOption = (skill, key) => ({
  ...base(),
  legend: turned(LINE_KEYS),
  grid: grid({ top: 52 }),
  xAxis: { ...timeAxis(monthsAhead(skill)), axisLabel: { color: css('quiet'), interval: 0 } },
  yAxis: valueAxis({ name: '%' }),
  tooltip: { ...base().tooltip, formatter: at => tip(at[0].axisValue, ...at.map(each => tipLine(each.color, `${each.seriesName} ${signed(each.value, 1)} %`))) },
  series: skill.models.map((each, i) => ({
    name: each.model, type: 'line', color: SEEN[i % SEEN.length], lineStyle: { width: 1.8, type: PATTERNS[i % 4] }, symbol: 'circle', symbolSize: 5,
    data: skill.horizons.map(horizon => rowOf(each, horizon)[key]).map(share => (share === undefined ? null : 100 * share))
  }))
});
const skillTable = (skill, key) => ({
  heads: [head('page.ahead.horizon'), ...skill.models.map(each => ({ text: each.model, number: true }))],
  rows: skill.horizons.map((horizon, i) => [monthsAhead(skill)[i], ...skill.models.map(each => percent(rowOf(each, horizon)[key]))])
});

/** The mix stands for all, where it was scored; the table has it alone, too. */
const judged = skill => skill.models.find(each => each.model === 'mix') || skill.models[skill.models.length - 1];
const TENTHS = [...Array(10).keys()].map(tenth => `${tenth * 10}–${tenth * 10 + 10} %`);
const pitOption = skill => ({
  ...base(),
  legend: turned(),
  grid: grid({ top: 52 }),
  xAxis: { ...timeAxis(TENTHS), axisLabel: { color: css('quiet'), interval: narrow() ? 2 : 0 } },
  yAxis: valueAxis({ name: '%' }),
  tooltip: { ...base().tooltip, formatter: at => tip(at[0].axisValue, ...at.map(each => tipLine(each.color, `${each.seriesName} ${fixed(each.value, 1)} %`))) },
  series: skill.horizons.map((horizon, i) => ({
    name: monthsAhead(skill)[i], type: 'bar', color: SEEN[i % SEEN.length], data: (rowOf(judged(skill), horizon).pit || []).map(share => 100 * share),
    markLine: i ? undefined : { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: css('down'), width: 1.5 }, data: [{ yAxis: 10 }] }
  }))
});
const pitTable = skill => ({
  heads: [head('page.ahead.tenth'), ...monthsAhead(skill).map(text => ({ text, number: true }))],
  rows: TENTHS.map((tenth, i) => [tenth, ...skill.horizons.map(horizon => (rowOf(judged(skill), horizon).pit || [])[i]).map(share => (share === undefined ? '' : `${fixed(100 * share, 1)} %`))])
});

/** As many of a kind as any pair has; a pair with fewer leaves the rest out, and says so of the first. */
function aheadFigures(kind, more) {
  const most = Math.max(...data.pairs.map(pair => pair.ahead.filter(each => each.kind === kind).length));
  return [...Array(most).keys()].flatMap(i => {
    const fan = aheadOf(kind)[i];
    const common = { shown: Boolean(fan), nothing: `page.${kind}.none`, hide: i > 0, kind: 'none', caption: fan && [`${t('page.window')}${t('page.colon')}${spanOf(fan.months[0], fan.months[fan.months.length - 1])} · `, el('code', {}, fan.file)] };
    return [
      {
        ...common, id: `${kind}-${i}`, title: kind, wide: true, height: state.printing ? 260 : 320, note: fan && fan.sentence ? [named(fan.sentence)] : [],
        option: () => fanOption(fan), axis: () => fan.months, table: () => fanTable(fan), ...more
      },
      ...(kind === 'nowcast' ? [{
        ...common, id: `${kind}-parts-${i}`, title: 'parts', hide: true, shown: Boolean(fan) && fan.parts.length > 0, height: 320,
        option: () => partsOption(fan), axis: () => fan.parts, table: () => partsTable(fan)
      }] : [])];
  });
}

const foresight = () => [
  ...aheadFigures('forecast', {}),
  ...aheadFigures('nowcast', { wide: data.pairs.every(pair => pair.ahead.every(each => each.parts.length === 0)) }),
  ...data.skill.flatMap((skill, i) => {
    const common = { common: true, names: t('page.ahead.all'), kind: 'none', height: 300, caption: [`${t('page.ahead.origins')}${t('page.colon')}${skill.window} · `, el('code', {}, skill.file)] };
    return [
      ...['mae', 'crps'].map(key => ({ ...common, id: `skill-${key}-${i}`, title: `skill.${key}`, option: () => skillOption(skill, key), axis: () => skill.horizons, table: () => skillTable(skill, key) })),
      { ...common, id: `pit-${i}`, title: 'pit', wide: true, note: [t('page.ahead.pit', judged(skill).model)], option: () => pitOption(skill), axis: () => TENTHS, table: () => pitTable(skill) }];
  })
];

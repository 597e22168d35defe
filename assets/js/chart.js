// Draws the charts of web/chart.h above their tables. Without it, or where it fails, the table is there.
'use strict';

(() => {
  const root = document.documentElement;
  const style = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const high = root.dataset.contrast === 'high';
  const ink = style('--gk-ink');
  const colours = high ? ['#000000', '#7a0000', '#00007a', '#005000'] : ['#b3261e', '#1a4f9c', '#b26b00', '#14733a', '#6b4fa0', '#4a525c'];

  function optionOf(data, size, narrow) {
    const text = {color: ink, fontSize: size, fontFamily: getComputedStyle(document.body).fontFamily};
    const shares = data.kind === 'shares';
    const several = data.series.length > 1 || shares;
    const axis = {axisLabel: text, axisLine: {lineStyle: {color: ink}}, nameTextStyle: text};
    const lines = data.kind === 'lines';
    const symbols = ['circle', 'rect', 'triangle', 'diamond'];
    const common = {
      animation: false,  // nothing moves by itself
      color: colours,
      textStyle: text,
      aria: {enabled: true, label: {enabled: false}, decal: {show: several && !lines}},  // patterns; words stand in the page
      tooltip: {renderMode: 'richText', trigger: shares ? 'item' : 'axis', textStyle: {fontSize: size}},
      legend: several ? {top: 0, textStyle: text} : undefined,
    };
    if (shares) {
      const valueOf = (name) => data.series[0].values[data.labels.indexOf(name)];
      common.legend.formatter = (name) => `${name} ${valueOf(name) ?? '没有数据'}`;
      const values = data.labels.map((name, i) => ({name, value: data.series[0].values[i]})).filter((each) => each.value !== null);
      return {...common, series: [{type: 'pie', radius: '66%', center: ['50%', '58%'], data: values,
        label: {...text, show: !narrow, formatter: '{b} {c}'}, labelLine: {lineStyle: {color: ink}}}]};
    }
    return {
      ...common,
      grid: {top: several ? size * 3 : size, left: size, right: size, bottom: size / 2},
      xAxis: {...axis, type: 'category', data: data.labels},
      yAxis: {...axis, type: 'value', splitLine: {lineStyle: {color: high ? '#000' : '#dadfe5'}}},
      series: data.series.map((each, i) => ({name: each.name, type: lines ? 'line' : 'bar', data: each.values, barMaxWidth: size * 3,
        connectNulls: false, symbol: symbols[i % symbols.length], symbolSize: size * 0.6,
        lineStyle: {width: 2, type: ['solid', 'dashed', 'dotted'][i % 3]}, label: {show: !several, position: 'top', ...text}})),
    };
  }

  // A picture that stands in a document by itself: with its title and on paper.
  function save(chart, title) {
    const link = document.createElement('a');
    link.href = chart.getDataURL({type: 'png', pixelRatio: 2, backgroundColor: '#ffffff'});
    link.download = `${title}.png`;
    link.click();
  }

  for (const figure of document.querySelectorAll('.gk-chart')) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const place = figure.querySelector('.gk-chart-picture');
    place.classList.add('is-drawn');
    const size = Math.round(Number.parseFloat(getComputedStyle(root).fontSize) * 0.875);
    const chart = globalThis.echarts.init(place, null, {renderer: 'canvas'});
    chart.setOption(optionOf(data, size, place.clientWidth < size * 36));
    globalThis.addEventListener('resize', () => chart.resize());
    const button = figure.querySelector('.gk-chart-save');
    button.hidden = false;
    button.querySelector('button').addEventListener('click', () => save(chart, data.title));
  }
})();

import { paged, records } from '../records.js';
import { call, days, each, hours, later, place, shell, state, text } from '../shell.js';

export const data = paged('windows', 'print/');

export function render({ id }) {
  const window = records.windows[id];
  const letter = records.letters[window.letters[0]];
  const center = records.centers[window.center];
  const { to } = letter.term;
  const items = window.items.map((item) => records.items[item]);
  const instant = items.filter((item) => item.instant);
  const promised = items.filter((item) => !item.instant);
  const entry = (item, who) => `<li data-to="${to}"><span>${text(item.name)}</span><span>${text(item.promised_limit)}</span><b class="at-once">${who}</b></li>`;
  return shell(
    {
      address: `print/${id}.html`,
      name: `${window.name}公示牌`,
      column: 'windows/index',
      description: `${window.name}的事项、人员和授权，供打印张贴。`,
      crumbs: `<li class=up><a href="../../${window.id}.html">${text(window.name)}</a></li>`,
      extra: '<meta content=noindex name=robots>',
    },
    () => `<div class=sheet><p class=acts>用浏览器的“打印”打在 A4 纸上，张贴在窗口旁边。</p><div class=top><div><p class=facts><span>${text(center.name)}</span> <span>窗口授权公示</span> <b>演示数据，非官方发布</b></p><h1>${text(window.name)}</h1><p class=counter>${place(window)}</p><p>${hours}</p><p>咨询 ${call(window.phone)}　投诉 ${call(window.complaint)} 或 <a href="tel:12345">12345</a></p></div></div><h2 data-to="${to}"><small class=till>至 ${days(to)}：</small><span class=n>${items.length} 件</span>事里 <span class=n>${instant.length} 件</span>当场批，<span class=n>${promised.length} 件</span>由部门批</h2>${later(letter.lapsed, '<h2>没有有效的授权书，由部门决定</h2>')}<ul class=put>${each(instant, (item) => entry(item, '当场批'))}${each(promised, (item) => entry(item, '部门批'))}${each(items, (item) => later(letter.lapsed, entry(item, '部门办')))}</ul><h2>谁在窗口</h2><dl class=row>${each(window.posts, (post) => `<div><dt>${post.role}</dt><dd><span>${text(post.name)}${post.title ? `（${text(post.title)}）` : ''}</span></dd></div>`)}</dl><h2>凭什么</h2><dl class=row><div><dt>授权书</dt><dd>${text(letter.number)} ${state(letter)}</dd></div><div><dt>法定代表人</dt><dd>${text(letter.legal_representative)}</dd></div><div><dt>授权期限</dt><dd><b><time>${letter.term.from}</time> 至 <time>${to}</time></b></dd></div></dl><p class=say>服务窗口在授权范围内的行为代表所属部门行为，由此产生的法律责任由部门承担。服务窗口不得将部门的授权再行委托。</p><p class=foot><span>公开方式：主动公开　索引号 ${window.index_no}</span><span><span class=as-of>内容截至 ${days('2026-11-23')}</span></span></p></div>`,
  );
}

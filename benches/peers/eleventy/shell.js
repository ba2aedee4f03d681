import { records } from './records.js';

const SPECIAL = /[&<>"]/g;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const text = (value) => String(value).replace(SPECIAL, (found) => ENTITIES[found]);
export const each = (values, draw) => values.map(draw).join('');
export const days = (day) => `<span class=n>${day}</span>`;
export const call = (phone) => `<a href="tel:${phone.replaceAll('-', '')}"><span class=n>${phone}</span></a>`;
export const up = (address) => '../'.repeat(address.split('/').length - 1);
export const later = (from, html) => `<script data-from="${from}" type=text/html>${html}</script>`;

export const state = ({ term, expiring, lapsed }) =>
  `<span data-state="in-force" data-to="${expiring}" class=st>有效至 ${days(term.to)}</span>` +
  `<script data-from="${expiring}" data-to="${term.to}" type=text/html><span data-state="expiring" class=st>即将到期，有效至 ${days(term.to)}</span></script>` +
  later(lapsed, '<span data-state="expired" class=st>已过期</span>');

export const place = (window) => `${text(window.floor)} <span class=n>${text(window.counters.join('、'))} 号</span>台`;
export const hours = '周一至周五 <span class=n>9:00–12:00</span>、<span class=n>15:00–18:00</span>（法定节假日不办公）';
export const now =
  '<div><p data-and="，" data-call="请先打电话" data-date="{month} 月 {date} 日" data-days="今天 明天 周一 周二 周三 周四 周五 周六 周日" data-hours="123458 540-720 900-1080;6 540-720x" data-lunch="{time} 午休" data-next="{day} {time} 开门" data-noon="现在午休" data-off="今天放假" data-open="今天办公" data-part="现在是延时服务时间，只办部分业务" data-shut="现在不办公" data-then="{day}平时 {time} 开门" data-unknown="节假日安排未录入" data-unsure="调休这天的时间未录入" data-until="{time} 下班" data-usual="平时这时办公" data-worked="{day}（{week}）调休，照常办公" aria-live=polite class=now></p></div>';

export function formal(record, department) {
  return `<section class=formal><h2 id=formal>公开信息</h2><dl class="kv two"><dt>索引号</dt><dd>${record.index_no}</dd><dt>公开方式</dt><dd>主动公开</dd><dt>发布机构</dt><dd>贵港市港南区人民政府办公室</dd><dt>责任部门</dt><dd>${text(department.name)}</dd><dt>发布日期</dt><dd>${days(record.published_on)}</dd></dl><p class=meta>有错请<a href="mailto:zwgk@example.gov.cn?subject=%E7%BD%91%E9%A1%B5%E7%BA%A0%E9%94%99&amp;body=%E7%BD%91%E9%A1%B5%EF%BC%9A${record.id}.html%0D%0A%E7%B4%A2%E5%BC%95%E5%8F%B7%EF%BC%9A${encodeURIComponent(record.index_no)}%0D%0A%E7%BD%91%E9%A1%B5%E6%97%A5%E6%9C%9F%EF%BC%9A${record.published_on}%0D%0A%E5%93%AA%E9%87%8C%E4%B8%8D%E5%AF%B9%EF%BC%9A%0D%0A" class=correct data-built=看到的网页生成于：{day}>写邮件纠错</a>，或者打电话 ${call('0775-0000123')}，报索引号。</p></section>`;
}

const rate = (part, of) => (of === 0 ? '不适用' : `${Math.round((part * 100) / of)}% <meter aria-hidden=true max=${of} value=${part}></meter>`);

function rateRows(rates, granted) {
  return each(rates, (row) => {
    const part = granted ? row.granted : 0;
    const [style, verdict] = row.of === 0 ? ['not-applicable', '不适用'] : part === row.of ? ['met', '达标'] : ['not-met', '未达标'];
    return `<tr><th scope=row>${row.name}授权率</th><td class=n>${rate(part, row.of)}</td><td class=n>${part} / ${row.of}<small>（${row.base}）</small></td><td class="n due">${row.due}</td><td><b class="v ${style}">${verdict}</b></td></tr>`;
  });
}

const rateTable = (caption, rows) =>
  `<section aria-label="${caption}" class=scroll tabindex=0><table class="stack rates"><caption>${caption}</caption><thead><tr><th scope=col>职权</th><th scope=col>授权率</th><th scope=col>已授权 / 应计事项</th><th scope=col>应达到</th><th scope=col>结论</th></tr></thead><tbody>${rows}</tbody></table></section>`;

const DEMANDS =
  '<h3>通知对授权率的要求</h3><ul><li>受理决定权、审核审批权、协调处置权、办理结果送达权、应诉代理权的授权率要达到<span class=n>100%</span></li><li>行政许可事项的审核审批权授权率要达到<span class=n>80%</span>以上</li><li>公共服务事项的审核审批权授权率原则上要达到<span class=n>100%</span></li><li>办理事项制证权的授权率要达到<span class=n>80%</span>以上</li></ul>';

export function rateSection({ rates, name }, { term, lapsed }) {
  const lapsing = rates.filter((row) => row.of > 0);
  return (
    `<section><h2 id=rates>授权率</h2><div data-to="${term.to}"><p><b>${text(name)}</b>：<span class=n>8 项</span>授权率，<span class=n>${lapsing.length} 项</span>达标，其余不适用<small>（至 ${days(term.to)}）</small>。</p><details class=fold><summary>看全部 8 项和算法</summary> ${rateTable(`${text(name)}，至 ${term.to}`, rateRows(rates, true))}${DEMANDS}</details></div>` +
    later(
      lapsed,
      `<div><p><b>${text(name)}</b>：<span class=n>8 项</span>授权率，<span class=n>0 项</span>达标，<b class=not-met><span class=n>${lapsing.length} 项</span>未达标</b>，其余不适用。</p>${rateTable(`未达标的：${text(name)}`, rateRows(lapsing, false))}<details class=fold><summary>看全部 8 项和算法</summary> ${rateTable(text(name), rateRows(rates, false))}${DEMANDS}</details></div>`,
    ) +
    later(
      lapsed,
      `<details class="fold short"><summary>没有授权的事项和理由</summary> ${each(lapsing, (row) => `<template data-from="${lapsed}"><div><h3>${row.name}</h3><p><b class="lapsed">授权已失效</b>：<a href="#items">应计的 <span class=n>${row.of} 件</span>全部</a></p></div></template>`)}</details>`,
    ) +
    '</section>'
  );
}

/** A whole page: the head, the columns, where one is, what the page shows, the foot. */
export function shell({ address, name, column, description, keywords, crumbs = '', extra = '' }, main) {
  const root = up(address);
  const title = text(name);
  const own = records.columns.find(({ id }) => id === column) ?? { name: '政务服务窗口授权公开' };
  return `<!doctype html><html lang=zh-CN><head><meta charset=utf-8><meta content="width=device-width,initial-scale=1" name=viewport><meta content="贵港市港南区人民政府" name=SiteName><meta content="www.example.gov.cn" name=SiteDomain><meta content="4508030001" name=SiteIDCode><meta content="${own.name}" name=ColumnName><meta content="${own.name}：位置、办公时间、电话、授权事项、权限、责任、期限和窗口人员。" name=ColumnDescription><meta content="${own.name},政务服务窗口,授权公开" name=ColumnKeywords><meta content="办事服务" name=ColumnType><link href="${root}assets/favicon.svg" rel=icon><link href="${root}assets/site.css" rel=stylesheet><link href="${root}assets/record.css" rel=stylesheet><script src="${root}assets/site.js" defer></script><title>${title} - ${own.name} - 贵港市港南区人民政府</title><meta content="${title}" name=ArticleTitle><meta content="2026-11-23 00:00" name=PubDate><meta content="贵港市港南区人民政府办公室" name=ContentSource><meta content="${text(keywords ?? name)}" name=Keywords><meta content="${text(description ?? name)}" name=Description>${extra}</head><body><a class=skip href=#main>跳到正文</a><input aria-live=polite id=big type=checkbox><div class=whole><header><p class=demo>演示数据，非官方发布</p><div class=bar><a href="${root}index.html" class=home><span><small>港南区政府信息公开</small>政务服务窗口授权公开</span></a><label for=big>大字</label><a class=menu href=#nav>菜单</a></div><nav aria-label="栏目" class=nav id=nav><ul>${each(records.columns, ({ id, name }) => `<li><a href="${root}${id}.html"${id === column ? ' aria-current=true' : ''}>${name}</a></li>`)}<li class=shut><a href=#main>收起</a></li></ul></nav></header><nav aria-label="当前位置" class=crumbs><ol><li>贵港市港南区人民政府</li><li><a href="https://www.example.gov.cn/zwgk/fdzdgk/">法定主动公开内容</a></li><li><a href="${root}index.html">政务服务窗口授权公开</a></li><li><a href="${root}${column}.html">${own.name}</a></li>${crumbs}<li aria-current=page>${title}</li></ol></nav><main id=main>${main(root)}</main><footer><p data-said="{day} 打印自 {address}" class=printed></p><ul><li><a href="https://www.example.gov.cn/zwgk/zfxxgkzn/">政府信息公开指南</a></li><li><a href="https://www.example.gov.cn/zwgk/zfxxgkzd/">政府信息公开制度</a></li><li><a href="https://www.example.gov.cn/zwgk/fdzdgk/">法定主动公开内容</a></li><li><a href="https://www.example.gov.cn/zwgk/zfxxgknb/">政府信息公开年报</a></li><li><a href="https://www.example.gov.cn/zwgk/ysqgk/">依申请公开</a></li><li><a href="${root}changes.html">变更记录</a></li><li><a href="${root}downloads/index.html">数据下载</a></li><li><a href="${root}sitemap.html">网站地图</a></li><li><a href="https://www.example.gov.cn/hdjl/">纠错与建议</a></li></ul><p>公开工作机构：贵港市港南区人民政府办公室政务公开股，电话 ${call('0775-0000123')}；政务服务热线 <a href="tel:12345">12345</a></p><p><span>主办：贵港市港南区人民政府办公室</span>　<span>承办：贵港市港南区政务服务管理办公室</span>　<span>网站标识码：4508030001</span>　<a href=https://beian.miit.gov.cn/>桂ICP备<span class=n>00000000号</span>（示例）</a>　<a href="https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000">桂公网安备<span class=n>00000000000000号</span>（示例）</a>　<a href="https://www.example.gov.cn/bszs/">党政机关网站标识</a></p></footer></div></body></html>`;
}

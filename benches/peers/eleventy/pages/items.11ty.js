import { paged, records } from '../records.js';
import { call, days, each, formal, hours, later, now, place, shell, state, text } from '../shell.js';

export const data = paged('items');

const LITERAL = '<\\/script';
const linked = (root, { item, window, department, center }) =>
  `<script type=application/ld+json>${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': `${root}${item.id}.html`,
    name: item.name,
    alternateName: item.aliases,
    serviceType: item.category,
    serviceOperator: { '@type': 'GovernmentOrganization', '@id': `${root}${department.id}.html`, name: department.name },
    jurisdiction: { '@type': 'AdministrativeArea', name: '港南区' },
    audience: { '@type': 'Audience', audienceType: item.audience.join('、') },
    serviceOutput: { '@type': 'Thing', name: item.result.name },
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceLocation: {
        '@type': 'GovernmentOffice',
        '@id': `${root}${window.id}.html`,
        name: window.name,
        address: { '@type': 'PostalAddress', addressCountry: 'CN', streetAddress: center.address },
        telephone: window.phone,
      },
    },
    offers: { price: 0, priceCurrency: 'CNY', '@type': 'Offer' },
    url: `${root}${item.id}.html`,
  }).replaceAll('</script', LITERAL)}</script>`;

const fee = (item) => (item.fee.charged ? '收费' : '不收费');
const steps = (item) => ['受理', '审核', '审批', '制证', '送达'].map((step) => [step, step !== '审批' || item.instant ? '窗口' : item.approver_title]);

export function render({ id }) {
  const item = records.items[id];
  const window = records.windows[item.window];
  const department = records.departments[item.department];
  const letter = records.letters[item.letter];
  const center = records.centers[window.center];
  const root = '../../';
  const aliases = text(item.aliases.join('、'));
  const { to } = letter.term;
  const powers = (then) =>
    `<details class=fold><summary>六项职权逐项看</summary><ul class=ticks>${each(item.powers, (power) => `<li>${power.name}<b class="${then ? 'then' : 'now'}">${then ? power.then : power.now}</b></li>`)}</ul></details>`;
  const granted = item.granted.join('、');
  return shell(
    {
      address: `${id}.html`,
      name: item.name,
      column: 'items/index',
      description: `${item.name}在${window.name}办理，${item.processing}。`,
      keywords: [item.name, ...item.aliases].join(),
      crumbs: `<li class=up><a href="${root}items/${department.id.slice(12)}/index.html">${text(department.name)}</a></li>`,
      extra: linked(root, { item, window, department, center }),
    },
    () => `<h1>${text(item.name)}</h1><p class="sub facts"><span>${aliases}</span> <b>${item.processing}</b></p><div><dl class=five><div><dt>去哪里</dt><dd><b>${place(window)}</b>，<a href="${root}${window.id}.html">${text(window.name)}</a><small>${text(center.name)}，${text(center.address)}</small></dd></div><div><dt>几点去</dt><dd>${hours}${now}</dd></div><div><dt>带什么</dt><dd><a href=#materials><b><span class=n>${item.materials.length} 样</span>材料</b></a>，${fee(item)}，<span class=n>跑 <b>${item.visits}</b> 趟</span></dd></div><div class=who><dt>谁批</dt><dd><span data-to="${to}" class=says><small class=till>至 ${days(to)}：</small>${item.instant ? '窗口当场决定' : `${text(item.approver_title)}批`}</span>${later(letter.lapsed, '<span class=says>授权已失效，由部门办理</span>')}</dd></div><div><dt>多久</dt><dd><b>${text(item.promised_limit)}</b> <small>（法定 ${text(item.statutory_limit)}）</small></dd></div></dl><ul data-print="打印这一页" class=acts><li>打电话问 ${call(window.phone)}</li></ul><section><h2 id=materials>带什么<small><span class=n>${item.materials.length} 样</span>，逐样打勾</small></h2><ol class=materials>${each(item.materials, (material) => `<li>${text(material.name)} <b>原件 <span class=n>${material.original} 份</span>${material.copies ? `、复印件 <span class=n>${material.copies} 份</span>` : ''}</b></li>`)}</ol></section></div><section data-to="${to}"><h2>办的步骤</h2><ol class=flow>${each(steps(item), ([step, who]) => `<li><b>${step}</b>${text(who)}</li>`)}</ol></section><section><h2 id=authority>窗口凭什么办</h2>${later(letter.lapsed, '<p class=notice>目前没有有效的授权书把这一事项的职权授予窗口，请先向部门咨询。</p>')}<p data-to="${to}">依据授权书 <a href="${root}${letter.id}.html">${text(letter.number)}</a> ${state(letter)}</p><div data-to="${to}"><p class=note>已授权给窗口：${granted}。</p>${powers(false)}</div>${later(letter.lapsed, `<div><p class=note>${granted}没有授权。</p>${powers(true)}</div>`)}</section><section><h2 id=more>条件、依据和编码</h2><details class=fold><summary>受理条件</summary> <p>${text(item.accept_condition)}</p> <p class=meta>服务对象：${item.audience.join('、')}</p></details><details class=fold><summary>设定依据、办理结果和编码</summary> <dl class=kv><dt>事项类型</dt><dd>${item.category}</dd><dt>办理结果</dt><dd>${text(item.result.name)}（有效期：${text(item.result.validity)}）</dd><dt>设定依据</dt>${each(item.by_law, (law) => `<dd>《${text(law.title)}》${text(law.article)}</dd>`)}<dt>实施部门</dt><dd><a href="${root}${department.id}.html">${text(department.name)}</a></dd><dt>清单文号</dt><dd>${text(item.document)}</dd><dt>也叫</dt><dd>${aliases}</dd></dl></details><details class=fold><summary>不满意怎么办：投诉、复议、诉讼</summary> <dl class=kv><dt>监督投诉</dt><dd>${call(item.complaint)}</dd><dt>政务服务热线</dt><dd><a href="tel:12345">12345</a></dd><dt>复议、诉讼</dt><dd>对行政决定不服的，自知道之日起 <span class=n>60 日</span>内可以申请行政复议，或者 <span class=n>6 个</span>月内向人民法院提起行政诉讼；法律另有规定的除外。</dd></dl> <p class=meta>服务窗口在授权范围内的行为代表所属部门行为，由此产生的法律责任由部门承担。</p></details></section>${formal(item, department)}`,
  );
}

import { paged, records } from '../records.js';
import { call, days, each, formal, hours, later, now, place, rateSection, shell, state, text } from '../shell.js';

export const data = paged('windows');

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const linked = (root, { window, department, center }) =>
  `<script type=application/ld+json>${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'GovernmentOffice',
    '@id': `${root}${window.id}.html`,
    name: window.name,
    address: { '@type': 'PostalAddress', addressCountry: 'CN', streetAddress: center.address },
    telephone: window.phone,
    containedInPlace: { '@type': 'GovernmentOffice', '@id': `${root}${center.id}.html`, name: center.name },
    parentOrganization: { '@type': 'GovernmentOrganization', '@id': `${root}${department.id}.html`, name: department.name },
    openingHoursSpecification: window.hours.map(({ days, opens, closes, label }) => ({
      '@type': 'OpeningHoursSpecification',
      opens,
      closes,
      dayOfWeek: days === '周六' ? ['Saturday'] : DAYS,
      name: label,
    })),
    url: `${root}${window.id}.html`,
  })}</script>`;

export function render({ id }) {
  const window = records.windows[id];
  const department = records.departments[window.department];
  const letter = records.letters[window.letters[0]];
  const center = records.centers[window.center];
  const root = '../';
  const { to } = letter.term;
  const items = window.items.map((item) => records.items[item]);
  const instant = items.filter((item) => item.instant);
  const promised = items.filter((item) => !item.instant);
  const entry = (item, who) =>
    `<li data-to="${to}"><a href="${root}${item.id}.html">${text(item.name)}</a> <p class=facts><span class=says>${who}</span> ${item.instant ? '' : `<span>${text(item.promised_limit)}</span> `}<span>${item.fee.charged ? '收费' : '不收费'}</span> <span>跑 <span class=n>${item.visits} 趟</span></span></p></li>`;
  const matrix = (then) =>
    `<section aria-label="${text(letter.number)}" class=scroll tabindex=0><table class=matrix><caption>${text(letter.number)}</caption><thead><tr><th scope=col>事项</th>${each(records.powers, (power) => `<th scope=col>${power}</th>`)}</tr></thead><tbody>${each(items, (item) => `<tr><th scope=row><a href="${root}${item.id}.html">${text(item.name)}</a></th>${each(item.powers, (power) => `<td>${then ? power.then : power.now}</td>`)}</tr>`)}</tbody></table></section>`;
  return shell(
    {
      address: `${id}.html`,
      name: window.name,
      column: 'windows/index',
      description: `${window.name}（${center.name} ${window.floor}）的授权事项、权限、责任、期限和窗口人员。`,
      extra: linked(root, { window, department, center }),
    },
    () => `<h1>${text(window.name)}</h1><p class="sub facts"><span>${window.kind}</span> <a href="${root}${department.id}.html">${text(department.name)}</a></p>${later(letter.lapsed, `<div class=notice><p><strong>本窗口目前没有有效的授权书，不能以部门名义作出决定。</strong></p><p>办理事项请先向部门咨询：<a href="${root}${department.id}.html">${text(department.name)}</a>；也可以先打窗口的电话 ${call(window.phone)}。</p></div>`)}<script data-from="${letter.expiring}" data-to="${to}" type=text/html><div><p class="notice soft">授权书 ${text(letter.number)} 有效到 ${days(to)} 为止，之后还没有新的授权书。</p></div></script><dl class=five id=where><div><dt>在哪里</dt><dd><b>${place(window)}</b>，<a href="${root}${center.id}.html">${text(center.name)}</a><small>${text(center.address)}</small></dd></div><div><dt>几点开</dt><dd><p>${hours}</p><p>周六 <span class=n>9:00–12:00</span> 延时服务（社保、医保、户政、不动产登记等高频事项）</p>${now}</dd></div><div><dt>能批吗</dt><dd><span data-to="${to}" class=says><small class=till>至 ${days(to)}：</small><span class=n>${items.length} 件</span>事里 <span class=n>${instant.length} 件</span>当场批，<span class=n>${promised.length} 件</span>由部门批</span> ${later(letter.lapsed, '<span class=says>没有有效的授权书，由部门决定</span>')}</dd></div><div><dt>谁负责</dt><dd>首席代表 <span><b>${text(window.posts[0].name)}</b>（${text(window.posts[0].title)}）</span>；<a class=n href=#people>A岗、B岗</a></dd></div><div><dt>凭什么</dt><dd><span class=law>授权书 <a href="${root}${letter.id}.html">${text(letter.number)}</a> ${state(letter)}</span></dd></div></dl><ul data-print="打印这一页" class=acts><li>咨询 ${call(window.phone)}</li><li>监督投诉 ${call(window.complaint)}</li></ul><p class=take>下载：<a href="${root}print/${window.id}.html">公示牌 A4</a></p><details class=fold><summary>乘车、停车和无障碍</summary><dl class=kv><dt>乘车</dt><dd>${text(center.transport)}</dd><dt>停车</dt><dd>${text(center.parking)}</dd><dt>无障碍</dt><dd>${text(center.accessibility)}</dd></dl></details><section id=items><label class=find hidden>在下面的事项里查找<input type=search></label><h2 data-to="${to}">当场批<small><span class=n>${instant.length} 件</span>，带齐材料就能办好</small></h2><ul class="rows items" data-filter>${each(instant, (item) => entry(item, '当场决定'))}</ul><h2 data-to="${to}">收下后由部门批<small><span class=n>${promised.length} 件</span></small></h2><ul class="rows items" data-filter>${each(promised, (item) => entry(item, `${text(item.approver_title)}批`))}</ul>${later(letter.lapsed, `<h2>部门自己办<small><span class=n>${items.length} 件</span></small></h2>`)}<ul class="rows items" data-filter>${each(items, (item) => later(letter.lapsed, entry(item, '授权已失效，由部门办理')))}</ul></section><section id=authority><h2>授权事项和权限</h2><div data-to="${to}">${matrix(false)}</div>${later(letter.lapsed, `<div>${matrix(true)}</div>`)}</section><section id=people><h2>窗口人员</h2><dl class=kv>${each(window.posts, (post) => `<dt>${post.role}</dt><dd>${text(post.name)}${post.title ? `（${text(post.title)}）` : ''}</dd>`)}</dl></section>${rateSection(window, letter)}<details class=fold id=basis><summary>公开依据</summary> <ul><li><a href="${root}notices/gnzbt-2017-23.html">《港南区人民政府办公室关于对区政务服务中心服务窗口充分授权及派驻人员的通知》</a>（港南政办通<span class=n>〔2017〕23号</span>）第二、三、四、五部分</li><li>《广西壮族自治区政务服务管理办法》（自治区政府令第<span class=n>67号</span>）</li><li>《贵港市人民政府关于深入推进集中办理行政审批事项提高行政效能的通知》（贵政发<span class=n>〔2012〕17号</span>）</li><li>《中华人民共和国政府信息公开条例》（国务院令第<span class=n>711号</span>）第十二条、第二十条、第二十六条</li></ul></details>${formal(window, department)}`,
  );
}

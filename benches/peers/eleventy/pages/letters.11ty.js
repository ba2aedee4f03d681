import { paged, records } from '../records.js';
import { each, formal, later, shell, state, text } from '../shell.js';

export const data = paged('letters');

const named = (ids) => text(ids.map((item) => item.name).join('、'));

export function render({ id }) {
  const letter = records.letters[id];
  const window = records.windows[letter.window];
  const department = records.departments[letter.department];
  const root = '../../';
  const { from, to } = letter.term;
  const items = letter.grants.map((grant) => records.items[grant.item]);
  const instant = items.filter((item) => item.instant);
  const promised = items.filter((item) => !item.instant);
  const name = text(window.name);
  const rows = [...instant, ...promised];
  const granted = (some) => (some.length ? `<p>对${named(some)}授予${some[0].granted.join('、')}。</p>` : '');
  return shell(
    {
      address: `${id}.html`,
      name: `${department.name}（${letter.number}）`,
      column: 'letters/index',
      description: `${department.name}授予${window.name}职权的授权书：事项、权限、期限和责任。`,
      crumbs: `<li class=up><a href="${root}letters/2026/index.html">2026年</a></li>`,
    },
    () => `<article class=letter>${later(letter.lapsed, `<div class=notice><p><strong>本授权书已于 <span class=n>${to}</span> 期满，不再有效。</strong></p></div>`)}<h1><span>${text(department.name)}</span><span>授权书</span></h1><p class=number>${text(letter.number)}</p><dl class="card kv"><dt>状态</dt><dd>${state(letter)}</dd><dt>授权期限</dt><dd><b><time>${from}</time> 至 <time>${to}</time></b></dd><dt>授权部门</dt><dd><a href="${root}${department.id}.html">${text(department.name)}</a></dd><dt>被授权窗口</dt><dd><a href="${root}${window.id}.html">${name}</a></dd><dt>签订</dt><dd><time>${letter.signed_on}</time>，${letter.reason}，已盖部门公章</dd></dl><p class=to>${name}：</p><p>根据《港南区人民政府办公室关于对区政务服务中心服务窗口充分授权及派驻人员的通知》（港南政办通<span class=n>〔2017〕23号</span>），${text(department.name)}对${name}授权如下：</p><h2>一、授权部门</h2><p>部门名称：${text(department.name)}</p><p>法定代表人：${text(letter.legal_representative)}（${text(department.legal_representative.title)}）</p><h2>二、被授权窗口</h2><p>窗口名称：${name}</p><p>办公地点：<span class=n>${text(letter.counters.join('、'))} 号</span>台</p><h2>三、被授权人员</h2><p>首席代表：${text(letter.grantees.chief)}</p><p>A岗：${text(letter.grantees.a.join('、'))}</p><p>B岗：${text(letter.grantees.b.join('、'))}</p><h2>四、授权范围</h2><p>${text(letter.scope)}</p><h2>五、授权事项和权限</h2><p>本授权书对<span class=n>${items.length}项</span>事项授权，其中即办件<span class=n>${instant.length}项</span>、承诺件<span class=n>${promised.length}项</span>；每项事项的权限见附件。</p>${granted(instant)}${granted(promised)}<h2>六、不授予的职权和理由</h2><p>${named(promised)}的审核审批权不授予：需现场核查，由分管领导审批。</p><h2>七、责任</h2><p>${text(letter.responsibility)}</p><h2>八、不得再行委托</h2><p>服务窗口不得将部门的授权再行委托。</p><h2>九、授权期限</h2><p>自<span class=n>${from}</span>起至<span class=n>${to}</span>止（含首尾两日）。</p><p>本授权书经法定代表人签字、加盖部门公章后，报贵港市港南区政务服务管理办公室备案（一式一份）。</p><p>附件：授权事项和权限表</p><div class=signed><p>${text(department.name)}（盖章）</p><p>法定代表人（签字）：${text(letter.legal_representative)}</p><p><span class=n>${letter.signed_on}</span></p></div><section class=annex><h2 id=matrix><span>附件</span><span>授权事项和权限表</span></h2><section aria-label="${text(letter.number)}" class=scroll tabindex=0><table class=matrix><caption>${text(letter.number)}</caption><thead><tr><th scope=col>事项</th>${each(records.powers, (power) => `<th scope=col>${power}</th>`)}</tr></thead><tbody>${each(rows, (item) => `<tr><th scope=row><a href="${root}${item.id}.html">${text(item.name)}</a></th>${each(item.powers, (power) => `<td>${power.now}</td>`)}</tr>`)}</tbody></table></section><p class=note>本页文字按公开的授权书登记内容列出，以签字、盖章的原件为准。</p></section></article>${formal(letter, department)}`,
  );
}

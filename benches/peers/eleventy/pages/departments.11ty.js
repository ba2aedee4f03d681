import { paged, records } from '../records.js';
import { call, each, formal, later, place, rateSection, shell, state, text } from '../shell.js';

export const data = paged('departments');

export function render({ id }) {
  const department = records.departments[id];
  const windows = department.windows.map((window) => records.windows[window]);
  const letters = department.letters.map((letter) => records.letters[letter]);
  const root = '../';
  return shell(
    {
      address: `${id}.html`,
      name: department.name,
      column: 'departments/index',
      description: `${department.name}的服务窗口、办理事项、授权书和授权率。`,
    },
    () => `<h1>${text(department.name)}</h1><p class=tags><span>${department.kind}</span></p><section><h2 id=windows>服务窗口</h2><ul class=rows>${each(windows, (window) => `<li><a href="${root}${window.id}.html">${text(window.name)}</a> <p class=facts><span>${place(window)}</span> ${call(window.phone)} <span><span class=n>${window.items.length} 项</span></span> ${later(letters[0].lapsed, '<b class=no>没有有效的授权书</b>')}</p></li>`)}</ul></section><section><h2 id=items>办理事项</h2><p>在办 <a href="${root}items/${id.slice(12)}/index.html"><span class=n>${department.items.length} 项</span></a></p></section><section><h2 id=about>部门信息</h2><dl class=kv><dt>法定代表人</dt><dd>${text(department.legal_representative.name)} ${text(department.legal_representative.title)}</dd><dt>行政审批办公室</dt><dd>${text(department.approval_office.name)}${department.approval_office.stationed ? '，已成建制进驻政务服务中心' : ''}</dd><dt>地址</dt><dd>${text(department.address)}</dd><dt>电话</dt><dd>${call(department.phone)}</dd></dl></section>${rateSection(department, letters[0])}<section><h2 id=letters>授权书</h2><section aria-label="本部门的授权书" class=scroll tabindex=0><table class=stack><caption>本部门的授权书</caption><thead><tr><th scope=col>授权书编号</th><th scope=col>服务窗口</th><th scope=col>签订</th><th scope=col>期限</th><th scope=col>状态</th></tr></thead><tbody>${each(letters, (letter) => `<tr><th scope=row><a href="${root}${letter.id}.html">${text(letter.number)}</a></th><td>${text(letter.window_name)}</td><td>${letter.reason}，<span class=n>${letter.signed_on}</span></td><td><time>${letter.term.from}</time> 至 <time>${letter.term.to}</time></td><td>${state(letter)}</td></tr>`)}</tbody></table></section></section>${formal(department, department)}`,
  );
}

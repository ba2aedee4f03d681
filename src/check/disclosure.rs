//! DIS: what disclosure asks of the site (条例; 国办发〔2017〕47号; 国办公开办函〔2019〕61号).

use crate::diagnostic::Step;
use crate::policy::WorkCalendar;
use crate::privacy::is_free_service;
use crate::records::{
    DisclosureOffice, Flag, IndexEntry, Ledger, Letter, Met, PageFront, ParentColumn, Phone, Site,
};
use crate::rulebook::{
    DIS_01, DIS_02, DIS_03, DIS_05, DIS_06, DIS_07, DIS_09, DIS_13, DIS_14, DIS_15, DIS_17,
};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::direct(&DIS_01, the_site_code_is_whole),
    Check::direct(&DIS_02, tags_say_something),
    Check::direct(&DIS_03, the_domain_is_a_governments),
    Check::direct(&DIS_05, tags_are_no_samples),
    Check::direct(&DIS_06, nothing_is_backdated),
    Check::direct(&DIS_07, letters_are_published_in_time),
    Check::missing(&DIS_09, the_footer_is_complete),
    Check::direct(&DIS_13, columns_have_content),
    Check::direct(&DIS_14, the_mailbox_is_official),
    Check::missing(&DIS_15, the_parent_column_is_known),
    Check::direct(&DIS_17, telephones_have_area_codes),
];

/// Characters of a 网站标识码.
const SITE_CODE: usize = 10;

fn the_site_code_is_whole(scene: &Scene<'_>, found: Sink<'_>) {
    let code = &scene.registry.site.site_id_code;
    let length = code.chars().count();
    if length != SITE_CODE || !code.chars().all(|c| c.is_ascii_alphanumeric()) {
        let message = format!("网站标识码应为 {SITE_CODE} 位，当前“{code}”");
        let finding = Finding::at(scene.registry.site_file, [Site::site_id_code], message);
        found(finding.fix("请从全国政府网站信息报送系统查到本网站的标识码"));
    }
}

/// The fields that fill the required tags of every page (国办发〔2017〕47号).
fn tags<'r>(scene: &Scene<'r>) -> [(Step, &'r str); 5] {
    let site = &scene.registry.site;
    [
        (Site::site_name, &site.site_name),
        (Site::site_domain, &site.site_domain),
        (Site::section_title, &site.section_title),
        (Site::description, &site.description),
        (Site::publisher, &site.publisher),
    ]
}

fn tags_say_something(scene: &Scene<'_>, found: Sink<'_>) {
    for (key, text) in tags(scene) {
        if !text.chars().any(char::is_alphanumeric) {
            let message = format!("必选网页标签“{}”没有实际内容", key.label());
            let finding = Finding::at(scene.registry.site_file, [key], message);
            found(finding.fix("请填写实际内容"));
        }
    }
}

const SAMPLES: [&str; 11] =
    ["null", "undefined", "nan", "none", "示例", "示例值", "测试", "test", "todo", "待填", "请填写"];

fn tags_are_no_samples(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let is_sample = |text: &str| {
        let lower = text.to_lowercase();
        SAMPLES.contains(&lower.as_str()) || lower.len() > 1 && lower.bytes().all(|b| b == b'x')
    };
    let of_site = tags(scene).map(|(key, text)| (registry.site_file, key, text));
    let of_pages = registry.pages.iter().flat_map(|page| {
        let front = &page.document.front;
        [
            (page.file, PageFront::title, front.title.as_str()),
            (page.file, PageFront::summary, front.summary.as_str()),
        ]
    });
    for (file, key, text) in of_site.into_iter().chain(of_pages).filter(|(.., text)| is_sample(text)) {
        let message = format!("网页标签“{}”的内容是示例值“{text}”", key.label());
        found(Finding::at(file, [key], message).fix("请填写实际内容"));
    }
}

fn the_domain_is_a_governments(scene: &Scene<'_>, found: Sink<'_>) {
    let domain = &scene.registry.site.site_domain;
    let is_domain = domain.contains('.');
    if is_domain && !domain.to_lowercase().ends_with(".gov.cn") {
        let message = format!("域名“{domain}”不是 .gov.cn");
        let finding = Finding::at(scene.registry.site_file, [Site::site_domain], message);
        found(finding.fix("政府网站应使用 .gov.cn 域名；请核对"));
    }
}

fn nothing_is_backdated(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    let Some(ledger) = registry.ledger.file else { return };
    for letter in registry.letters.values() {
        let entry = registry.ledger_entry(letter);
        let (Some(entry), Some(signed)) = (entry, letter.record.signed_on) else { continue };
        if entry.published_on < signed {
            let message = format!("首次公开日期 {} 早于签订日期 {signed}，不得倒签", entry.published_on);
            let path = [Ledger::entries, entry.index.into(), IndexEntry::published_on];
            let finding = Finding::at(ledger, path, message);
            let finding = finding.related(letter.file, [Letter::signed_on], "签订日期在这里");
            found(finding.fix("台账由程序维护，请恢复上一次的 ledger.yaml；签订日期写错的请改正"));
        }
    }
}

/// Within which information is made public (条例 art. 26).
const WORKING_DAYS: u32 = 20;

fn letters_are_published_in_time(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    // Without a ledger nothing has been published with this tool, and what was published before is unknown.
    if registry.ledger.file.is_none() {
        return;
    }
    let calendar = WorkCalendar::of(registry);
    let public = registry.letters.iter().filter(|(key, _)| scene.authority.state(*key).is_public());
    for (key, letter) in public {
        let published = registry.ledger_entry(letter).is_some();
        let Some(signed) = letter.record.signed_on.filter(|_| !published) else { continue };
        let due = calendar.due(signed, WORKING_DAYS);
        if due < scene.day() {
            let name = scene.letter_name(key);
            let late = calendar.between(due, scene.day());
            let message = format!(
                "{name}自 {signed} 形成起 {WORKING_DAYS} 个工作日内应于 {due} 前公开，现已逾期 {late} 个工作日"
            );
            let finding = Finding::at(letter.file, [Letter::signed_on], message);
            found(finding.fix("请尽快生成并上传网站"));
        }
    }
}

fn the_footer_is_complete(scene: &Scene<'_>, found: Sink<'_>) {
    let site = &scene.registry.site;
    let marks = [
        (Site::icp_no, site.icp_no.is_none()),
        (Site::police_no, site.police_no.is_none()),
        (Site::official_mark, site.official_mark.is_none()),
        (Site::hotline, site.hotline.is_none()),
    ];
    let missing: Vec<&str> =
        marks.iter().filter(|(_, missing)| *missing).map(|(key, _)| key.label()).collect();
    if !missing.is_empty() {
        let message = format!("页脚缺少：{}", missing.join("、"));
        let finding = Finding::at(scene.registry.site_file, [Site::site_name], message);
        found(finding.fix("请在 site.yaml 里补上"));
    }
}

fn columns_have_content(scene: &Scene<'_>, found: Sink<'_>) {
    let registry = scene.registry;
    for (empty, column, folder) in [
        (registry.notices.is_empty() && !registry.unread_documents, "通知", "notices/"),
        (registry.pages.is_empty() && !registry.unread_documents, "公开指南等页面", "pages/"),
    ] {
        if empty {
            let message = format!("栏目“{column}”没有内容，未生成");
            let finding = Finding::at(registry.site_file, [Site::section_title], message);
            found(finding.fix(format!("请在 {folder} 下添加 Markdown 文件")));
        }
    }
}

fn the_mailbox_is_official(scene: &Scene<'_>, found: Sink<'_>) {
    let Some(email) = &scene.registry.site.disclosure_office.email else { return };
    let domain = email.rsplit('@').next().unwrap_or_default().to_lowercase();
    if is_free_service(&domain) {
        let message = format!("联系邮箱为个人邮箱域名（{domain}），建议使用政务邮箱");
        let path = [Site::disclosure_office, DisclosureOffice::email];
        found(Finding::at(scene.registry.site_file, path, message).fix("请改用 .gov.cn 的邮箱"));
    }
}

fn the_parent_column_is_known(scene: &Scene<'_>, found: Sink<'_>) {
    if scene.registry.site.parent.url.is_none() {
        let message = "未配置上级栏目的网址；政府信息公开内容不得设立专门网站";
        let finding = Finding::at(scene.registry.site_file, [Site::parent], message);
        let (parent, url) = (Site::parent.label(), ParentColumn::url.label());
        found(finding.fix(format!("请在“{parent}”下补上“{url}”：本栏目在政府网站里的上一级栏目")));
    }
}

fn telephones_have_area_codes(scene: &Scene<'_>, found: Sink<'_>) {
    let area = scene.registry.site.area_code.as_str();
    scene.registry.each_published(|file, Met { path, field, value: phone, .. }: Met<'_, Phone>| {
        let numbers = phone.numbers();
        let local = numbers.iter().find(|number| number.is_local());
        if let Some(local) = local.filter(|_| !field.is(Flag::WithoutAreaCode)) {
            let finding = Finding::along(file, path, format!("电话“{phone}”缺少区号"));
            found(finding.fix(format!("请写成 {area}-{}", local.text)));
        }
    });
}

//! Personal data: refused in every disguise, public numbers left alone.

use super::{DEPARTMENT, ITEM_PAGE, ITEMS, NOTICE, WINDOW, finds, fixture, reports, told};
use crate::files::sound_pdf;
use crate::site::Site;

const ID_NUMBER: &str = "11010519491231002X";

#[test]
fn input_42_a_private_mobile_is_refused_however_it_is_written() {
    for (path, from, to, place) in [
        (WINDOW, "0775-0000004", "13800138000", "windows/scjgj.yaml:6:8"),
        (WINDOW, "title: 股长", "title: 股长, note: 打 138-0013-8000", "windows/scjgj.yaml:8:46"),
        (WINDOW, "name: 市", "# 13800138000\nname: 市", "windows/scjgj.yaml:1:3"),
        (ITEMS, "[开饭馆]", "[找 138 0013 8000]", "items/scjgj.yaml:7:15"),
        (ITEMS, "[开饭馆]", "[１３８００１３８０００]", "items/scjgj.yaml:7:13"),
    ] {
        let site = Site::new().edit(path, from, to);
        let run = reports(&site, &[("PRV-02", place)]);
        for number in ["13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００"] {
            assert!(!run.stderr.contains(number), "{}", run.stderr);
        }
        assert_eq!(site.build_with(&[]).code, 1);
        assert!(!site.out().exists());
    }
}

#[test]
fn input_43_an_identity_number_is_refused_wherever_it_hides() {
    let note = format!("title: 股长, note: {ID_NUMBER}");
    let site = Site::new().edit(WINDOW, "title: 股长", &note);
    let run = reports(&site, &[("PRV-01", "windows/scjgj.yaml:8:44")]);
    assert!(!run.stderr.contains(ID_NUMBER), "{}", run.stderr);
    let site = Site::new().edit(WINDOW, "name: 市", &format!("# {ID_NUMBER}\nname: 市"));
    reports(&site, &[("PRV-01", "windows/scjgj.yaml:1:3")]);
    let site = Site::new().edit(NOTICE, "各部门应当", &format!("<!-- {ID_NUMBER} -->\n各部门应当"));
    finds(&site.check(), "PRV-01", "notices/notice.md:7:6");
}

#[test]
fn input_43_an_identity_number_in_a_file_name_never_becomes_an_address() {
    let name = ID_NUMBER.to_lowercase();
    let site = Site::new().write(&format!("notices/{name}.md"), fixture(NOTICE));
    let run = site.check();
    finds(&run, "PRV-01", "notices/110***********002x.md:1:1");
    assert!(!run.stderr.contains(&name), "{}", run.stderr);
    assert_eq!(site.build_with(&[]).code, 1);
    let site = Site::new().write(&format!("attachments/2026/{ID_NUMBER}.pdf"), sound_pdf());
    finds(&site.check(), "PRV-01", "");
    assert_eq!(site.build_with(&[]).code, 1);
    let site = Site::new().write("attachments/身份证正面.pdf", sound_pdf());
    finds(&site.check(), "PRV-09", "");
    site.build();
}

#[test]
fn input_44_public_codes_are_no_identity_numbers() {
    let credit_code = "credit_code: \"114508031990010010\"\nphone:";
    reports(&Site::new().edit(DEPARTMENT, "phone:", credit_code), &[]);
    let task_code = "  task_code: \"1145080319900100103000125004000\"\n  visits: 1";
    reports(&Site::new().edit(ITEMS, "  visits: 1", task_code), &[]);
}

#[test]
fn input_45_a_masked_identity_number_is_needless() {
    let site = Site::new().edit(WINDOW, "title: 股长", "title: 股长, note: 4525**********1234");
    reports(&site, &[("PRV-11", "windows/scjgj.yaml:8:44")]);
    site.build();
}

#[test]
fn input_46_an_account_is_published_only_as_a_public_one() {
    let fee = |rest: &str| {
        let fee = format!("{{charged: 是, standard: 10元, basis: 甲, {rest}}}");
        Site::new().edit(ITEMS, "{charged: 否}", &fee)
    };
    let account = "payee_account: \"6222020000000000003\"";
    reports(&fee(account), &[("PRV-03", "items/scjgj.yaml:16:61")]);
    let site = fee(&format!("{account}, public_account: 是"));
    reports(&site, &[]);
    site.build();
    assert_eq!(told(&site, ITEM_PAGE, "缴费账号"), "6222020000000000003");
    let site = Site::new().edit(ITEMS, "已取得营业执照。", "缴入账号 4111111111111111。");
    reports(&site, &[("PRV-03", "items/scjgj.yaml:12:26")]);
}

use serde::Serialize;

use crate::records::{Date, Post, Role};

use super::{Dated, PhoneView, dated};

/// A post of the window.
#[derive(Serialize)]
pub(crate) struct RoleView<'r> {
    /// `首席代表`.
    role: &'static str,
    /// Its holders; empty while it is vacant.
    people: Dated<Vec<PostView<'r>>>,
}

/// A person who holds a post at the window.
#[derive(Serialize, PartialEq)]
struct PostView<'r> {
    name: &'r str,
    title: Option<&'r str>,
    staff_no: Option<&'r str>,
    duties: Option<&'r str>,
    /// The person for whom they stand in.
    backs_up: Option<&'r str>,
    /// Their last day, if it is known.
    until: Option<Date>,
    /// The office telephone.
    phone: Option<PhoneView<'r>>,
    note: Option<&'r str>,
}

/// 首席代表, A岗 and B岗, with those who hold each post from the day of the build on.
pub(crate) fn roles(all: &[Post], day: Date) -> Vec<RoleView<'_>> {
    let role = |role: &Role| RoleView { role: role.label(), people: posts(all, *role, day) };
    Role::ALL.iter().map(role).collect()
}

/// Who holds a post, from the day of the build on; nobody is named after the last day.
fn posts(posts: &[Post], role: Role, day: Date) -> Dated<Vec<PostView<'_>>> {
    let of_role = || posts.iter().filter(|post| post.role == role);
    dated(day, of_role().flat_map(|post| post.days().changes()), |day| {
        Some(of_role().filter(|post| post.days().hold(day)).map(post_view).collect())
    })
}

fn post_view(post: &Post) -> PostView<'_> {
    PostView {
        name: &post.name,
        title: post.title.as_deref(),
        staff_no: post.staff_no.as_deref(),
        duties: post.duties.as_deref(),
        backs_up: post.backs_up.as_deref(),
        until: post.until,
        phone: post.published_phone().map(PhoneView::new),
        note: post.note.as_deref(),
    }
}

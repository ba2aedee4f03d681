//! What the records make public on purpose, although it looks like a number of a person.

use crate::publish::Allowed;
use crate::records::{Code, CreditCode, Fee, Flag, Met, Phone, Post};
use crate::site::Model;

/// Official mobiles, public accounts, codes, and what the program itself puts into addresses.
pub(super) fn allowed(model: &Model<'_>, index_version: &str) -> Allowed {
    let mut allowed = Allowed::default();
    let registry = model.registry;
    registry.each_published(|_, met: Met<'_, Phone>| {
        let post: Option<&Post> = met.record.downcast_ref();
        if post.and_then(|post| post.official_mobile).is_some_and(|official| official.0) {
            met.value.numbers().iter().for_each(|number| allowed.number(&number.dial));
        }
    });
    registry.each_published(|_, met: Met<'_, Code>| {
        let fee: Option<&Fee> = met.record.downcast_ref();
        match fee {
            Some(fee) if fee.public_account.is_some_and(|public| public.0) => allowed.number(met.value),
            None if met.field.is(Flag::NumbersAThing) => allowed.code(met.value),
            Some(_) | None => {}
        }
    });
    registry.each_published(|_, met: Met<'_, CreditCode>| allowed.code(met.value));
    allowed.code(index_version);
    allowed
}

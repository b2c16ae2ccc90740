//! The customers' board.

use crate::Ctx;
use crate::live::View;
use askama::Template;
use goimon_domain::calling::Call;
use goimon_domain::house::House;

#[derive(Template)]
#[template(path = "board/board.html")]
struct BoardPage<'a> {
    ctx: &'a Ctx<'a>,
    making: String,
    ready: String,
}

/// Whose food is being made, and whose is ready to be fetched.
pub fn board(ctx: &Ctx<'_>, house: &House) -> askama::Result<String> {
    let [making, ready] = columns(ctx, house, View::Board);
    BoardPage { ctx, making, ready }.render()
}

/// The elements of a view of calls: what is being made, and what is ready.
pub(crate) fn columns(ctx: &Ctx<'_>, house: &House, view: View) -> [String; 2] {
    let of = |ready: bool| {
        let is_it = |call| matches!(call, Call::Ready { .. }) == ready;
        let calls = View::Board.keys(house).into_iter().filter(|key| match key {
            crate::live::Key::Check(id) => house.check(*id).ok().and_then(|check| check.call()).is_some_and(is_it),
            _ => false,
        });
        calls.filter_map(|key| view.render(key, house, ctx.lang())).map(|element| element.html).collect()
    };
    [of(false), of(true)]
}

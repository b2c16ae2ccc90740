//! One line of a check: what can still be done about it. What can't be done any more is not offered.

use crate::Ctx;
use crate::live::Look;
use crate::timed::Times;
use askama::Template;
use goimon_domain::check::Check;
use goimon_domain::house::House;
use goimon_domain::line::Line;
use goimon_domain::menu::{Item, ModifierGroup};
use goimon_domain::reason::Why;
use goimon_domain::staff::{Role, Staff};
use goimon_domain::venue::Undoing;

#[derive(Template)]
#[template(path = "waiter/line.html")]
struct LinePage<'a> {
    ctx: &'a Ctx<'a>,
    look: Look<'a>,
    check: &'a Check,
    line: &'a Line,
    place: String,
    /// What it can be changed to; nothing once it is made, or off the menu for good.
    item: Option<&'a Item>,
    /// Whose word it takes to undo what was made; nobody's when it takes none.
    managers: Vec<&'a Staff>,
}

/// A line, and what can still be done about it.
pub fn line(ctx: &Ctx<'_>, house: &House, check: &Check, line: &Line) -> askama::Result<String> {
    let look = Look::new(house, ctx.lang());
    let item = house.reference.menu.item(line.item).filter(|_| line.is_free());
    let asks = house.reference.venue.undoing == Undoing::Manager && !ctx.is(Role::Manager);
    let managers = house.reference.staff.iter().filter(|person| person.active && person.role == Role::Manager);
    let managers = if asks { managers.collect() } else { Vec::new() };
    LinePage { ctx, look, check, line, place: look.place(check), item, managers }.render()
}

impl LinePage<'_> {
    /// Whether anything can be done about it at all.
    fn can_edit(&self) -> bool {
        self.check.is_open() && !self.line.is_voided()
    }

    /// When it is begun and to be done.
    fn times(&self) -> Times {
        Times::of(self.check, self.line, &self.look.house.reference.venue.clock)
    }

    /// How many of a choice are on each now.
    fn count(&self, modifier: &goimon_domain::menu::Modifier) -> u32 {
        let chosen = self.line.chosen.iter().find(|choice| choice.modifier == modifier.id);
        chosen.map_or(0, |choice| choice.quantity)
    }

    /// Whether nothing of a group is chosen.
    fn none_of(&self, group: &ModifierGroup) -> bool {
        group.modifiers.iter().all(|modifier| self.count(modifier) == 0)
    }

    fn reasons(&self) -> [Why; 5] {
        Why::ALL
    }
}

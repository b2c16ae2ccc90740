//! Screens have painted: the second mark on what a waiter sent.

use crate::act::{Act, Desk};
use crate::answers::Done;
use goimon_domain::event::Fact;
use goimon_domain::house::House;
use goimon_domain::ids::StationId;
use goimon_domain::refusal::Refusal;
use serde::Serialize;

/// Screens of these stations have painted all up to these places in the stream.
#[derive(Clone, Debug, Serialize)]
pub struct StationsSaw {
    /// How far each station's screens have painted everything.
    pub seen: Vec<(StationId, u64)>,
    /// Rounds beyond that which one of them has painted.
    pub besides: Vec<(StationId, u64)>,
}

impl Act for StationsSaw {
    type Answer = Done;
    const NAME: &'static str = "stations_saw";

    fn decide(&self, desk: &mut Desk<'_>) -> Result<Vec<Fact>, Refusal> {
        let house = desk.house;
        let further = |(station, seq): &&(StationId, u64)| {
            house.reference.station(*station).is_some() && house.saw.get(station).is_none_or(|saw| saw < seq)
        };
        // A screen can't have painted what has not happened.
        let seen: Vec<_> = self.seen.iter().filter(further).map(|(id, seq)| (*id, (*seq).min(house.seq))).collect();
        let new = |(station, seq): &&(StationId, u64)| {
            house.reference.station(*station).is_some() && *seq <= house.seq && !house.has_shown(*station, *seq)
        };
        let besides: Vec<_> = self.besides.iter().filter(new).copied().collect();
        let nothing = seen.is_empty() && besides.is_empty();
        Ok(if nothing { Vec::new() } else { vec![Fact::StationsSaw { seen, besides }] })
    }

    fn answer(&self, facts: &[Fact], house: &House) -> Done {
        Done::from(facts, house)
    }
}

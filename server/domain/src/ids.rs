//! Identities: one newtype for each kind of thing, so that a table's id can never be taken for a check's.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// One restaurant, cafe or karaoke house.
    VenueId,
    /// A zone of the floor.
    AreaId,
    /// A table, bar seat or room.
    TableId,
    /// A heading of the menu.
    CategoryId,
    /// Something one can order.
    ItemId,
    /// A group of choices of an item.
    GroupId,
    /// One choice in a group.
    ModifierId,
    /// Where items are made.
    StationId,
    /// A kitchen screen that the manager defined.
    ScreenId,
    /// A person who works here.
    StaffId,
    /// A phone, screen or till that the manager enrolled.
    DeviceId,
    /// One open bill.
    CheckId,
    /// What one person sends in one act. Made on the phone (UUIDv7) when the cart is started.
    RoundId,
    /// One item times quantity on a check.
    LineId,
    /// What one station sees of a check.
    TicketId,
    /// One entry of money.
    PaymentId,
    /// Something taken off a bill by hand.
    DiscountId,
    /// A manager's word for one act.
    ApprovalId,
    /// One who pays a part of a bill.
    PartId,
    /// Something that comes off by rule or by code.
    PromotionId,
    /// A voucher on a check.
    RedemptionId,
    /// What an hour in a room costs, and when.
    RatePlanId,
    /// One use of a room by the hour.
    StayId,
    /// Guests who said that they will come.
    ReservationId,
    /// A box that puts things on paper.
    PrinterId,
    /// Something to be put on paper.
    JobId,
    /// A drawer's session.
    ShiftId,
    /// Somebody who comes back.
    CustomerId,
    /// A row of a customer's statement.
    EntryId,
}

/// The key by which an act is done exactly once: the same key gives the same answer, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActKey(pub Uuid);

/// Where new ids come from. The domain has no randomness of its own.
pub trait Mint {
    /// A fresh id, later than every one before it.
    fn id(&mut self) -> Uuid;
}

impl<F: FnMut() -> Uuid> Mint for F {
    fn id(&mut self) -> Uuid {
        self()
    }
}

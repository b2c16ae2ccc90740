//! What the door asks: whose token this is, whether a code is good, how often a PIN was wrong.
//!
//! A token names its venue; nobody says it for it.

use crate::rows::{devices, enrol_codes, fit, sessions, staff};
use crate::{Store, StoreError};
use goimon_domain::ids::{DeviceId, ScreenId, StaffId, StationId, VenueId};
use goimon_domain::staff::Post;
use goimon_domain::time::At;
use sea_orm::prelude::{Expr, Uuid};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// An enrolled device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Its id.
    pub id: DeviceId,
    /// Its venue.
    pub venue: VenueId,
    /// What it is called.
    pub name: String,
    /// What it was enrolled as.
    pub post: Post,
    /// When it was enrolled.
    pub enrolled_at: At,
    /// Whether it may no longer be used.
    pub revoked: bool,
    /// Wrong PINs in a row.
    pub wrong_pins: u32,
    /// Until when no PIN is taken on it.
    pub locked_until: Option<At>,
}

/// A person's session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Its venue.
    pub venue: VenueId,
    /// Whose it is.
    pub staff: StaffId,
    /// On which device.
    pub device: Option<DeviceId>,
    /// Until when it is good.
    pub expires: At,
    /// Whether it was ended.
    pub ended: bool,
}

/// A person who signs in by name and password.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnerRow {
    /// Their venue.
    pub venue: VenueId,
    /// Who.
    pub staff: StaffId,
    /// The hash of their password.
    pub password_hash: String,
}

/// A post as its three columns: its word, its station, its screen.
pub(crate) fn post_columns(post: Post) -> (&'static str, Option<Uuid>, Option<Uuid>) {
    match post {
        Post::Shared => ("shared", None, None),
        Post::Station(station) => ("station", Some(station.0), None),
        Post::Expo => ("expo", None, None),
        Post::Screen(screen) => ("screen", None, Some(screen.0)),
        Post::Board => ("board", None, None),
    }
}

fn post(word: &str, station: Option<Uuid>, screen: Option<Uuid>) -> Result<Post, StoreError> {
    match (word, station, screen) {
        ("shared", ..) => Ok(Post::Shared),
        ("station", Some(station), _) => Ok(Post::Station(StationId(station))),
        ("expo", ..) => Ok(Post::Expo),
        ("board", ..) => Ok(Post::Board),
        ("screen", _, Some(screen)) => Ok(Post::Screen(ScreenId(screen))),
        (word, ..) => Err(StoreError::nonsense(format!("the post {word}"))),
    }
}

fn device(row: devices::Model) -> Result<DeviceRow, StoreError> {
    Ok(DeviceRow {
        id: DeviceId(row.id),
        venue: VenueId(row.venue_id),
        post: post(&row.post, row.station_id, row.screen_id)?,
        name: row.name,
        enrolled_at: At(row.enrolled_at),
        revoked: row.revoked_at.is_some(),
        wrong_pins: fit(row.wrong_pins, "a number of wrong PINs")?,
        locked_until: row.locked_until.map(At),
    })
}

impl Store {
    /// The device of a token, revoked ones included.
    pub async fn device_by_token(&self, hash: &[u8; 32]) -> Result<Option<DeviceRow>, StoreError> {
        let found = devices::Entity::find().filter(devices::Column::TokenHash.eq(hash.to_vec()));
        found.one(&self.reader).await?.map(device).transpose()
    }

    /// The devices of a venue, in the order of enrolment.
    pub async fn devices(&self, venue: VenueId) -> Result<Vec<DeviceRow>, StoreError> {
        let rows = devices::Entity::find()
            .filter(devices::Column::VenueId.eq(venue.0))
            .order_by_asc(devices::Column::EnrolledAt)
            .order_by_asc(devices::Column::Id)
            .all(&self.reader)
            .await?;
        rows.into_iter().map(device).collect()
    }

    /// The session of a token, ended ones included.
    pub async fn session_by_token(&self, hash: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
        let found = sessions::Entity::find().filter(sessions::Column::TokenHash.eq(hash.to_vec()));
        Ok(found.one(&self.reader).await?.map(|row| SessionRow {
            venue: VenueId(row.venue_id),
            staff: StaffId(row.staff_id),
            device: row.device_id.map(DeviceId),
            expires: At(row.expires_at),
            ended: row.ended_at.is_some(),
        }))
    }

    /// Uses up an enrolment code: it works once, and not after it has expired.
    pub async fn take_enrol_code(&self, hash: &[u8; 32], now: At) -> Result<Option<(VenueId, Post)>, StoreError> {
        let taken = enrol_codes::Entity::update_many()
            .col_expr(enrol_codes::Column::UsedAt, Expr::value(now.0))
            .filter(enrol_codes::Column::CodeHash.eq(hash.to_vec()))
            .filter(enrol_codes::Column::UsedAt.is_null())
            .filter(enrol_codes::Column::ExpiresAt.gt(now.0))
            .exec(&self.writer)
            .await?;
        if taken.rows_affected == 0 {
            return Ok(None);
        }
        let row = enrol_codes::Entity::find().filter(enrol_codes::Column::CodeHash.eq(hash.to_vec()));
        let row = row.one(&self.reader).await?.ok_or(StoreError::NotFound { what: "code" })?;
        Ok(Some((VenueId(row.venue_id), post(&row.post, row.station_id, row.screen_id)?)))
    }

    /// The hashes of a person's PIN and password; none when they do not work here.
    pub async fn secrets(
        &self,
        venue: VenueId,
        staff: StaffId,
    ) -> Result<Option<(Option<String>, Option<String>)>, StoreError> {
        let row = staff::Entity::find_by_id((venue.0, staff.0)).one(&self.reader).await?;
        Ok(row.filter(|row| row.active).map(|row| (row.pin_hash, row.password_hash)))
    }

    /// The people of this name, in any venue, who work there and have a password.
    pub async fn owner_by_name(&self, name: &str) -> Result<Vec<OwnerRow>, StoreError> {
        let rows = staff::Entity::find()
            .filter(staff::Column::Name.eq(name.trim()))
            .filter(staff::Column::Active.eq(true))
            .filter(staff::Column::PasswordHash.is_not_null())
            .all(&self.reader)
            .await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let password_hash = row.password_hash?;
                Some(OwnerRow { venue: VenueId(row.venue_id), staff: StaffId(row.id), password_hash })
            })
            .collect())
    }

    /// Counts a wrong PIN on a device; says how many there are in a row. Locking the device starts the count anew.
    pub async fn wrong_pin(&self, device: DeviceId, _now: At) -> Result<u32, StoreError> {
        let transaction = self.write().await?;
        let counted = devices::Entity::update_many()
            .col_expr(devices::Column::WrongPins, Expr::col(devices::Column::WrongPins).add(1_i64))
            .filter(devices::Column::Id.eq(device.0))
            .exec(&transaction)
            .await?;
        let wrong: Option<i64> = devices::Entity::find()
            .select_only()
            .column(devices::Column::WrongPins)
            .filter(devices::Column::Id.eq(device.0))
            .into_tuple()
            .one(&transaction)
            .await?;
        transaction.commit().await?;
        match wrong.filter(|_| counted.rows_affected > 0) {
            Some(wrong) => fit(wrong, "a number of wrong PINs"),
            None => Err(StoreError::NotFound { what: "device" }),
        }
    }

    /// Forgets the wrong PINs of a device.
    pub async fn right_pin(&self, device: DeviceId) -> Result<(), StoreError> {
        devices::Entity::update_many()
            .col_expr(devices::Column::WrongPins, Expr::value(0_i64))
            .filter(devices::Column::Id.eq(device.0))
            .filter(devices::Column::WrongPins.gt(0_i64))
            .exec(&self.writer)
            .await?;
        Ok(())
    }
}

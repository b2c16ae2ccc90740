//! The door: codes, devices and sessions come and go. Tokens and codes are only ever here as hashes.

use super::{Desk, found, typed};
use crate::StoreError;
use crate::door::post_columns;
use crate::rows::{devices, enrol_codes, sessions};
use goimon_domain::event::Fact;
use goimon_domain::ids::{DeviceId, StaffId};
use goimon_domain::staff::Post;
use goimon_domain::time::At;
use sea_orm::prelude::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

impl Desk<'_> {
    pub(super) async fn enrol_code(&self, hash: &[u8; 32], post: Post, expires: At) -> Result<String, StoreError> {
        let (post, station_id, screen_id) = post_columns(post);
        // A code that was given out again is good again.
        enrol_codes::Entity::delete_many()
            .filter(enrol_codes::Column::VenueId.eq(self.venue))
            .filter(enrol_codes::Column::CodeHash.eq(hash.to_vec()))
            .exec(self.db)
            .await?;
        let row = enrol_codes::Model {
            venue_id: self.venue,
            code_hash: hash.to_vec(),
            post: post.to_owned(),
            station_id,
            made_at: self.at.0,
            expires_at: expires.0,
            used_at: None,
            screen_id,
        };
        enrol_codes::Entity::insert(row.into_active_model())
            .exec_without_returning(self.db)
            .await
            .map_err(StoreError::taken("code"))?;
        Ok(format!("a code for a device ({post})"))
    }

    pub(super) async fn device(
        &self,
        id: DeviceId,
        name: String,
        post: Post,
        token_hash: &[u8; 32],
    ) -> Result<Fact, StoreError> {
        let name = typed(&name, "device's name")?;
        let (post, station_id, screen_id) = post_columns(post);
        let row = devices::Model {
            venue_id: self.venue,
            id: id.0,
            name: name.clone(),
            post: post.to_owned(),
            station_id,
            token_hash: token_hash.to_vec(),
            enrolled_at: self.at.0,
            revoked_at: None,
            wrong_pins: 0,
            locked_until: None,
            screen_id,
        };
        devices::Entity::insert(row.into_active_model())
            .exec_without_returning(self.db)
            .await
            .map_err(StoreError::taken("device"))?;
        Ok(Fact::DeviceEnrolled { device: id, name })
    }

    pub(super) async fn device_revoked(&self, id: DeviceId) -> Result<Fact, StoreError> {
        let done = devices::Entity::update_many()
            .col_expr(devices::Column::RevokedAt, Expr::value(self.at.0))
            .filter(devices::Column::VenueId.eq(self.venue))
            .filter(devices::Column::Id.eq(id.0))
            .exec(self.db)
            .await?;
        found(done, "device")?;
        sessions::Entity::update_many()
            .col_expr(sessions::Column::EndedAt, Expr::value(self.at.0))
            .filter(sessions::Column::VenueId.eq(self.venue))
            .filter(sessions::Column::DeviceId.eq(id.0))
            .filter(sessions::Column::EndedAt.is_null())
            .exec(self.db)
            .await?;
        Ok(Fact::DeviceRevoked { device: id })
    }

    pub(super) async fn device_locked(&self, id: DeviceId, until: At) -> Result<Fact, StoreError> {
        let done = devices::Entity::update_many()
            // The wrong PINs stay counted until a right one: each further lock is longer.
            .col_expr(devices::Column::LockedUntil, Expr::value(until.0))
            .filter(devices::Column::VenueId.eq(self.venue))
            .filter(devices::Column::Id.eq(id.0))
            .exec(self.db)
            .await?;
        found(done, "device")?;
        Ok(Fact::DeviceLocked { device: id, until })
    }

    pub(super) async fn session(
        &self,
        token_hash: &[u8; 32],
        staff: StaffId,
        device: Option<DeviceId>,
        expires: At,
    ) -> Result<Fact, StoreError> {
        let row = sessions::Model {
            venue_id: self.venue,
            token_hash: token_hash.to_vec(),
            staff_id: staff.0,
            device_id: device.map(|device| device.0),
            started_at: self.at.0,
            expires_at: expires.0,
            ended_at: None,
        };
        sessions::Entity::insert(row.into_active_model())
            .exec_without_returning(self.db)
            .await
            .map_err(StoreError::taken("session"))?;
        Ok(Fact::SignedIn { staff })
    }

    pub(super) async fn session_ended(&self, token_hash: &[u8; 32]) -> Result<Fact, StoreError> {
        let row = sessions::Entity::find_by_id((self.venue, token_hash.to_vec())).one(self.db).await?;
        let row = row.filter(|row| row.ended_at.is_none()).ok_or(StoreError::NotFound { what: "session" })?;
        let done = sessions::Entity::update_many()
            .col_expr(sessions::Column::EndedAt, Expr::value(self.at.0))
            .filter(sessions::Column::VenueId.eq(self.venue))
            .filter(sessions::Column::TokenHash.eq(token_hash.to_vec()))
            .exec(self.db)
            .await?;
        found(done, "session")?;
        Ok(Fact::SignedOut { staff: StaffId(row.staff_id) })
    }
}

//! People.

use crate::web::Answer;
use crate::web::fields::Fields;
use crate::web::oops::Oops;
use crate::web::visit::{Visit, page};
use goimon_acts::door::PersonDraft;
use goimon_domain::ids::StaffId;
use goimon_domain::staff::Role;
use goimon_views::manager;

/// Everybody.
pub async fn staff(visit: Visit) -> Answer {
    page(manager::staff(&visit.ctx(), &visit.house))
}

/// Somebody new.
pub async fn add_person(visit: Visit, fields: Fields) -> Answer {
    put(&visit, read(&fields, None, true)).await
}

/// Another name, role or PIN; or somebody who left.
pub async fn change_person(visit: Visit, fields: Fields) -> Answer {
    let id: StaffId = visit.id("id")?;
    put(&visit, read(&fields, Some(id), fields.ticked("active"))).await
}

async fn put(visit: &Visit, draft: Result<PersonDraft, Oops>) -> Answer {
    let done = match draft {
        Ok(draft) => {
            visit.app.door.put_person(visit.me.venue, &visit.me.actor, draft).await.map(|_| ()).map_err(Oops::from)
        }
        Err(oops) => Err(oops),
    };
    match done {
        Ok(()) => visit.done("/manage/staff"),
        Err(oops) => visit.again(oops, |ctx| manager::staff(ctx, &visit.house)),
    }
}

fn read(fields: &Fields, id: Option<StaffId>, active: bool) -> Result<PersonDraft, Oops> {
    Ok(PersonDraft {
        id,
        name: fields.need("name")?.to_owned(),
        role: Role::from_word(fields.need("role")?).ok_or(Oops::BadField("role"))?,
        pin: fields.get("pin").map(str::to_owned),
        password: fields.get("password").map(str::to_owned),
        active,
    })
}

//! Runners: what the pass hands over waits for them until they have carried it out.

use crate::program::{Program, id, line};
use crate::screen::Screen;
use crate::support::on_each_database;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn what_the_pass_hands_over_waits_for_a_runner() {
    on_each_database(async |app| {
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let grill = Program::station(&app.base, "grill").await;
        let watch = async |view: &str| {
            let mut screen = Screen::open(&app.base, &grill.token, view, 0).await.unwrap();
            screen.until("whole").await;
            screen
        };
        let order = async |table: &str| -> (String, String) {
            let check = lan.open(table, 2).await;
            lan.send(&check, json!([line(&lan.item("R21").await, 1)])).await;
            let ticket = grill.tickets(&app.station("grill")).await.remove(0);
            grill.post(&format!("/tickets/{}/bump", id(&ticket, "id")), Value::Null).await.expect(200);
            let plate = id(&lan.check(&check).await["lines"][0], "id");
            (check, plate)
        };
        let state = async |check: &str| lan.check(check).await["lines"][0]["state"].clone();
        let cook = app.kitchen("grill").await;

        // Without runners the pass hands it to whoever carries it out.
        let (five, plate) = order("5").await;
        cook.post(&format!("/checks/{five}/handed-over"), &[]).await.sees("/expo");
        assert_eq!(state(&five).await, "served");
        cook.post(&format!("/checks/{five}/handed-back"), &[("line", &plate), ("next", "/expo")]).await.sees("/expo");
        assert_eq!(state(&five).await, "ready", "a slip of the finger");
        cook.post(&format!("/checks/{five}/handed-over"), &[]).await.sees("/expo");

        // With a screen of theirs it waits there.
        let screen = uuid::Uuid::now_v7();
        let wanted = json!({ "name": "Chạy bàn", "level": "runner" });
        minh.any("PUT", &format!("/screens/{screen}"), wanted).await.expect(200);
        let (six, plate) = order("6").await;
        let (mut pass, mut runners) = (watch("expo").await, watch(&format!("screen:{screen}")).await);
        let card = format!("expo-{six}");
        assert!(pass.shown.contains_key(&card) && !runners.shown.contains_key(&card));
        let over = format!("/checks/{six}/handed-over");
        cook.post(&over, &[("at", "expo")]).await.sees("/expo");
        while pass.shown.contains_key(&card) {
            pass.next().await;
        }
        while !runners.shown.contains_key(&card) {
            runners.next().await;
        }
        let now = lan.check(&six).await["lines"][0].clone();
        assert_eq!(now["state"], "ready", "the guest has not got it yet");
        let again = grill.post(&over, json!({ "lines": [plate] })).await.expect(200);
        assert_eq!(again["changed"], false, "once is enough");

        // Another server knows it too; it can be taken back, and goes again.
        let neighbour = app.neighbour().await;
        let house = neighbour.app().books.house(neighbour.venue).unwrap();
        assert!(house.checks.values().any(|check| check.lines.iter().any(|line| line.is_passed())));
        assert_eq!(grill.delete(&over, json!({ "lines": [plate] })).await.expect(200)["changed"], true);
        while runners.shown.contains_key(&card) || !pass.shown.contains_key(&card) {
            tokio::join!(runners.next(), pass.next());
        }
        grill.post(&over, json!({ "lines": [plate] })).await.expect(200);
        while !runners.shown.contains_key(&card) {
            runners.next().await;
        }
        let page = cook.get(&format!("/screens/{screen}")).await.expect(200).text;
        assert!(
            page.contains("Chạy bàn") && page.contains("Bưng ra") && page.contains(&format!("data-lines=\"{plate}\""))
        );

        // The runner's bump: it is out; and a runner's slip of the finger brings it back to the runners, not to the pass.
        let at = format!("screen:{screen}");
        cook.post(&over, &[("at", &at)]).await.sees(&format!("/screens/{screen}"));
        assert_eq!(state(&six).await, "served");
        while runners.shown.contains_key(&card) {
            runners.next().await;
        }
        cook.post(&format!("/checks/{six}/handed-back"), &[("line", &plate)]).await;
        while !runners.shown.contains_key(&card) {
            runners.next().await;
        }
        assert_eq!(state(&six).await, "ready");

        // Without that screen it stands at the pass again: nothing is lost.
        minh.delete(&format!("/screens/{screen}"), Value::Null).await.expect(200);
        while !pass.shown.contains_key(&card) {
            pass.next().await;
        }
        let told = app.manager().await.get(&format!("/checks/{six}/timeline")).await.expect(200).text;
        assert!(told.contains("giao món cho người bưng") && told.contains("lấy món lại từ người bưng"), "{told}");
    })
    .await;
}

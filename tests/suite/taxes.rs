//! Tax rates by date: on the page, by JSON, on both databases; what was ordered keeps its rate.

use crate::program::{Program, line};
use crate::support::{TestApp, on_each_database};
use goimon_domain::money::Rate;
use jiff::civil::Date;
use serde_json::{Value, json};

fn food(taxes: &Value) -> &Value {
    taxes["classes"].as_array().unwrap().iter().find(|class| class["code"] == "food").unwrap()
}

fn today(app: &TestApp) -> Date {
    app.app().books.house(app.venue).unwrap().reference.venue.clock.business_day(app.app().now())
}

fn rate_on(app: &TestApp, code: &str, day: Date) -> Rate {
    app.app().books.house(app.venue).unwrap().reference.menu.tax_class(code).unwrap().rate_on(day)
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_percent_goes_on_with_one_tap_on_the_managers_phone() {
    on_each_database(async |app| {
        let boss = app.manager().await;
        let year: Date = "2027-01-01".parse().unwrap();
        assert_eq!(rate_on(&app, "food", year), Rate(1_000));
        let page = boss.get("/manage/taxes").await.expect(200).text;
        assert!(page.contains("từ 01/01/2027") && page.contains("sắp tới"), "{page}");
        boss.post("/manage/taxes/food/rates/2027-01-01/remove", &[]).await.sees("/manage/taxes?saved=1");
        assert_eq!(rate_on(&app, "food", year), Rate(800));
        // Once more there is nothing to take back, nor of what counts today.
        for day in ["2027-01-01", "2025-07-01"] {
            let page = boss.post(&format!("/manage/taxes/food/rates/{day}/remove"), &[]).await.expect(422);
            assert!(page.text.contains("không bỏ được"), "{}", page.text);
        }
        // What was refused stands there as it was typed.
        for (rate, from, why) in [("120", "2027-03-01", "0 đến 100"), ("8,5", "2020-01-01", "từ hôm nay")] {
            let page = boss.post("/manage/taxes/food/rates", &[("rate", rate), ("since", from)]).await.expect(422).text;
            assert!(page.contains(why) && page.contains(&format!("value=\"{rate}\"")), "{page}");
        }
        boss.post("/manage/taxes/food/rates", &[("rate", "8,5"), ("since", "2027-03-01")])
            .await
            .sees("/manage/taxes?saved=1");
        assert_eq!(rate_on(&app, "food", "2027-03-01".parse().unwrap()), Rate(850));
        let new = [("vi", "Trà"), ("en", "Tea"), ("code", "TEA"), ("rate", "5")];
        boss.post("/manage/taxes", &new).await.sees("/manage/taxes?saved=1");
        assert_eq!(rate_on(&app, "tea", today(&app)), Rate(500));
        assert!(boss.post("/manage/taxes", &new).await.expect(422).text.contains("Mã này đã có"));
        boss.post("/manage/taxes/tea", &[("vi", "Trà sữa")]).await.sees("/manage/taxes?saved=1");
        let page = boss.get("/manage/taxes?saved=1").await.expect(200).text;
        assert!(page.contains("Trà sữa") && page.contains("Đã lưu."), "{page}");
        let lan = app.waiter("Lan").await;
        lan.post("/manage/taxes", &new).await.expect(403);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_sets_rates_and_what_was_ordered_keeps_its_own() {
    on_each_database(async |app| {
        let boss = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let check = lan.open("5", 2).await;
        let soup = lan.item("R09").await;
        let before = lan.send(&check, json!([line(&soup, 1)])).await;
        let today = today(&app);
        let path = format!("/settings/taxes/food/rates/{today}");
        for _ in 0..2 {
            let taxes = boss.any("PUT", &path, json!({ "rate": 500 })).await.expect(200);
            assert_eq!(food(&taxes)["rate"], 500, "{taxes}");
        }
        lan.send(&check, json!([line(&soup, 1)])).await;
        let rates: Vec<u64> = lan.get(&format!("/checks/{check}")).await.expect(200)["totals"]["taxes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|tax| tax["rate"].as_u64().unwrap())
            .collect();
        assert_eq!(rates, [500, 800], "{before}");

        // The past, nonsense and too much change nothing.
        let taxes = lan.get("/settings/taxes").await.expect(200);
        let yesterday = today.yesterday().unwrap();
        for (path, body) in [
            (format!("/settings/taxes/food/rates/{yesterday}"), json!({ "rate": 500 })),
            (path.clone(), json!({ "rate": 10_001 })),
            (path.clone(), json!({ "rate": -1 })),
            ("/settings/taxes/food".into(), json!({ "vi": "Đồ ăn", "rate": 900 })),
            ("/settings/taxes/tea".into(), json!({ "vi": "Trà" })),
            ("/settings/taxes/Tea%20x".into(), json!({ "vi": "Trà", "rate": 0 })),
            ("/settings/taxes/tea".into(), json!({ "vi": "x".repeat(41), "rate": 0 })),
        ] {
            boss.any("PUT", &path, body).await.problem(422, "bad-body");
        }
        boss.any("PUT", "/settings/taxes/none/rates/2030-01-01", json!({ "rate": 1 })).await.problem(404, "not-found");
        boss.any("PUT", "/settings/taxes/food/rates/soon", json!({ "rate": 1 })).await.problem(404, "not-found");
        boss.any("DELETE", &path, Value::Null).await.problem(404, "not-found");
        lan.any("PUT", &path, json!({ "rate": 0 })).await.problem(403, "not-allowed");
        assert_eq!(lan.get("/settings/taxes").await.expect(200), taxes);

        let made =
            boss.any("PUT", "/settings/taxes/tea", json!({ "vi": "Trà", "en": "Tea", "rate": 0 })).await.expect(200);
        assert_eq!(made["classes"].as_array().unwrap().last().unwrap()["code"], "tea");
        boss.any("DELETE", "/settings/taxes/food/rates/2027-01-01", Value::Null).await.expect(200);
        let after = app.restart().await;
        assert_eq!(rate_on(&after, "food", "2027-01-01".parse().unwrap()), Rate(500));
    })
    .await;
}

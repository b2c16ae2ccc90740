//! X and Z on paper: on the printer for bills by its queue, by a browser, as pages for both widths; the Z's copies are counted.

use crate::printer::{FakePrinter, Manner, Picture};
use crate::program::{Program, key, line};
use crate::support::on_each_database;
use serde_json::{Value, json};
use uuid::Uuid;

async fn printer_for_bills(minh: &Program, printer: &FakePrinter, paper: &str) {
    let wanted = json!({ "name": "Quầy", "address": printer.address(), "paper": paper, "receipts": true });
    minh.any("PUT", &format!("/printers/{}", Uuid::now_v7()), wanted).await.expect(200);
}

/// The kind and the place of every job, once all are printed.
async fn jobs(mai: &Program) -> Vec<(String, String)> {
    let told = |job: &Value| {
        let word = |name: &str| job[name].as_str().unwrap().to_owned();
        (word("paper"), word("place"))
    };
    mai.get("/print-jobs").await.expect(200).as_array().unwrap().iter().map(told).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn x_and_z_go_to_the_tills_printer_and_every_z_after_the_first_is_a_copy() {
    on_each_database(async |app| {
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let lan = Program::sign_in(&app.base, "Lan", "1111").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        let check = lan.open("5", 2).await;
        lan.send(&check, json!([line(&lan.item("R01").await, 1)])).await;
        mai.post("/shift", json!({ "what": "open", "float": 500_000 })).await.expect(200);
        mai.pay_all(&check).await;
        let shift = mai.get("/shift").await.expect(200)["id"].as_str().unwrap().to_owned();
        let path = format!("/shifts/{shift}/paper");
        minh.post(&path, json!({})).await.problem(409, "no-printer");
        let printer = FakePrinter::on(Manner::Speaking).await;
        printer_for_bills(&minh, &printer, "58").await;
        mai.post(&format!("/shifts/{}/paper", Uuid::now_v7()), json!({})).await.problem(404, "not-found");
        lan.post(&path, json!({})).await.problem(403, "not-allowed");

        // Whoever counts blind sees no X before they have counted, on paper either.
        mai.post(&path, json!({})).await.problem(409, "shift-not-counted");
        minh.post(&path, json!({})).await.expect(201);
        let x = Picture::of(&printer.printed(1).await[0]);
        assert_eq!(x.width, 384);
        assert!(x.dots.iter().filter(|dot| **dot).count() > 3_000, "there is something on it");
        mai.post("/shift", json!({ "what": "count", "pieces": [{ "piece": 500_000, "count": 1 }] })).await.expect(200);
        mai.post(&path, json!({})).await.expect(201);
        printer.printed(2).await;
        mai.post("/shift", json!({ "what": "close" })).await.expect(200);

        // The same request twice prints it once.
        let once = key();
        mai.post_as(&once, &path, json!({})).await.expect(201);
        mai.post_as(&once, &path, json!({})).await.expect(201);
        let z = Picture::of(&printer.printed(3).await[2]);
        let first = format!("/shifts/{shift}");
        let read = mai.get(&first).await.expect(200);

        // Copies are counted on for as long as the Z is there, whoever printed it: also after the next shift and a restart.
        mai.post("/shift", json!({ "what": "open", "float": 0 })).await.expect(200);
        mai.post("/shift", json!({ "what": "count", "pieces": [] })).await.expect(200);
        let app = app.restart().await;
        let mai = mai.at(&app.base);
        mai.post("/shift", json!({ "what": "close" })).await.expect(200);
        mai.post(&path, json!({})).await.expect(201);
        let copy = Picture::of(&printer.printed(4).await[3]);
        assert!(copy.dots.len() > z.dots.len(), "the mark of a copy takes room");
        let page = app.cashier("Mai").await;
        assert!(
            page.get(&first).await.expect(200).text.contains("BẢN SAO 2"),
            "printed from here it would be the next"
        );
        page.post(&format!("{first}/prints"), &[]).await.sees(&format!("{first}?print=1"));
        let printing = page.get(&format!("{first}?print=1")).await.expect(200).text;
        assert!(printing.contains("BẢN SAO 2"), "{printing}");
        page.post(&format!("{first}/paper"), &[]).await.sees(&format!("{first}?sent=1"));
        assert!(page.get(&format!("{first}?sent=1")).await.expect(200).text.contains("Đã gửi tới máy in"));
        printer.printed(5).await;
        assert!(page.get(&first).await.expect(200).text.contains("BẢN SAO 4"));
        assert_eq!(mai.get(&first).await.expect(200), read, "what is on it never changes");
        let told = jobs(&mai).await;
        let wanted = [("x", ""), ("x", ""), ("z", "1"), ("z", "1"), ("z", "1")];
        assert_eq!(told, wanted.map(|(paper, place)| (paper.to_owned(), place.to_owned())));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_x_waits_for_a_dead_printer_and_its_page_is_as_wide_as_the_tills_paper() {
    on_each_database(async |app| {
        let mai = Program::sign_in(&app.base, "Mai", "4444").await;
        let minh = Program::sign_in(&app.base, "Anh Minh", "9999").await;
        mai.post("/shift", json!({ "what": "open", "float": 500_000 })).await.expect(200);
        let shift = mai.get("/shift").await.expect(200)["id"].as_str().unwrap().to_owned();
        let boss = app.manager().await;
        let at = format!("/shifts/{shift}");
        let page = boss.get(&at).await.expect(200).text;
        assert!(page.contains("paper-80") && !page.contains(&format!("{at}/paper")), "no printer, no button: {page}");

        let printer = FakePrinter::off(Manner::Speaking).await;
        printer_for_bills(&minh, &printer, "58").await;
        let page = boss.get(&at).await.expect(200).text;
        assert!(page.contains("paper-58") && page.contains(&format!("{at}/paper")), "{page}");
        assert!(boss.get(&format!("{at}?width=80")).await.expect(200).text.contains("paper-80"));

        minh.post(&format!("{at}/paper"), json!({})).await.expect(201);
        let mut failed = false;
        while !failed {
            failed = mai.get("/print-jobs").await.expect(200)[0]["fault"] == "no-connection";
            tokio::task::yield_now().await;
        }
        let queue = boss.get("/print-jobs").await.expect(200).text;
        assert!(queue.contains("Báo cáo X") && queue.contains("không kết nối được"), "{queue}");
        printer.switch_on().await;
        app.pass(1_000);
        printer.printed(1).await;
    })
    .await;
}

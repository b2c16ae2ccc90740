//! The first run: whoever reads the console sets the house up, once.

use crate::support::TestApp;

const HOUSE: [(&str, &str); 7] = [
    ("name", "Bún chả Bà Hai"),
    ("lang", "vi"),
    ("currency", "VND"),
    ("zone", "Asia/Ho_Chi_Minh"),
    ("owner", "Bà Hai"),
    ("password", "bun cha 24 Le Van Huu"),
    ("password_again", "bun cha 24 Le Van Huu"),
];

fn with<'a>(token: &'a str, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = HOUSE.into_iter().filter(|(name, _)| !other.iter().any(|(own, _)| own == name)).collect();
    fields.push(("token", token));
    fields.extend(other);
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_the_console_sets_the_house_up_once() {
    let (app, token) = TestApp::start_empty().await;
    let owner = app.stranger();
    for address in ["/", "/enrol"] {
        let lost = owner.get(address).await.expect(200);
        assert!(lost.text.contains("chưa được thiết lập") && !lost.text.contains("name=\"code\""), "{}", lost.text);
    }
    owner.get("/setup").await.expect(404);
    owner.get("/setup?token=AAAA2222").await.expect(404);
    owner.post("/setup", &with("AAAA2222", &[])).await.expect(404);
    owner.get(&format!("/setup?token={token}")).await.expect(200);
    owner.post("/setup", &with(&token, &[])).await.sees("/");
    owner.get("/").await.sees("/manage");
    assert!(owner.get("/manage").await.expect(200).text.contains("Bún chả Bà Hai"));
    // Gone, also for whoever knows the token.
    owner.get(&format!("/setup?token={token}")).await.expect(404);
    owner.post("/setup", &with(&token, &[])).await.expect(404);
    assert_eq!(app.app().store.venues().await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_a_house_is_told_and_nothing_is_made() {
    let (app, token) = TestApp::start_empty().await;
    let owner = app.stranger();
    for (field, value) in [
        ("name", ""),
        ("currency", "XYZ"),
        ("zone", "Mars/Olympus"),
        ("owner", ""),
        ("password", "short"),
        ("password_again", "bun cha 24 Le Van Huo"),
        ("password_again", ""),
        ("pin", "12"),
    ] {
        let page = owner.post("/setup", &with(&token, &[(field, value)])).await;
        assert_eq!(page.status, 422, "{field}: {}", page.text);
    }
    // The sentence says what is wrong, in the reader's language.
    let long = "Bún ".repeat(20);
    for (field, value, sentence) in [
        ("name", long.as_str(), "“Tên quán” cần có 1 đến 60 ký tự"),
        ("owner", long.as_str(), "“Tên chủ quán” cần có 1 đến 60 ký tự"),
        ("zone", "Mars/Olympus", "Không có múi giờ này"),
    ] {
        let page = owner.post("/setup", &with(&token, &[(field, value)])).await.expect(422).text;
        assert!(page.contains(sentence), "{field}: {page}");
    }
    assert!(app.app().store.venues().await.unwrap().is_empty());
    // A second try with the right words goes through, and two at once make one house.
    let fields = with(&token, &[("pin", "246810")]);
    let other = app.stranger();
    let (one, two) = tokio::join!(owner.post("/setup", &fields), other.post("/setup", &fields));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404]);
    assert_eq!(app.app().store.venues().await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_house_lets_nobody_in_by_itself() {
    let (app, token) = TestApp::start_empty().await;
    let owner = app.stranger();
    owner.post("/setup", &with(&token, &[])).await.sees("/");
    let phone = app.stranger();
    assert_eq!(phone.post("/enrol", &[("name", "Phone")]).await.status, 403);
    phone.get("/sign-in").await.sees("/enrol?next=/");
    // The owner comes in from anywhere; a wrong password does not say which half was wrong.
    let elsewhere = app.stranger();
    for (name, password) in [("Bà Hai", "wrong password"), ("Nobody", "bun cha 24 Le Van Huu")] {
        let page = elsewhere.post("/owner", &[("name", name), ("password", password)]).await;
        assert_eq!(page.status, 403, "{}", page.text);
    }
    elsewhere.post("/owner", &[("name", "Bà Hai"), ("password", "bun cha 24 Le Van Huu")]).await.sees("/");
    elsewhere.get("/manage").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_typed_wrong_once_is_asked_for_again() {
    let (app, token) = TestApp::start_empty().await;
    let owner = app.stranger();
    let fields = with(&token, &[("password_again", "something else"), ("zone", "Asia/Bangkok")]);
    for (lang, sentence) in [("vi", "không giống nhau"), ("en", "not the same")] {
        owner.post("/language", &[("lang", lang)]).await.sees("/");
        let page = owner.post("/setup", &fields).await.expect(422).text;
        assert!(page.contains(sentence), "{page}");
        for typed in ["Bún chả Bà Hai", "Bà Hai", "Asia/Bangkok", token.as_str()] {
            assert!(page.contains(&format!("value=\"{typed}\"")), "{typed} is kept: {page}");
        }
        assert!(!page.contains("bun cha 24 Le Van Huu"), "a password does not travel back");
    }
    assert!(app.app().store.venues().await.unwrap().is_empty());
}

//! Reports: of what one sees, once, decided by those whose space it is in.

use crate::house::house;

#[tokio::test]
async fn one_reports_what_one_sees_once() {
    let house = house().await;
    for (person, path) in [
        (11, "/report/entry/101"),
        (11, "/report/comment/201"),
        (11, "/report/comment/202"),
        (11, "/report/person/99"),
        (11, "/report/space/6"),
        (11, "/report/what/6"),
        (11, "/report/entry/x"),
    ] {
        assert_eq!(house.get(person, path).await.0, 404, "{path}");
        assert_eq!(house.form(person, path, "reason=spam").await.0, 404, "{path}");
    }
    assert_eq!(house.get(10, "/report/entry/102").await.0, 403, "one's own");
    assert_eq!(house.form(10, "/report/person/10", "reason=spam").await.0, 403);
    assert_eq!(house.form(0, "/report/entry/102", "reason=spam").await.0, 401);
    let (status, form) = house.get(11, "/report/entry/102").await;
    assert!(status == 200 && form.contains("Rosy note") && form.contains("value=\"off-topic\""), "{form}");
    let (status, again) = house.form(11, "/report/entry/102", "reason=nothing&note=Look").await;
    assert!(status == 200 && again.contains("Choose a reason") && again.contains("Look"), "{again}");
    assert_eq!(house.form(11, "/report/entry/102", "reason=off-topic&note=Look").await.0, 303);
    assert_eq!(house.form(11, "/report/entry/102", "reason=spam").await.0, 303);
    assert_eq!(house.number("select count(*) from report").await, 1);
    assert_eq!(house.journal().await, [r#"11 Flag entry 102 0 {"reason":"off-topic"}"#], "never what was said");
    assert!(house.get(11, "/report/entry/102").await.1.contains("already reported"));
    assert!(house.get(11, "/moderation/mine").await.1.contains("Under review"));
}

async fn id(house: &crate::house::House) -> i64 {
    house.number("select min(id) from report where decided_at is null").await
}

#[tokio::test]
async fn moderators_of_its_spaces_decide_and_reporters_learn() {
    let house = house().await;
    for person in [11, 12] {
        assert_eq!(
            house.form(person, "/report/comment/200", "reason=harassment&note=Too+much").await.0,
            if person == 11 { 403 } else { 303 }
        );
    }
    assert_eq!(house.form(10, "/report/comment/200", "reason=spam").await.0, 303);
    let (_, desk) = house.get(21, "/moderation").await;
    assert!(
        desk.contains("2 reports")
            && desk.contains("Too much")
            && desk.contains("(Cam)")
            && desk.contains("Rude words"),
        "{desk}"
    );
    assert!(!house.get(20, "/moderation").await.1.contains("Rude words"));
    assert!(!house.get(22, "/moderation").await.1.contains("Rude words"));
    let report = id(&house).await;
    let path = format!("/moderation/reports/{report}");
    assert_eq!(house.form(12, &path, "do=keep").await.0, 403, "its reporter sees it and does not decide");
    assert_eq!(house.form(20, &path, "do=keep").await.0, 404);
    assert_eq!(house.form(21, &path, "do=remove").await.0, 303);
    assert_eq!(house.number("select count(*) from comment where id = 200 and deleted_at is not null").await, 1);
    assert_eq!(house.number("select comment_count from entry where id = 102").await, 0);
    assert_eq!(house.number("select count(*) from report where decision = 'removed' and decided_by = 21").await, 2);
    let journal = house.journal().await;
    assert_eq!(
        journal[2..],
        [
            r#"21 Delete comment 200 102 {"author":"11","reason":"harassment"}"#.to_owned(),
            r#"21 Accept comment 200 0 {"of":"report","reports":2}"#.to_owned()
        ]
    );
    let (_, mine) = house.get(12, "/moderation/mine").await;
    assert!(mine.contains("was removed") && !mine.contains("Max"), "{mine}");
    assert_eq!(house.form(21, &path, "do=keep").await.0, 409);
}

#[tokio::test]
async fn keeping_leaves_it_there() {
    let house = house().await;
    house.form(11, "/report/entry/102", "reason=spam").await;
    let path = format!("/moderation/reports/{}", id(&house).await);
    assert_eq!(house.form(21, &path, "do=keep").await.0, 303);
    assert_eq!(house.number("select count(*) from entry where id = 102 and deleted_at is null").await, 1);
    assert!(house.get(11, "/moderation/mine").await.1.contains("you reported stays"));
    assert!(house.get(21, "/moderation?show=decided").await.1.contains("Decided by Max"));
    assert!(!house.get(20, "/moderation?show=decided").await.1.contains("Decided by Max"));
}

#[tokio::test]
async fn an_entry_leaves_the_spaces_of_its_moderator_and_stays_elsewhere() {
    let house = house().await;
    house.form(11, "/report/entry/103", "reason=spam").await;
    let path = format!("/moderation/reports/{}", id(&house).await);
    assert_eq!(house.form(21, &path, "do=remove").await.0, 303);
    assert_eq!(
        house.number("select count(*) from placement where entry = 103 and audience = 5").await,
        1,
        "the secret space that Max does not see"
    );
    assert_eq!(house.number("select count(*) from placement where entry = 103").await, 1);
    assert_eq!(house.number("select count(*) from entry where id = 103 and deleted_at is null").await, 1);
    let lines = house.journal().await;
    assert!(lines.contains(&r#"21 Remove entry 103 6 {"author":"10","reason":"spam"}"#.to_owned()), "{lines:?}");

    house.form(11, "/report/entry/102", "reason=spam").await;
    let path = format!("/moderation/reports/{}", id(&house).await);
    assert_eq!(house.form(21, &path, "do=remove").await.0, 303);
    assert_eq!(
        house.number("select count(*) from entry where id = 102 and deleted_at is not null").await,
        1,
        "nowhere else: gone"
    );
    let lines = house.journal().await;
    assert!(lines.contains(&r#"21 Delete entry 102 0 {"author":"10","reason":"spam"}"#.to_owned()), "{lines:?}");
}

#[tokio::test]
async fn people_are_the_administrators_case() {
    let house = house().await;
    house.form(11, "/report/person/12", "reason=harassment").await;
    assert!(house.get(22, "/moderation").await.1.contains("1 report"));
    assert!(!house.get(21, "/moderation").await.1.contains("1 report"));
    let path = format!("/moderation/reports/{}", id(&house).await);
    assert_eq!(house.form(21, &path, "do=keep").await.0, 404);
    assert_eq!(house.form(22, &path, "do=remove").await.0, 403);
    assert_eq!(house.number("select count(*) from report where decided_at is not null").await, 0);
    assert_eq!(house.form(22, &path, "do=keep").await.0, 303);
}

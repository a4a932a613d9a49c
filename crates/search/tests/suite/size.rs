//! How long a question takes in a large company; run by hand: `cargo test -p search --test suite -- --ignored --nocapture`.

use std::time::Instant;

use crate::house::house;

#[tokio::test]
#[ignore = "a measurement"]
async fn a_hundred_thousand_people_and_entries() {
    let house = house().await;
    house
        .run(
            "with recursive n(i) as (select 10000 union all select i + 1 from n where i < 109999)
             insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at)
               select 1, i, 'member', 'p' || i, 'Prenom' || (i % 300) || ' Nom' || i, 'n' || i, 'n' || i, 0 from n;
             insert into search_document(doc, organisation, kind, object) select -id - 1000, 1, 'colleague', id from person where id >= 10000 and organisation = 1;
             insert into search_index(rowid, terms) select -id - 1000, char(57344) || '1c prenom' || (id % 300) || ' nom' || id || ' p' || id from person where id >= 10000 and organisation = 1;
             with recursive n(i) as (select 200000 union all select i + 1 from n where i < 299999)
             insert into entry(organisation, id, kind, author, lang, card_html, published_at) select 1, i, 'note', 10, 'fr', '<p>Une réunion sur le jasmin</p>', 0 from n;
             insert into placement(organisation, audience, entry) select 1, case when id % 2 = 0 then 5 else 1 end, id from entry where organisation = 1 and id >= 200000;
             insert into search_document(doc, organisation, kind, object, entry) select id, 1, 'entry', id, id from entry where organisation = 1 and id >= 200000;
             insert into search_index(rowid, terms) select id, char(57344) || '1e reunion jasmin mot' || (id % 1000) from entry where organisation = 1 and id >= 200000",
        )
        .await;
    for (kind, q) in [
        ("people", "nom5"),
        ("people", "nom50000"),
        ("people", "prenom7+"),
        ("people", "no"),
        ("entries", "reunion"),
        ("entries", "reunion+jas"),
        ("entries", "mot77+"),
        ("entries", "re"),
        ("entries", "absent"),
    ] {
        for _ in 0..2 {
            let begun = Instant::now();
            let (status, page) = house.get(11, &format!("/search?kind={kind}&q={q}")).await;
            println!(
                "{kind} {q}: {:?}, {} hits",
                begun.elapsed(),
                page.matches("class=\"hit\"").count() + page.matches("class=\"found\"").count()
            );
            assert_eq!(status, 200);
        }
    }
    let begun = Instant::now();
    house.get(11, "/search?format=fragment&q=re").await;
    println!("palette: {:?}", begun.elapsed());
}

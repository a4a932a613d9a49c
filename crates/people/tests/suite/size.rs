//! A hundred thousand people: `cargo test -p people --release -- --ignored --nocapture size` prints what each page costs.

use std::time::Instant;

use crate::house::{House, house};

const PEOPLE: &str = "
with recursive n(i) as (select 1 union all select i + 1 from n where i < 1500)
insert into unit(organisation, id, name, parent) select 1, 10000 + i, 'Unit ' || i, case when i = 1 then null else 10000 + i / 8 + 1 end from n where i > 0;
with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
insert into site(organisation, id, name, city, country, time_zone) select 1, 20000 + i, 'Site', 'City ' || i, 'France', 'Europe/Paris' from n;
with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)
insert into skill(organisation, id, name, fold) select 1, 30000 + i, 'Skill ' || i, 'skill ' || i from n;
with recursive n(i) as (select 0 union all select i + 1 from n where i < 99999)
insert into person(organisation, id, kind, handle, name, sort_key, fold, title, unit, site, manager, joined_at)
select 1, 1000000 + i * 4096, case when i % 40 = 0 then 'guest' else 'member' end, given || '.' || family || i, given || ' ' || family, family || ' ' || given,
       given || ' ' || family || ' ' || given || '.' || family || i, 'Responsable ' || case i % 5 when 0 then 'marketing' when 1 then 'qualité' when 2 then 'achats' when 3 then 'logistique' else 'ventes' end,
       10001 + (i * 7919) % 1500, 20001 + case when i % 3 = 0 then 0 else (i * 31) % 40 end, case when i = 0 then null else 1000000 + (i / 8) * 4096 end, 0
from (select i, substr('mariejeanspierreannesluciepaulsosophieclairemartinlouise', 1 + (i * 13) % 10 * 5, 5) as given,
             substr('dupomatilabourmoretmagnegaudispinochabretcollifauren', 1 + (i * 17) % 10 * 5, 5) || char(97 + (i / 7) % 26) || char(97 + (i / 181) % 26) as family from n);
insert into person_skill(organisation, person, skill)
select distinct 1, p.id, 30001 + ((p.id / 4096) * (k.value * 37 + 11) + k.value * 101) % 400 from person p, json_each('[1,2,3,4]') k where p.organisation = 1 and p.id >= 1000000;
insert into member(organisation, audience, person, role, since) select 1, 5, id, 'writer', 0 from person where organisation = 1 and id >= 1000000 and (id / 4096) % 20 = 0;
";

/// Processor time of all threads so far, in milliseconds: what others do on the machine does not count.
fn spent() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let run = |task: std::io::Result<std::fs::DirEntry>| {
        let text = std::fs::read_to_string(task.unwrap().path().join("schedstat")).unwrap();
        text.split(' ').next().unwrap().parse::<f64>().unwrap()
    };
    tasks.map(run).sum::<f64>() / 1e6
}

async fn time(house: &House, person: i64, path: &str) {
    const TURNS: u32 = 20;
    let start = Instant::now();
    let (status, page) = house.get(person, path).await;
    let first = start.elapsed().as_secs_f64() * 1e3;
    assert!(status.is_success(), "{path}: {page}");
    let before = spent();
    for _ in 0..TURNS {
        house.get(person, path).await;
    }
    println!(
        "{:8.2} ms of processor time (first, by the clock: {first:7.2} ms)  {path}",
        (spent() - before) / f64::from(TURNS)
    );
}

#[tokio::test]
#[ignore = "a measure, not a rule: it takes a while"]
async fn a_hundred_thousand_people() {
    let house = house().await;
    house.run(PEOPLE).await;
    println!(
        "{} people, {} skills held",
        house.number("select count(*) from person").await,
        house.number("select count(*) from person_skill").await
    );
    let somebody = house.text("select handle from person where organisation = 1 and id = 1000000 + 5 * 4096").await;
    for path in [
        "/people",
        "/people?site=20001",
        "/people?site=20001&skill=30007",
        "/people?unit=10003",
        "/people?unit=10700",
        "/people?kind=guest",
        "/people?q=m",
        "/people?q=ma",
        "/people?q=marie+dup",
        "/people?q=achats+skill",
        "/people?q=zzz",
        "/people?after=1000000-magneaa",
        "/people?unit=10003&q=ma&site=20001",
        "/complete/people?q=m",
        "/complete/people?q=marie",
        "/complete/people?q=marie&audience=5",
        "/complete/people?q=zz",
        "/people/chart",
        "/people/SOMEBODY",
        "/people/SOMEBODY/chart",
    ] {
        time(&house, 10, &path.replace("SOMEBODY", &somebody)).await;
    }
    println!("a guest of a space of 5,000:");
    for path in ["/people", "/people?q=ma", "/complete/people?q=marie&audience=5"] {
        time(&house, 14, path).await;
    }
}

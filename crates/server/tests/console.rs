//! Several organisations on one deployment, from its console: made, closed, opened, removed, and nothing of one with another.

use axum::{Router, body::Body};
use http::{Request, header};
use tower::ServiceExt;

use crate::{
    administration::{HOST, administrator},
    on_both,
    world::{Answer, On, World, read},
};

struct Console {
    router: Router,
    cookie: Option<&'static str>,
}

impl Console {
    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    async fn act(&self, fields: &str) -> Answer {
        let form = Request::post("/organisations").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(form, fields.to_owned()).await
    }

    async fn send(&self, mut request: http::request::Builder, body: String) -> Answer {
        request = request.header(header::HOST, "127.0.0.1:8081").header(header::ACCEPT_LANGUAGE, "en");
        if let Some(cookie) = self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        read(self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap()).await
    }
}

async fn organisations_are_made_closed_and_removed(on: On) {
    let world = World::new(on).await;
    let router = server::console::router(world.store.clone(), "k3y");
    let nobody = Console { router: router.clone(), cookie: Some("cenacle-console=guessed") };
    assert_eq!(nobody.get("/").await.status, 403);
    assert_eq!(nobody.get("/?key=guessed").await.status, 403);
    assert_eq!(nobody.act("do=suspend&slug=a").await.status, 403);
    let opened = nobody.get("/?key=k3y").await;
    assert!(opened.location == "/" && opened.headers.contains("SameSite=Strict"), "{}", opened.headers);
    let console = Console { router, cookie: Some("cenacle-console=k3y") };
    let page = console.get("/").await;
    assert!(page.body.contains("Organisation a") && page.body.contains("b.example"), "{}", page.body);

    // Made with a link for its first administrator; no host and no name twice.
    let made = console.act("do=create&name=Maison+C&slug=c&host=c.example&lang=en").await;
    assert!(made.status == 200 && made.body.contains("https://c.example/first/"), "{}", made.body);
    for taken in [
        "name=C&slug=c&host=d.example",
        "name=C&slug=d&host=c.example",
        "name=C&slug=D+D&host=d.example",
        "name=&slug=d&host=d.example",
    ] {
        assert_eq!(console.act(&format!("do=create&{taken}")).await.status, 422, "{taken}");
    }

    // Whoever comes in by such a link administers, and the log says so.
    world.app.refresh_hosts().await.unwrap();
    let path = format!("/first/{}", made.body.split("/first/").nth(1).unwrap().split(['"', '<', ' ']).next().unwrap());
    let fields = [
        ("name", "Cho"),
        ("email", "cho@c.example"),
        ("password", "a long password of hers"),
        ("again", "a long password of hers"),
        ("accept", "yes"),
    ];
    let come = world.post("c.example", &path, None, &fields).await;
    assert_eq!(come.status, 303, "{}", come.body);
    let logged: Vec<String> = world
        .store
        .system_read("a test looks", |tx| {
            let sql = "select a.act from audit a join person p on p.organisation = a.organisation and p.id = a.person where p.name = 'Cho'";
            tx.all(sql, kernel::params! {})
        })
        .await
        .unwrap();
    assert_eq!(logged, ["role-given"]);

    // Closed: nobody reaches it, and the other one does not notice.
    let ann = world.person(world.organisation, "Ann", false).await;
    let of_ann = world.session(world.organisation, ann).await;
    let bea = world.person(world.other, "Bea", false).await;
    let of_bea = world.session(world.other, bea).await;
    world.note(ann, None, "a sentence of a").await;
    assert_eq!(console.act("do=suspend&slug=a").await.status, 200);
    world.app.refresh_hosts().await.unwrap();
    for path in ["/", "/sign-in", "/people", "/files/1", "/organisation.css"] {
        let shut = world.get(HOST, path, Some(&of_ann)).await;
        assert!(shut.status == 503 && shut.body.contains("Network suspended"), "{path}: {} {}", shut.status, shut.body);
    }
    assert_eq!(world.get("b.example", "/", Some(&of_bea)).await.status, 200);
    assert_eq!(console.act("do=resume&slug=a").await.status, 200);
    world.app.refresh_hosts().await.unwrap();
    assert_eq!(world.get(HOST, "/", Some(&of_ann)).await.status, 200);

    // Removed only when it is closed and its name is typed again; then no table holds a row of it.
    assert_eq!(console.act("do=remove&slug=a&confirm=a").await.status, 422);
    console.act("do=suspend&slug=a").await;
    assert_eq!(console.act("do=remove&slug=a&confirm=b").await.status, 422);
    let (of_a, of_b) = (rows(&world, world.organisation.get()).await, rows(&world, world.other.get()).await);
    assert!(of_a > 10 && of_b > 5, "{of_a} {of_b}");
    assert_eq!(console.act("do=remove&slug=a&confirm=a").await.status, 200);
    world.app.refresh_hosts().await.unwrap();
    assert_eq!((rows(&world, world.organisation.get()).await, rows(&world, world.other.get()).await), (0, of_b));
    assert_eq!(world.get(HOST, "/", Some(&of_ann)).await.status, 404);
    assert_eq!(world.get("b.example", "/", Some(&of_bea)).await.status, 200);
    assert_eq!(console.act("do=suspend&slug=a").await.status, 422, "it is gone");
}
on_both!(organisations_are_made_closed_and_removed);

async fn an_organisation_moves_to_another_address(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let to = async |hosts: &[&str], base_url: Option<&str>| {
        let hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
        let moved =
            server::organisations::change_address(&world.store, world.organisation, hosts, base_url.map(str::to_owned));
        let moved = moved.await.map(|now| (now.hosts, now.base_url));
        world.app.refresh_hosts().await.unwrap();
        moved
    };
    for (hosts, base_url) in [
        (&["B.example"][..], None),
        (&["x.example", "b.example"], None),
        (&["x.example/path"], None),
        (&["x.example"], Some("https://a.example")),
        (&["x.example"], Some("x.example")),
        (&["x.example"], Some("https://x.example/network")),
        (&[], Some("https://b.example")),
    ] {
        assert!(to(hosts, base_url).await.is_err(), "{hosts:?} {base_url:?}");
    }
    assert_eq!(world.get(HOST, "/", Some(&ada)).await.status, 200, "nothing of what was refused holds");

    let moved = to(&["Network.Maison.example", "maison.example"], None).await.unwrap();
    assert_eq!(
        moved,
        ("maison.example,network.maison.example".to_owned(), "https://network.maison.example".to_owned())
    );
    assert_eq!(world.get("network.maison.example", "/sign-in", None).await.status, 200);
    assert_eq!(world.get("maison.example:8080", "/sign-in", None).await.status, 200);
    assert_eq!(world.get(HOST, "/sign-in", None).await.status, 404, "the old one is nobody's");
    assert_eq!(to(&[], Some("http://maison.example:8080/")).await.unwrap().1, "http://maison.example:8080");
    assert_eq!(
        to(&["maison.example"], None).await.unwrap().1,
        "http://maison.example:8080",
        "it stays while its host does"
    );
    assert_eq!(world.get("b.example", "/sign-in", None).await.status, 200);

    let log = world.get("maison.example", "/administration/log?act=setting", Some(&ada)).await.body;
    assert!(log.contains("Host names") && log.contains("a.example") && log.contains("Address in links"), "{log}");
}
on_both!(an_organisation_moves_to_another_address);

/// The rows of an organisation, in every table that says whose its rows are.
async fn rows(world: &World, organisation: i64) -> usize {
    let tables =
        world.store.database().read_unguarded(|tx| db::dump::tables(tx, &kernel::schema::SCHEMA)).await.unwrap();
    let mut count = 0;
    for table in tables {
        let Some(at) = table.columns.iter().position(|column| column == "organisation") else { continue };
        let found = world.store.database().read_unguarded(move |tx| {
            let mut found = 0;
            db::dump::rows(tx, &table, &mut |row| {
                found += usize::from(row[at] == db::Value::Int(organisation));
                Ok(())
            })?;
            Ok::<_, db::Error>(found)
        });
        count += found.await.unwrap();
    }
    count
}

#[tokio::test]
async fn no_other_machine_reaches_it() {
    let world = World::new(On::Sqlite).await;
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let refused = server::console::start("0.0.0.0:0".parse().unwrap(), world.store.clone(), stopped).await;
    assert!(refused.unwrap_err().to_string().contains("this machine alone"));
}

//! What people do here from beginning to end, in a real browser, on the example company.

mod chosen;
pub mod house;
mod keys;

use fantoccini::{
    Locator,
    actions::{InputSource as _, MouseActions, PointerAction},
};

use crate::support::{browser::Looks, mailbox::Mailbox};
use house::{House, Visitor};
use keys::{CONTROL, ENTER, ESCAPE, TAB};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fanny_reads_follows_joins_writes_and_is_answered_at_once() {
    let house = House::open().await;
    let fanny = Visitor::arrive(&house, Looks::laptop().in_language("en")).await;
    fanny.step_in("fanny.obrien").await;
    assert_eq!(fanny.ask("document.documentElement.lang").await, "en");
    assert!(fanny.truth("document.querySelectorAll('#feed .entry').length >= 10").await, "a feed to read");
    assert!(
        fanny.truth("!!document.querySelector('#feed .entry-body[lang=fr]')").await,
        "a colleague's French says that it is French"
    );
    fanny.fits("the feed").await;

    // Somebody new, and a space of theirs.
    let stranger = house
        .word(
            "select p.handle from person p join person me on me.handle = :text where p.kind = 'member' and p.id <> me.id and p.deactivated_at is null \
             and not exists (select 1 from follow f where f.person = me.id and f.kind = 'person' and f.target = p.id) order by p.id limit 1",
            "fanny.obrien",
        )
        .await;
    fanny.go(&format!("/people/{stranger}")).await;
    fanny.click("form[action$='/follow'] button[value=yes]").await;
    fanny.one("form[action$='/follow'] button[value=no]").await;
    let space = house
        .word(
            "select s.slug from space s join person me on me.handle = :text where s.visibility = 'visible' and s.joining = 'free' \
             and not exists (select 1 from member m where m.audience = s.id and m.person = me.id) order by s.slug limit 1",
            "fanny.obrien",
        )
        .await;
    fanny.go(&format!("/spaces/{space}")).await;
    fanny.click("#join form[action$='/join'] button").await;
    fanny.one("#join details.menu").await;
    assert!(
        fanny.truth(&format!("!!document.querySelector('.nav-spaces a[href=\"/spaces/{space}\"]')")).await,
        "the space is among hers"
    );

    // A note with a mention by keyboard.
    fanny.go("/").await;
    fanny.write("#composer-text", "Fresh lavender on the counter thanks to @henriett").await;
    fanny.one("#complete [role=option]").await;
    assert!(
        fanny
            .truth("document.querySelector('#composer-text').getAttribute('aria-activedescendant') === 'complete-0'")
            .await
    );
    fanny.press(&[ENTER]).await;
    fanny.holds("#composer-text", "Fresh lavender on the counter thanks to @henriette.de.mortsauf ").await;
    fanny.press(&[CONTROL, ENTER]).await;
    let note = fanny.at_entry().await;
    fanny.says("#flash", "Posted").await;
    assert!(
        fanny.truth("!!document.querySelector('.entry-body a[href=\"/people/henriette.de.mortsauf\"]')").await,
        "the mention is a link"
    );
    fanny.go("/").await;
    fanny.says("#feed .entry:first-of-type", "Fresh lavender").await;
    // Scripts keep times fresh in the server's own words: "3 h ago", not "3 hr. ago".
    let own_words = "((times) => times.length > 0 && times.every((time) => !time.textContent.includes('.')))([...document.querySelectorAll('time[data-relative]')])";
    assert!(fanny.truth(own_words).await, "a time in the browser's words");

    // Answers it, without leaving the page.
    fanny.go(&note).await;
    fanny.ask("window.same = true").await;
    fanny.write("#comment", "And the blue bottles came too").await;
    fanny.click("#comments > form .primary").await;
    fanny.says("#comments .comment", "blue bottles").await;
    fanny.holds("#comment", "").await;
    assert!(fanny.truth("window.same === true").await, "answering leaves the page where it is");

    fanny.click(".entry-foot details.react > summary").await;
    fanny.click(".entry-foot details.react button[name=kind]").await;
    fanny
        .until(
            "her reaction",
            "document.querySelector('.entry-foot .reactions > button[aria-pressed=true] .number')?.textContent === '1'",
        )
        .await;
    fanny.click(".entry-foot [data-act=bookmark]").await;
    fanny.until("her bookmark", "document.querySelector('.entry-foot [data-act=bookmark]').ariaPressed === 'true' && document.querySelector('.entry-foot input[name=keep]').value === 'no'").await;
    assert!(fanny.truth("window.same === true").await);
    fanny.go("/bookmarks").await;
    fanny.says("#feed .entry", "Fresh lavender").await;

    // Changes her words, and everybody may read what stood there.
    fanny.go(&note).await;
    fanny.click(".entry-head details.menu > summary").await;
    fanny.click(&format!(".entry-head a[href='{note}/edit']")).await;
    fanny.rewrite("textarea[name=source]", "Fresh rosemary on the counter").await;
    fanny.click("form.form .primary").await;
    fanny.at(&note).await;
    fanny.says(".entry-body", "rosemary").await;
    fanny.says(".entry-by .meta", "edited").await;
    fanny.click(&format!(".entry-by a[href='{note}/history']")).await;
    fanny.says("main", "rosemary").await;
    fanny.says("main", "lavender").await;
    fanny.fits("the history").await;
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn natalie_does_it_in_french_on_a_narrow_telephone() {
    let house = House::open().await;
    let looks = Looks { width: 360, height: 740, ..Looks::phone() };
    let natalie = Visitor::arrive(&house, looks).await;
    natalie.step_in("natalie.evangelista").await;
    assert_eq!(natalie.ask("document.documentElement.lang").await, "fr");
    let bar = "(() => { const box = document.querySelector('.nav').getBoundingClientRect(); return Math.abs(box.bottom - innerHeight) < 1 && box.width >= document.documentElement.clientWidth; })()";
    assert!(natalie.truth(bar).await, "the navigation is a bar at the foot");
    let large = "[...document.querySelectorAll('.nav-main a')].filter(one => one.offsetParent).every(one => one.offsetHeight >= 44 && one.offsetWidth >= 44)";
    assert!(natalie.truth(large).await, "a thumb finds it");
    natalie.fits("the feed at 360").await;

    natalie.click(".nav-main a[href='/new']").await;
    natalie.at("/new").await;
    natalie.write("#composer-text", "La lavande est sur le comptoir, merci @henriett").await;
    natalie.one("#complete [role=option]").await;
    natalie.fits("the composer with its suggestions").await;
    natalie.click("#complete [role=option]").await;
    natalie.holds("#composer-text", "La lavande est sur le comptoir, merci @henriette.de.mortsauf ").await;
    natalie.click("#composer .primary").await;
    let note = natalie.at_entry().await;
    natalie.says("#flash", "Publié").await;
    natalie.write("#comment", "Et le romarin suit").await;
    natalie.click("#comments > form .primary").await;
    natalie.says("#comments .comment", "romarin").await;
    natalie.click(".entry-foot details.react > summary").await;
    natalie.fits("the reactions of an entry, open").await;
    natalie.click(".entry-foot details.react button[name=kind]").await;
    natalie
        .until(
            "her reaction",
            "document.querySelector('.entry-foot .reactions > button[aria-pressed=true] .number')?.textContent === '1'",
        )
        .await;
    natalie.click(".entry-foot [data-act=bookmark]").await;
    natalie.until("her bookmark", "document.querySelector('.entry-foot input[name=keep]').value === 'no'").await;
    natalie.go("/").await;
    natalie.says("#feed .entry:first-of-type", "lavande").await;

    let article = house.word("select '/articles/' || id || '/' || slug from entry where kind = 'article' order by comment_count desc limit 1", "").await;
    for path in [
        "/new?kind=article",
        "/spaces",
        "/spaces/huile-cephalique-2",
        "/spaces/huile-cephalique-2/about",
        "/spaces/huile-cephalique-2/members",
        "/spaces/huile-cephalique-2/settings",
        "/people",
        "/people/henriette.de.mortsauf",
        "/people/henriette.de.mortsauf/entries",
        "/people/chart",
        "/topics",
        "/bookmarks",
        "/drafts",
        "/settings",
        "/settings/profile",
        "/inbox",
        "/search?q=lavande",
        &article,
        &note,
        &format!("{note}/edit"),
    ] {
        natalie.go(path).await;
        natalie.fits(path).await;
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn michel_has_no_javascript_and_misses_nothing() {
    let house = House::open().await;
    let michel = Visitor::arrive(&house, Looks::laptop().without_javascript()).await;
    michel.step_in("michel.chrestien").await;
    michel.write("#composer-text", "Le compte rendu du comité est affiché").await;
    michel.click("#composer .primary").await;
    let note = michel.at_entry().await;
    michel.says(".entry-body", "compte rendu").await;
    michel.write("#comment", "Les tableaux suivent demain").await;
    michel.click("#comments > form .primary").await;
    michel.says("#comments .comment", "tableaux suivent").await;
    assert!(michel.path().await.starts_with(&format!("{note}/comments/")), "{}", michel.path().await);
    michel.click(".entry-foot a[data-menu=react]").await;
    michel.click("form.react button[value=like]").await;
    michel
        .until(
            "his reaction",
            "document.querySelector('.entry-foot .reactions > button[aria-pressed=true] .number')?.textContent === '1'",
        )
        .await;
    michel.click(".entry-foot [data-act=bookmark]").await;
    michel.until("his bookmark", "document.querySelector('.entry-foot input[name=keep]')?.value === 'no'").await;
    michel.go("/bookmarks").await;
    michel.says("#feed .entry", "compte rendu").await;

    michel.write(".top .find input", "soupe\u{e007}").await;
    michel.at("/search").await;
    michel.says("main", "soupe").await;
    assert!(
        michel
            .truth("document.querySelectorAll('main a[href^=\"/entries/\"], main a[href^=\"/articles/\"]').length > 0")
            .await,
        "the soup is found"
    );

    michel.click("details.me > summary").await;
    michel.click("form[action='/sign-out'] button").await;
    michel.says("main", "connect").await;
    // What he wrote is nobody's who is not signed in.
    michel.go(&note).await;
    assert_eq!(michel.status().await, 404);
    michel.go("/").await;
    michel.at("/sign-in").await;
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_removed_from_a_space_finds_nothing_of_it_at_the_next_page() {
    let house = House::open().await;
    let owner = Visitor::as_person(&house, "cesarine.birotteau", Looks::laptop()).await;
    let member = Visitor::as_person(&house, "nicolas.vauquelin", Looks::laptop()).await;
    // A secret space is as if it were not; a closed one keeps its name and loses its texts.
    member.go("/spaces/projet-sultane").await;
    let entry = member.ask("document.querySelector('#feed .entry [data-act=open]').getAttribute('href')").await;
    let entry = entry.as_str().unwrap().to_owned();
    assert!(member.truth("!!document.querySelector('.nav-spaces a[href=\"/spaces/projet-sultane\"]')").await);
    owner.go("/spaces/projet-sultane/members?q=vauquelin").await;
    owner.click("form[action$='/members/remove'] button").await;
    owner.browser.accept_alert().await.unwrap();
    owner.until("a word that it is done", "document.querySelector('#flash')?.textContent.trim().length > 0").await;

    for path in ["/spaces/projet-sultane", "/spaces/projet-sultane/about", &entry] {
        member.go(path).await;
        assert_eq!(member.status().await, 404, "{path}");
        assert!(!member.words("body").await.contains("Sultane"), "{path}");
    }
    for path in ["/", "/spaces", "/search?q=sultane", "/complete/spaces?q=sultane"] {
        member.go(path).await;
        assert_eq!(member.status().await, 200, "{path}");
        assert!(!member.truth("!!document.querySelector('[href*=\"projet-sultane\"]')").await, "{path}");
    }

    let closed = "huile-cephalique-2";
    let popinot = Visitor::as_person(&house, "anselme.popinot", Looks::laptop()).await;
    member.go(&format!("/spaces/{closed}")).await;
    let entry = member.ask("document.querySelector('#feed .entry [data-act=open]').getAttribute('href')").await;
    let entry = entry.as_str().expect("Vauquelin reads the closed space").to_owned();
    popinot.go(&format!("/spaces/{closed}/members?q=vauquelin")).await;
    popinot.click("form[action$='/members/remove'] button").await;
    popinot.browser.accept_alert().await.unwrap();
    popinot.until("a word that it is done", "document.querySelector('#flash')?.textContent.trim().length > 0").await;
    member.go(&entry).await;
    assert_eq!(member.status().await, 404, "{entry}");
    member.go(&format!("/spaces/{closed}")).await;
    assert!(!member.truth("!!document.querySelector('.entry')").await, "nothing that is written there");
    assert!(
        !member.truth(&format!("!!document.querySelector('.nav-spaces a[href=\"/spaces/{closed}\"]')")).await,
        "not among his spaces"
    );
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_reads_answers_and_keeps_a_draft() {
    let house = House::open().await;
    let daniel = Visitor::as_person(&house, "daniel.darthez", Looks::laptop()).await;
    daniel.go("/").await;
    daniel.press(&[TAB]).await;
    daniel.focused(".skip").await;
    daniel.press(&[ENTER]).await;
    daniel.focused("#main").await;

    let current = |at: usize| {
        format!("[...document.querySelectorAll('#feed .entry')].findIndex(one => 'current' in one.dataset) === {at}")
    };
    daniel.press(&['j']).await;
    daniel.until("the first entry", &current(0)).await;
    daniel.press(&['j']).await;
    daniel.press(&['j']).await;
    daniel.until("the third entry", &current(2)).await;
    daniel.press(&['k']).await;
    daniel.until("the second entry", &current(1)).await;
    let second = daniel.ask("document.querySelectorAll('#feed .entry')[1].dataset.id").await;
    let covered = "(() => { const box = document.activeElement.getBoundingClientRect(); return box.top >= document.querySelector('.top').getBoundingClientRect().bottom && box.bottom <= innerHeight; })()";
    assert!(daniel.truth(covered).await, "what has the focus is in sight");
    daniel.press(&['b']).await;
    daniel
        .until(
            "a bookmark",
            "document.querySelectorAll('#feed .entry')[1].querySelector('input[name=keep]').value === 'no'",
        )
        .await;
    daniel.press(&['l']).await;
    daniel
        .until(
            "a reaction",
            "!!document.querySelectorAll('#feed .entry')[1].querySelector('.reactions > button[aria-pressed=true]')",
        )
        .await;
    daniel.press(&['k']).await;
    daniel.press(&['j']).await;
    daniel.press(&[ENTER]).await;
    daniel
        .until(
            "the entry's page",
            "/^\\/(entries|articles)\\//.test(location.pathname) && !!document.querySelector('#comment')",
        )
        .await;
    let page = daniel.path().await;
    assert!(page.contains(second.as_str().unwrap()), "{page}");

    // r writes an answer, from the feed as well as from the page itself.
    daniel.press(&['j']).await;
    daniel.press(&['r']).await;
    daniel.focused("#comment").await;
    daniel.go("/").await;
    for _ in 0..2 {
        daniel.press(&['j']).await;
    }
    daniel.press(&['r']).await;
    daniel.focused("#comment").await;
    let page = daniel.path().await;

    // What is written stays, through Escape, a reload, and the time that it takes to reach the server.
    daniel.browser.active_element().await.unwrap().send_keys("Une page qui dure").await.unwrap();
    daniel.press(&[ESCAPE]).await;
    daniel.focused("#comment").await;
    daniel.browser.refresh().await.unwrap();
    daniel.holds("#comment", "Une page qui dure").await;
    daniel.go("/").await;
    daniel.holds("#composer-text", "").await;
    let kept = "select count(*) from draft where fields like '%' || :text || '%'";
    wait(|| async { house.number(kept, "Une page qui dure").await == 1 }).await;
    let other = Visitor::as_person(&house, "daniel.darthez", Looks::laptop()).await;
    other.go(&page).await;
    other.holds("#comment", "Une page qui dure").await;

    daniel.go(&page).await;
    daniel.holds("#comment", "Une page qui dure").await;
    daniel.press(&['j']).await;
    daniel.press(&['r']).await;
    daniel.focused("#comment").await;
    daniel.press(&[CONTROL, ENTER]).await;
    daniel.says("#comments .comment", "Une page qui dure").await;
    daniel.holds("#comment", "").await;
    daniel.go(&page).await;
    daniel.holds("#comment", "").await;
    assert_eq!(house.number(kept, "Une page qui dure").await, 0, "what is sent is no draft");
    daniel.fits("the discussion").await;
    house.close().await;
}

async fn wait<F: Future<Output = bool>>(look: impl Fn() -> F) {
    for _ in 0..400 {
        if look().await {
            return;
        }
        house::pause().await;
    }
    panic!("waited in vain");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ends_while_somebody_writes_takes_no_word_with_it() {
    let house = House::open().await;
    house.give_password("eugenie.grandet", "eugenie@birotteau.example", "un alambic vert 7").await;
    let eugenie = Visitor::as_person(&house, "eugenie.grandet", Looks::laptop()).await;
    eugenie.go("/").await;
    eugenie.write("#composer-text", "Les gains du trimestre sont vérifiés").await;
    house.end_sessions("eugenie.grandet").await;
    eugenie.click("#composer .primary").await;
    eugenie.write("#email", "eugenie@birotteau.example").await;
    eugenie.write("#password", "un alambic rouge").await;
    eugenie.click("main form .primary").await;
    // A wrong password first: the text goes on waiting.
    eugenie.says("main", "incorrect").await;
    eugenie.rewrite("input[name=email]", "eugenie@birotteau.example").await;
    eugenie.write("input[name=password]", "un alambic vert 7").await;
    eugenie.click("main form[action='/sign-in'] .primary").await;
    eugenie.holds("#kept-text", "Les gains du trimestre sont vérifiés").await;
    eugenie.click("main form .primary").await;
    let note = eugenie.at_entry().await;
    eugenie.says(".entry-body", "gains du trimestre").await;
    assert_eq!(house.entries_with("gains du trimestre").await, 1);
    eugenie.go("/").await;
    eugenie.holds("#composer-text", "").await;

    // An answer is sent without leaving the page: it waits there while she signs in beside it.
    eugenie.go(&note).await;
    eugenie.write("#comment", "Un chiffre reste à lire").await;
    house.end_sessions("eugenie.grandet").await;
    eugenie.click("#comments > form .primary").await;
    eugenie.one(".toast a[href='/sign-in']").await;
    eugenie.holds("#comment", "Un chiffre reste à lire").await;
    eugenie.click(".toast a").await;
    let windows = eugenie.browser.windows().await.unwrap();
    let first = eugenie.browser.window().await.unwrap();
    eugenie.browser.switch_to_window(windows.into_iter().find(|one| *one != first).unwrap()).await.unwrap();
    eugenie.write("input[name=email]", "eugenie@birotteau.example").await;
    eugenie.write("input[name=password]", "un alambic vert 7").await;
    eugenie.click("main form[action='/sign-in'] .primary").await;
    eugenie.at("/").await;
    eugenie.browser.switch_to_window(first).await.unwrap();
    eugenie.click("#comments > form .primary").await;
    eugenie.says("#comments .comment", "Un chiffre reste").await;
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_pressed_twice_makes_one_post() {
    let house = House::open().await;
    for (looks, words) in
        [(Looks::laptop(), "Deux fois plutôt"), (Looks::laptop().without_javascript(), "Deux fois encore")]
    {
        let xavier = Visitor::as_person(&house, "xavier.rabourdin", looks).await;
        xavier.go("/").await;
        xavier.write("#composer-text", words).await;
        let button = xavier.browser.find(Locator::Css("#composer .primary")).await.unwrap();
        let mut twice = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveToElement {
            element: button,
            duration: None,
            x: 0.,
            y: 0.,
        });
        for _ in 0..2 {
            twice = twice.then(PointerAction::Down { button: 0 }).then(PointerAction::Up { button: 0 });
        }
        xavier.browser.perform_actions(twice).await.unwrap();
        xavier.at_entry().await;
        xavier.says(".entry-body", words).await;
        assert_eq!(house.entries_with(words).await, 1, "{words}");
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_chosen_anew_with_the_link_of_a_mail() {
    let mailbox = Mailbox::start();
    let house = House::with_mail(Some(mailbox.address())).await;
    house.give_password("fanny.obrien", "fanny@birotteau.example", "an old alembic 3").await;
    let elsewhere = house.session("fanny.obrien").await;
    assert_eq!(house.get("/", Some(&elsewhere), "en").status, 200);
    let fanny = Visitor::arrive(&house, Looks::laptop().in_language("en")).await;
    fanny.go("/sign-in").await;
    fanny.click("a[href='/forgot']").await;
    fanny.write("input[name=email]", "Fanny@Birotteau.example").await;
    fanny.click("main form .primary").await;
    fanny.until("a word that it is done", "document.querySelector('#flash')?.textContent.trim().length > 0").await;
    let mail = mailbox.wait_for(1).remove(0).replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
    assert!(mail.contains("fanny@birotteau.example"), "{mail}");
    let start = mail.find(&format!("{}/reset/", house.base)).unwrap_or_else(|| panic!("no link in {mail}"));
    let link: String =
        mail.get(start..).unwrap().chars().take_while(|c| c.is_ascii_alphanumeric() || ":/-_.".contains(*c)).collect();
    fanny.browser.goto(&link).await.unwrap();
    // One that everybody tries first comes back with its words; a good one is taken.
    for (password, again) in
        [("Password123", "Password123"), ("a new alembic 4", "a new alembic 5"), ("a new alembic 4", "a new alembic 4")]
    {
        fanny.rewrite("input[name=password]", password).await;
        fanny.rewrite("input[name=again]", again).await;
        fanny.click("main form .primary").await;
        if password == "Password123" || again != password {
            fanny.one("[aria-invalid=true]").await;
        }
    }
    fanny.at("/sign-in").await;
    assert_ne!(house.get("/", Some(&elsewhere), "en").status, 200, "the other device is signed out");
    fanny.write("input[name=email]", "fanny@birotteau.example").await;
    fanny.write("input[name=password]", "a new alembic 4").await;
    fanny.click("main form[action='/sign-in'] .primary").await;
    fanny.at("/").await;
    fanny.browser.goto(&link).await.unwrap();
    assert_eq!(fanny.status().await, 404, "a link opens once");
    assert!(mailbox.wait_for(2)[1].contains("fanny@birotteau.example"), "and she is told that her password changed");
    house.close().await;
}

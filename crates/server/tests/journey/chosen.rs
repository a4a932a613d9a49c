//! What is chosen in a form is shown before it is sent: the audience, files, the cut of a portrait.

use super::{
    house::{House, Visitor},
    keys::ESCAPE,
};
use crate::support::browser::Looks;

/// Puts a picture into a field, as choosing one does.
async fn choose_a_picture(visitor: &Visitor<'_>, field: &str) {
    let script = format!(
        "(() => {{ const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [400, 200]; \
         canvas.getContext('2d').fillRect(0, 0, 200, 200); \
         canvas.toBlob((bytes) => {{ const bag = new DataTransfer(); bag.items.add(new File([bytes], 'plage.png', {{ type: 'image/png' }})); \
         const input = document.querySelector('{field}'); input.files = bag.files; \
         input.dispatchEvent(new Event('change', {{ bubbles: true }})); }}); return true; }})()"
    );
    assert!(visitor.truth(&script).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_chosen_is_shown_before_it_is_sent() {
    let house = House::open().await;
    let natalie = Visitor::as_person(&house, "natalie.evangelista", Looks::laptop()).await;
    natalie.go("/").await;
    natalie.press(&['g', 's']).await;
    natalie.at("/spaces").await;
    natalie.press(&['g', 'h']).await;
    natalie.at("/").await;

    // The button says before whom one writes, as it is chosen; a name that will not see it is marked.
    let chosen = "document.querySelector('#composer [data-chosen]').textContent";
    natalie.click("#composer .audience > summary").await;
    // By its name, not by its box: what is pressed in a menu does not close it.
    natalie.click("#composer label:has(input[data-name=\"Huile Céphalique 2.0\"])").await;
    natalie.until("the space on the button", &format!("{chosen} === 'Huile Céphalique 2.0'")).await;
    natalie.press(&[ESCAPE]).await;
    natalie.write("#composer-text", "Bonjour @calyste").await;
    natalie.says(".complete .warning", "Ne verra pas").await;
    natalie.rewrite("#composer-text", "").await;
    natalie.click("#composer .audience > summary").await;
    natalie.click("#composer input[data-name=\"Huile Céphalique 2.0\"]").await;
    natalie.until("everybody on the button", &format!("{chosen} !== 'Huile Céphalique 2.0'")).await;

    // A picture under an answer is listed, described, and can be taken away again.
    let entry = natalie.ask("document.querySelector('#feed .entry').dataset.id").await;
    natalie.go(&format!("/entries/{}", entry.as_str().unwrap())).await;
    natalie.write("#comment", "Voici la plage").await;
    // An emoji goes where the caret is, and what was written stays.
    natalie.click("#comments form:has(#comment) .emojis > summary").await;
    natalie.click("#comments form:has(#comment) [data-emoji='🙏']").await;
    natalie.holds("#comment", "Voici la plage🙏").await;
    choose_a_picture(&natalie, "#comments form:has(#comment) input[type=file]").await;
    natalie.says("#comments .upload-name", "plage.png").await;
    natalie.write("#comments .upload-alt input", "Une plage vide").await;
    natalie.click("#comments form:has(#comment) button[type=submit]").await;
    natalie.until("the picture", "!!document.querySelector('#comments img[alt=\"Une plage vide\"]')").await;
    // Described better afterwards, from the menu of the answer.
    let answer =
        natalie.ask("document.querySelector('#comments .comment:has(img[alt=\"Une plage vide\"])').id.slice(2)").await;
    natalie.go(&format!("/comments/{}/edit", answer.as_str().unwrap())).await;
    natalie.rewrite(".attached .upload-alt input", "Une plage vide, le soir").await;
    natalie.click("form.form button[type=submit]").await;
    natalie
        .until("the description", "!!document.querySelector('#comments img[alt=\"Une plage vide, le soir\"]')")
        .await;

    // A portrait is cut where its owner says.
    natalie.go("/settings/profile").await;
    choose_a_picture(&natalie, "form[data-crop] input[type=file]").await;
    natalie.one("form[data-crop] canvas").await;
    let moved = "(() => { const across = document.querySelectorAll('.crop input')[1]; across.value = 100; \
                 across.dispatchEvent(new Event('input', { bubbles: true })); return document.querySelector('form[data-crop] [name=x]').value; })()";
    assert_eq!(natalie.ask(moved).await, "0.5");
    let black =
        "document.querySelector('form[data-crop] canvas').getContext('2d').getImageData(96, 96, 1, 1).data[3] === 0";
    assert!(natalie.truth(black).await, "its right half, which is empty");
    natalie.click("form[data-crop] button").await;
    natalie.until("the new portrait", "location.search === '?done=photo'").await;
    natalie.fits("one's own profile").await;
    house.close().await;
}

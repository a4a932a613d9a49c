//! Mail as files.

use std::fs;

use mail::{Contact, Error, Mailer, Receipt, Transport};

use crate::{message, sender};

#[test]
fn a_message_becomes_a_file_whose_name_tells_it() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("not/yet/there");
    let mailer = Mailer::start(&Transport::Folder(below.clone()), sender()).unwrap();
    let Receipt::Written(file) = mailer.send(&message()).unwrap() else { panic!("not a file") };
    assert_eq!(file, below.join("20261123T101500Z-n1@birotteau.example.eml"));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("Date: Mon, 23 Nov 2026 10:15:00 +0000\r\n"), "{text}");
    let files: Vec<_> = fs::read_dir(&below).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files.len(), 1, "nothing half-written stays: {files:?}");
}

#[test]
fn the_same_message_is_the_same_bytes_in_the_same_place() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::start(&Transport::Folder(folder.path().into()), sender()).unwrap();
    let mut message = message();
    message.html = Some("<p>Bonjour</p>".into());
    let Receipt::Written(first) = mailer.send(&message).unwrap() else { panic!("not a file") };
    let bytes = fs::read(&first).unwrap();
    let Receipt::Written(second) = mailer.send(&message).unwrap() else { panic!("not a file") };
    assert_eq!((first, bytes), (second.clone(), fs::read(second).unwrap()));
}

#[test]
fn no_identifier_leaves_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::start(&Transport::Folder(folder.path().into()), sender()).unwrap();
    let mut message = message();
    message.message_id = "/../../n1@birotteau.example".into();
    let Receipt::Written(file) = mailer.send(&message).unwrap() else { panic!("not a file") };
    assert_eq!(file.parent(), Some(folder.path()));
}

#[test]
fn a_folder_or_a_sender_that_cannot_be_is_heard_of_at_the_start() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let inside = Transport::Folder(file.path().join("mail"));
    assert!(matches!(Mailer::start(&inside, sender()), Err(Error::Folder(_))));
    let folder = tempfile::tempdir().unwrap();
    let nobody = Mailer::start(&Transport::Folder(folder.path().into()), Contact::new("Cénacle", "nobody"));
    assert!(matches!(nobody, Err(Error::Invalid(_))));
}

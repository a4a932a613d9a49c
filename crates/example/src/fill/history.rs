//! What was said, in the order of time.

use super::*;

impl House<'_> {
    /// When a thread was: `days` before today, at a local time, never in the future.
    pub(super) fn moment(&self, days: i64, time: &str) -> Result<i64> {
        let today: Date = Timestamp::from_millisecond(self.now)?.to_zoned_datetime(self.zone.clone()).date();
        let date = today.saturating_sub(jiff::Span::new().days(days));
        let time: Time = format!("{time}:00").parse().with_context(|| format!("the time {time}"))?;
        let ms = date.to_datetime(time).to_zoned_datetime(self.zone.clone())?.timestamp().as_millisecond();
        // Nobody begins anything within the last hour of the evening.
        Ok(if ms > self.now - 3600 * 1000 { ms - DAY } else { ms }.max(self.start + 2 * DAY))
    }

    pub(super) fn history(&mut self) -> Result<()> {
        let company = self.company;
        let mut events: Vec<Event<'_>> = Vec::new();
        for (thread, text) in company.threads.iter().enumerate() {
            let at = self.moment(text.days, &text.time)?;
            events.push(Event { at, thread, what: What::Entry(text) });
            for (index, comment) in text.comment.iter().enumerate() {
                let at =
                    (at + after(&comment.after)?).min(self.now - 60_000 * i64::try_from(text.comment.len() - index)?);
                events.push(Event { at, thread, what: What::Comment(index, comment) });
            }
        }
        for (thread, text) in company.threads.iter().enumerate() {
            let (audience, began) = (self.readers(text), self.moment(text.days, &text.time)?);
            events.extend(self.reactions(&audience, (thread, None), (&text.author, began), &text.reactions)?);
            for (index, comment) in text.comment.iter().enumerate() {
                let since = began + after(&comment.after)?;
                let on = (thread, Some(index));
                events.extend(self.reactions(&audience, on, (&comment.author, since), &comment.reactions)?);
            }
        }
        events.sort_by_key(|event| event.at);
        let mut entries: HashMap<usize, Id<Entry>> = HashMap::new();
        let mut comments: HashMap<(usize, usize), Id<Comment>> = HashMap::new();
        for event in &events {
            match &event.what {
                What::Entry(thread) => {
                    let entry = self
                        .publish(thread, event.at)
                        .with_context(|| format!("{} {} {:?}", thread.author, thread.days, thread.spaces))?;
                    entries.insert(event.thread, entry);
                }
                What::Comment(index, text) => {
                    let entry = *entries.get(&event.thread).context("an entry comes before its comments")?;
                    let parent = text.reply_to.and_then(|at| comments.get(&(event.thread, at)).copied());
                    let id = self.answer(entry, parent, text, event.at).with_context(|| {
                        format!("{} in {:?}", text.author, company.threads.get(event.thread).map(|t| &t.spaces))
                    })?;
                    comments.insert((event.thread, *index), id);
                }
                What::Reaction { on, handle, kind } => {
                    let to = match on {
                        None => entries.get(&event.thread).copied().map(To::Entry),
                        Some(index) => comments.get(&(event.thread, *index)).copied().map(To::Comment),
                    };
                    self.react(to.context("what is reacted to comes before")?, handle, kind, event.at)?;
                }
            }
        }
        (self.filled.entries, self.filled.comments) = (entries.len(), comments.len());
        Ok(())
    }

    pub(super) fn readers(&self, thread: &crate::company::Thread) -> Vec<String> {
        match thread.spaces.first().and_then(|slug| self.spaces.get(slug)) {
            Some(community) => community.members.clone(),
            None => self.inside.iter().map(|one| one.0.clone()).collect(),
        }
    }

    pub(super) fn publish(&mut self, thread: &crate::company::Thread, at: i64) -> Result<Id<Entry>> {
        let mut audiences = Vec::new();
        for slug in &thread.spaces {
            audiences.push(self.spaces.get(slug).with_context(|| format!("no space is called {slug}"))?.id.audience());
        }
        let new = NewEntry {
            kind: if thread.kind == "article" { Kind::Article } else { Kind::Note },
            title: thread.title.clone(),
            summary: thread.summary.clone(),
            source: thread.body.trim().to_owned(),
            audiences,
            announcement: thread.announcement,
            shared: None,
            files: Vec::new(),
            word: String::new(),
            lang: Lang::parse(&thread.lang),
        };
        let asker = self.asker(&thread.author)?;
        let (entry, _) = self.tx.act_as(&asker, at, |tx| entry::publish(tx, &new)).map_err(|error| anyhow!(error))?;
        if thread.pinned
            && let Some(community) = thread.spaces.first().and_then(|slug| self.spaces.get(slug))
        {
            self.tx.execute(
                "update placement set pinned_at = :at where organisation = :organisation and audience = :space and entry = :entry",
                params! { at, organisation = self.organisation, space = community.id, entry },
            )?;
        }
        Ok(entry)
    }

    pub(super) fn answer(
        &self,
        entry: Id<Entry>,
        parent: Option<Id<Comment>>,
        text: &crate::company::Comment,
        at: i64,
    ) -> Result<Id<Comment>> {
        let new = NewComment {
            entry,
            parent,
            source: text.body.trim().to_owned(),
            files: Vec::new(),
            word: String::new(),
            lang: None,
        };
        let asker = self.asker(&text.author)?;
        let done = self.tx.act_as(&asker, at, |tx| comment::publish(tx, &new)).map_err(|error| anyhow!(error))?;
        anyhow::ensure!(!done.held, "a comment of the example company is held as spam");
        Ok(done.id)
    }

    /// Who reacts to a thing with what, most within some hours.
    fn reactions<'a>(
        &mut self,
        audience: &[String],
        (thread, on): (usize, Option<usize>),
        (author, since): (&str, i64),
        wanted: &'a BTreeMap<String, usize>,
    ) -> Result<Vec<Event<'a>>> {
        let come = |handle: &&String| self.joined.get(*handle).is_none_or(|joined| *joined < since);
        let there: Vec<String> = audience.iter().filter(come).cloned().collect();
        let mut people = self.random.some(&there, wanted.values().sum::<usize>() + 1);
        people.retain(|handle| handle != author);
        let kinds = wanted.iter().flat_map(|(kind, count)| {
            std::iter::repeat_n(if kind == "curious" { "question" } else { kind.as_str() }, *count)
        });
        let mut events = Vec::new();
        for (handle, kind) in people.into_iter().zip(kinds) {
            let at = (since + i64::try_from(self.random.below(10 * 3600))? * 1000).min(self.now - 60_000);
            events.push(Event { at, thread, what: What::Reaction { on, handle, kind } });
        }
        Ok(events)
    }

    fn react(&mut self, to: To, handle: &str, kind: &str, at: i64) -> Result<()> {
        let asker = self.asker(handle)?;
        let reacted = self.tx.act_as(&asker, at, |tx| match to {
            To::Entry(entry) => reaction::to_entry(tx, entry, kind),
            To::Comment(comment) => reaction::to_comment(tx, comment, kind),
        });
        reacted.map_err(|error| anyhow!("{handle} reacts: {error}"))?;
        self.filled.reactions += 1;
        Ok(())
    }
}

/// What somebody reacts to.
enum To {
    Entry(Id<Entry>),
    Comment(Id<Comment>),
}

/// `35m`, `3h`, `2d` in milliseconds.
fn after(text: &str) -> Result<i64> {
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).context("a length of time")?;
    let number: i64 = number.parse().with_context(|| format!("the length of time {text}"))?;
    Ok(number
        * match unit {
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => DAY,
            _ => return Err(anyhow!("{text} is not a length of time")),
        })
}

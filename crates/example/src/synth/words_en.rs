//! English sentences. `%` stands for a number and `@` for a city.

use super::text::{Grammar, Slot};

const OPEN: Slot = &[
    "Hello everybody, ", "This week ", "For information, ", "Since Monday ", "Good news: ", "As agreed, ", "A reminder: ", "In short, ",
    "On the @ site, ", "After three months of trials, ", "Following the last committee, ", "Before the holidays, ", "In the second quarter ",
    "Thanks to your remarks, ", "For want of space, ", "Against all odds, ",
];
const ONE: Slot = &[
    "the @ team ", "the purchasing department ", "the laboratory ", "the project team ", "logistics ", "the help desk ",
    "the safety committee ", "the finance department ", "our main supplier ", "the packaging workshop ", "the new quality manager ",
    "the working group ", "maintenance ", "the design office ", "a colleague in @ ", "the training centre ", "the night shift ",
];
const ONE_DOES: Slot = &[
    "is preparing ", "has finished ", "improves ", "suggests reviewing ", "is updating ", "has corrected ", "tests ", "will simplify ",
    "has approved ", "shares ", "wants to reduce ", "publishes ", "has measured ", "reorganises ", "has postponed ", "documents ", "compares ",
    "will replace ", "is automating ", "has unblocked ", "studies ", "has summarised ",
];
const WE: Slot = &["We ", "Tomorrow we ", "To save time, we ", "From September we ", "Together with @, we ", "Last Thursday we "];
const WE_DO: Slot = &[
    "prepare ", "have finished ", "improved ", "suggest reviewing ", "updated ", "have corrected ", "are testing ", "will simplify ",
    "approved ", "share ", "are trying to reduce ", "published ", "measured ", "are reorganising ", "postponed ", "document ", "compared ",
    "are replacing ", "automated ", "are studying ", "summarise ",
];
const MANY: Slot = &[
    "The @ teams ", "Several colleagues ", "Night operators ", "Customers ", "Project managers ", "The apprentices ", "Our partners ",
    "Staff representatives ", "Both laboratories ", "Warehouse people ",
];
const THEY_DO: Slot = &[
    "prepare ", "have finished ", "improve ", "ask to review ", "update ", "have corrected ", "test ", "simplify ", "have approved ", "share ",
    "would like to reduce ", "measured ", "document ", "compare ", "appreciate ", "dread ",
];
const WHAT: Slot = &[
    "the production plan", "the inspection procedure", "the dashboards", "next year’s budget", "the delivery of pallets", "safety training",
    "the product catalogue", "the server migration", "response times", "batch %", "order %", "freight rates", "the welcome of newcomers",
    "energy consumption", "the maintenance contract", "bilingual labels", "the stock count", "our meeting rules", "ageing tests",
    "the certification file", "letter templates", "access management", "the booking tool", "the on-call rota", "job descriptions",
    "the translation of manuals", "waste sorting", "warehouse lighting", "satisfaction surveys", "the data transfer", "the new compressors",
    "the calibration of scales", "warranty conditions", "the filing of archives", "sales forecasts", "privacy rules", "the list of parts",
    "the learning path",
];
const WHEN: Slot = &[
    "", "", " before the end of the month", " by Friday", " since the beginning of the year", " with the @ site", " for the next committee",
    " without waiting for the update", " during the technical shutdown", " in less than % days", " at customers’ request", " despite the delays",
    " for the second time", " after the audit",
];
const SO: Slot = &[
    "", "", "", ", which cuts delays by % hours", ", and the first results are encouraging", ", but a few points remain unclear",
    ", because old habits were expensive", "; details are in the minutes", ", as in @ last year", ", unless somebody objects",
    ", which many were asking for",
];
const STOP: Slot = &["."];
const ASK: Slot = &["Who has managed to ", "How do you ", "Do we really need to ", "Could somebody help me to ", "How long does it take to "];
const TO_DO: Slot = &["prepare ", "finish ", "improve ", "review ", "update ", "correct ", "test ", "simplify ", "approve ", "share ", "reduce ", "measure ", "document ", "compare ", "replace ", "automate "];
const QUERY: Slot = &["?"];
const ACT: Slot = &[
    "The preparation concerns ", "The improvement mostly touches ", "The inspection covers ", "Simplification is about ", "Measurements show ",
    "The corrections delay ", "The comparison sheds light on ", "The replacement disturbs ", "Automation lightens ", "The documentation describes ",
];
const NAME: Slot = &[
    "The quarter in review: ", "Lessons learned: ", "How-to: ", "What changes for ", "Why we should review ", "One year later: ", "Simplifying ",
    "How we rethought ", "Understanding ",
];
const REMARK: Slot = &[
    "Thank you so much. ", "Very useful, thanks. ", "I quite agree. ", "I see it differently. ", "Same question in @. ", "Well done to the whole team. ",
    "To be checked. ", "", "", "We have done that already. ", "Looking into it tomorrow. ",
];

pub(super) const ENGLISH: Grammar = Grammar {
    sentences: &[
        &[OPEN, ONE, ONE_DOES, WHAT, WHEN, SO, STOP],
        &[WE, WE_DO, WHAT, WHEN, SO, STOP],
        &[MANY, THEY_DO, WHAT, WHEN, STOP],
        &[ACT, WHAT, WHEN, SO, STOP],
        &[ASK, TO_DO, WHAT, WHEN, QUERY],
    ],
    title: &[NAME, WHAT],
    remark: REMARK,
};

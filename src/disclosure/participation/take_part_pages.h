// Pages of taking part. What the public reads is the same for everybody and stands in the copy of the site: take_part_
// pages.cc (the front of it), topic_pages.cc (topics, questions, drafts). What it fills in is tied to its browser:
// send_pages.cc (write, ask what became of it, support, was this useful); on a copy it says where to turn instead.
// The office: message_list_pages.cc (list, what comes by telephone), message_pages.cc (one), entry_pages.cc (topics and
// questions), message_figure_pages.cc (figures and terms), message_tally_pages.cc (how each organ deals with them).
// Complaints and what is put right after them: complaint_pages.h.
#pragma once

#include "account/office.h"
#include "disclosure/item_store.h"
#include "disclosure/participation/send_actions.h"
#include "screening/tools_actions.h"
#include "web/fields.h"

namespace gongkai::disclosure {

void AddTakePartPages(account::Office& office);
void AddTopicPages(account::Office& office);
void AddSendPages(account::Office& office);
void AddMessageListPages(account::Office& office);
void AddMessagePages(account::Office& office, const screening::Tools& tools);
void AddEntryPages(account::Office& office, const screening::Tools& tools);
void AddMessageFigurePages(account::Office& office);
void AddMessageTallyPages(account::Office& office);

/// The frame of a public page of taking part.
web::Page TakePartFrame(std::string title);

/// "/take-part/topics/12-3"
std::string PublicPathOf(const PublicEntry& entry);

/// Since when the item that answers a topic is public; none where it is not today. What was taken down for a while and
/// published anew answered it the first time.
std::optional<Date> AnsweredOn(db::Session& session, const PublicEntry& topic, Date today);

/// What hides nothing from those who may see it: for pages of the office and of who wrote it.
web::Html Paragraphs(std::string_view text);

/// The organs that take messages.
std::vector<web::Choice> OrgansToWriteTo(db::Session& session, Date today);

}  // namespace gongkai::disclosure

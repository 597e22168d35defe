// What is kept of postings. Schema: migrations/0130_channel.sql. Functions that write take the caller's transaction,
// who has locked the item.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "disclosure/channel/channel_posting.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// posting.number is given here.
std::int64_t AddPosting(db::Transaction& act, Posting posting);
std::optional<Posting> FindPosting(db::Session& session, OrganId organ, std::int64_t number);
/// Newest first, annulled ones too; without their photos.
std::vector<Posting> PostingsOf(db::Session& session, ItemId item);
void ReadPhotos(db::Session& session, Posting& posting);

/// A version that was signed to be public, and the first day on which it could go out.
struct PublishedVersion {
  std::int64_t number = 0;
  Date from{};
};
/// Oldest first.
std::vector<PublishedVersion> PublishedVersions(db::Session& session, const Item& item);

void TakeDown(db::Transaction& act, OrganId organ, std::int64_t number, Date on);
void Annul(db::Transaction& act, OrganId organ, std::int64_t number, const std::string& words);

/// A posting with what the list shows of its item.
struct ListedPosting {
  Posting posting;  // without its photos
  int photos = 0;
  std::string title;
  bool is_over = false;         // of the item: IsOver
  bool is_old_version = false;  // another version is public by now
};

struct PostingQuery {
  std::optional<std::vector<OrganId>> organs;  // in sight; none: all of the county
  Date today{};
  std::optional<OrganId> organ{};
  std::optional<Channel> channel{};
  std::optional<std::chrono::year_month> month{};  // of posted_on
  std::optional<PostingState> state{};             // none: all that count
  int page = 1;
  int page_size = 30;
};

struct PostingPage {
  std::vector<ListedPosting> postings;  // newest first
  int total = 0;
};

PostingPage ListPostings(db::Session& session, const PostingQuery& query);

/// How many of the query there are by each channel, whatever channel it asks for; annulled ones only where it asks for
/// those.
std::map<Channel, int> CountByChannel(db::Session& session, const PostingQuery& query);

/// What hangs and must come down. Its day: the last one on which it was to hang, or that on which its item was taken
/// down.
struct HangingTooLong {
  int count = 0;
  std::optional<Date> first{}, last{};  // of those days

  void Add(const HangingTooLong& more);
};

/// Of that organ: the twin of PostingState::kToTakeDown.
HangingTooLong ToTakeDown(db::Session& session, OrganId organ, Date today);

}  // namespace gongkai::disclosure

// An item as it lies in a yearly package: the versions that became public in that year as they were signed, by whom,
// how they were examined and screened, how they went out, how they ended. Written as JSON, for programs that there will
// be, and read back to check that what lies there is what was signed. Pure.
//
//   items/12-345/item.json        all of it
//   items/12-345/index.html       the same for people (archive_paper_view.h)
//   items/12-345/v2/files/…       attachments of the second version, by number and name
//   items/12-345/v2/images/…      images of its body, by their digest
//   items/12-345/postings/7/…     photos of the seventh posting of the organ
//
// Next to read: archive_gather_export.h (filled from the database), verify_archive_export.h (checked).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "disclosure/archive/archive_scope.h"
#include "disclosure/channel/channel_posting.h"
#include "disclosure/review.h"

namespace gongkai::disclosure {

/// A file of the package that an item names: an attachment, an image of a body, a photo.
struct ArchivedFile {
  std::string path{};    // within the package
  std::string name{};    // as people see it
  std::string digest{};  // "sm3:" and 64 hex digits
  std::int64_t size = 0;
  bool operator==(const ArchivedFile&) const = default;
};

/// That it was screened, by which lists and rules; never what was found.
struct ArchivedScreening {
  Instant at{};
  std::string by{};
  std::int64_t lists = 0, rules = 0;
  int parts = 0, unread = 0;
};

struct ArchivedVersion {
  PublicSpan span{};
  HeldBack held = HeldBack::kNo;
  bool is_of_year = true;  // else it lies in the package of its own year
  std::string digest{};    // that was signed
  Content content{};       // unless it is held back or of another year
  std::string text{};      // the body without any look
  std::vector<Signature> signatures{};
  std::vector<ArchivedScreening> screenings{};
  std::vector<ArchivedFile> attachments{}, images{};
  /// Which citizen or company it was obtained from is told to no reader, and so leaves the house with no package: the
  /// digest cannot be reckoned anew without it.
  bool is_source_kept = false;

  bool has_content() const { return is_of_year && held == HeldBack::kNo; }
};

struct ArchivedPosting {
  Posting posting{};
  std::string village{};
  std::vector<ArchivedFile> photos{};  // none where the version is held back
};

struct ArchivedItem {
  ItemId id{};
  std::string index_number{};
  std::string organ{};
  std::vector<ArchivedVersion> versions{};  // oldest first, those of other years too, without their content
  std::vector<ArchivedPosting> postings{};  // of this year, oldest first

  /// Of the newest version that lies here; empty when none does.
  std::string title() const;
};

/// Whether the source is among what was signed and is told to no reader.
bool KeepsSource(const Content& content);

/// "items/12-345"
std::string FolderOf(ItemId id);

std::string JsonOf(const ArchivedItem& item);

/// What checking needs: index number, versions with content, digest, signatures and files.
/// Errors: kUnreadable when this is no such file.
Result<ArchivedItem> ParseArchivedItem(std::string_view json);

/// What is wrong with it by itself, a sentence each: a content that does not give the digest that was signed,
/// signatures that are not complete over it.
std::vector<std::string> FaultsOf(const ArchivedItem& item);

}  // namespace gongkai::disclosure

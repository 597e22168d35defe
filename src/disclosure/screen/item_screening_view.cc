#include "disclosure/screen/item_screening_view.h"

#include <algorithm>
#include <deque>

#include "disclosure/screen/item_parts.h"
#include "disclosure/screen/look_actions.h"
#include "screening/assessment_view.h"
#include "screening/marked_text_view.h"
#include "screening/rule.h"
#include "web/fields.h"

namespace gongkai::disclosure {
namespace {

using screening::Category;
using screening::Hit;
using screening::Needs;
using screening::Part;
using screening::StoredHit;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

Category CategoryOf(std::string_view id) {
  const screening::Rule* const rule = screening::RuleOf(id);
  return rule != nullptr ? rule->category : Category::kHidden;
}

/// What was found, on the text as it is at hand.
class InPlace {
 public:
  explicit InPlace(const ShownScreening& shown) : shown_(&shown), parts_(shown.parts) {
    at_hand_ = parts_.size();
    for (const StoredHit& stored : shown.screened.hits) Place(stored);
    std::ranges::stable_sort(placed_, [](const Placed& a, const Placed& b) {
      return std::tie(a.hit.part, a.hit.piece, a.hit.offset) < std::tie(b.hit.part, b.hit.piece, b.hit.offset);
    });
    for (const Placed& each : placed_) hits_.push_back(each.hit);
  }

  const std::vector<Part>& parts() const { return parts_; }
  const std::vector<Hit>& hits() const { return hits_; }
  const StoredHit& stored(std::size_t hit) const { return *placed_[hit].stored; }
  bool IsFile(std::size_t hit) const { return IsFileKey(placed_[hit].stored->part); }

 private:
  struct Placed {
    const StoredHit* stored;
    Hit hit;
  };

  void Place(const StoredHit& stored) {
    const auto part = std::ranges::find(parts_, stored.part, &Part::key);
    const auto index = static_cast<std::size_t>(part - parts_.begin());
    Hit hit{.rule = stored.rule,
            .part = index,
            .piece = stored.piece,
            .offset = stored.offset,
            .length = stored.length,
            .sureness = stored.sureness,
            .why = stored.why,
            .instead = stored.instead};
    if (part == parts_.end()) parts_.push_back(OnlySamples(stored.part));
    if (index >= at_hand_) {  // of a file that is not at hand: its sample stands for it
      std::vector<docread::Piece>& pieces = parts_[index].pieces;
      hit.piece = pieces.size();
      hit.offset = hit.length = 0;
      if (!stored.sample.empty()) pieces.push_back({.text = stored.sample, .where = stored.place});
    }
    placed_.push_back({&stored, std::move(hit)});
  }

  Part OnlySamples(const std::string& key) const {
    return {.key = key,
            .label = LabelOfPart(key, shown_->version.content) + "（只列出查到的，已遮盖）",
            .pieces = {},
            .files = {},
            .obstacle = {}};
  }

  const ShownScreening* shown_;
  std::vector<Part> parts_;
  std::size_t at_hand_ = 0;
  std::vector<Placed> placed_;
  std::vector<Hit> hits_;
};

class Drawing {
 public:
  Drawing(const ShownScreening& shown, const Request& request) : shown_(&shown), request_(&request), in_place_(shown) {}

  DrawnScreening Draw() const {
    const screening::MarkedText text{
        .parts = in_place_.parts(),
        .hits = in_place_.hits(),
        .settled = [this](std::size_t hit) { return SettledAs(hit); },
        .acts = [this](std::size_t hit) { return ActsOf(hit); },
        .acts_for_all = [this](std::span<const std::size_t> hits) { return ActsForAll(hits); }};
    return {screening::DrawHitChips(text), Markup("{}{}", MaskAll(), screening::DrawMarked(text))};
  }

 private:
  bool IsOpen(std::size_t hit) const { return shown_->screened.IsOpen(in_place_.stored(hit)); }

  std::string SettledAs(std::size_t hit) const {
    if (IsOpen(hit)) return {};
    const screening::Decision* const standing = shown_->screened.StandingOver(in_place_.stored(hit));
    if (standing == nullptr) return {};
    return standing->person_name + "（" + ToBeijingMinute(standing->at) + "）" +
           std::string(NameOf(standing->verdict)) + "：" + standing->reason;
  }

  /// The keys of every form, and what it is about: one hit, or all of a rule in a part.
  Html About(std::span<const std::size_t> hits) const {
    const StoredHit& first = in_place_.stored(hits.front());
    Html about = Markup(
        "{}<input type=\"hidden\" name=\"version\" value=\"{}\"><input type=\"hidden\" name=\"item_version\" "
        "value=\"{}\"><input type=\"hidden\" name=\"run\" value=\"{}\">",
        FormKeys(*request_), shown_->version.number, shown_->item.version, shown_->screened.run->number);
    if (hits.size() == 1) return about.Add("<input type=\"hidden\" name=\"hit\" value=\"{}\">", first.number);
    return about.Add(
        "<input type=\"hidden\" name=\"rule\" value=\"{}\"><input type=\"hidden\" name=\"part\" value=\"{}\">",
        first.rule, first.part);
  }

  Html Button(std::string_view act, std::span<const std::size_t> hits, std::string_view label) const {
    return Markup("<form method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">{}</button></form>",
                  Url::Local(ScreeningPath(shown_->item.id) + "/" + std::string(act)), About(hits), label);
  }

  /// Of a word that is wrong it is put right; all else is masked.
  std::string_view WordForChange(const StoredHit& hit) const {
    const Category category = CategoryOf(hit.rule);
    return category == Category::kWording || category == Category::kNames ? "改正" : "遮盖";
  }

  /// The words that a form about this is known by: "12", or "P-IDCARD-body".
  std::string NameOfForm(std::span<const std::size_t> hits) const {
    const StoredHit& first = in_place_.stored(hits.front());
    return hits.size() == 1 ? std::to_string(first.number) : first.rule + "-" + first.part;
  }

  Html ReasonForm(std::string_view act, std::span<const std::size_t> hits, std::string_view summary,
                  std::string_view button) const {
    const std::string field = "reason-" + NameOfForm(hits);
    const FieldError* const error = ErrorOf(shown_->errors, field);
    const Html says = error != nullptr ? Markup("<p class=\"gk-fault\">{}</p>", error->message) : Html();
    return Markup(
        "<details {}><summary>{}</summary><form method=\"post\" action=\"{}\" class=\"gk-plain-form\">{}<label "
        "class=\"form-label\" for=\"{}\">理由</label><textarea class=\"form-control\" id=\"{}\" name=\"reason\" "
        "rows=\"2\" required aria-describedby=\"{}-says\">{}</textarea><div class=\"gk-says\" "
        "id=\"{}-says\">{}</div><button class=\"btn\" type=\"submit\">{}</button></form></details>",
        web::AttributeIf(error != nullptr, "open"), summary,
        Url::Local(ScreeningPath(shown_->item.id) + "/" + std::string(act)), About(hits), field, field, field,
        error != nullptr ? shown_->reason : std::string(), field, says, button);
  }

  /// A link goes as a whole, a hidden part is taken out of its file.
  Html ChangeOf(std::span<const std::size_t> hits) const {
    const StoredHit& first = in_place_.stored(hits.front());
    if (!shown_->may_change) return {};
    const bool has_instead =
        std::ranges::any_of(hits, [&](std::size_t hit) { return !in_place_.stored(hit).instead.empty(); });
    Html change;
    if (has_instead) change.Add("{}", Button("mask", hits, WordForChange(first)));
    const bool is_hidden = CategoryOf(first.rule) == Category::kHidden && in_place_.IsFile(hits.front());
    if (is_hidden && first.rule != screening::kUnread && !first.sample.empty()) {
      change.Add(
          "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"of_part\" value=\"{}\"><button "
          "class=\"btn\" type=\"submit\">去掉隐藏内容</button></form>",
          Url::Local(ScreeningPath(shown_->item.id) + "/clean"), About(hits), first.part);
    }
    return change;
  }

  Html ActsForAll(std::span<const std::size_t> hits) const {
    Html acts = ChangeOf(hits);
    if (in_place_.stored(hits.front()).needs == Needs::kAssessment) return Markup("{}{}", acts, Assessment());
    if (in_place_.stored(hits.front()).needs == Needs::kNobody) return acts;
    if (!shown_->may_overrule) return acts;
    const bool has_to_ask = in_place_.stored(hits.front()).needs == Needs::kExaminer && !shown_->may_examine;
    return has_to_ask ? acts.Add("{}", ReasonForm("ask", hits, "请保密审查员看，说明理由", "请他看"))
                      : acts.Add("{}", ReasonForm("overrule", hits, "不改，说明理由", "不改"));
  }

  Html Assessment() const {
    screening::AssessmentAbout about = screening::AboutOf(screening::PersonalLists(in_place_.parts()));
    about.subject = screening::ToString(SubjectOf(shown_->item.id));
    about.is_on_site = IsOnSite(shown_->version.content);
    return Markup(
        "<p><a href=\"{}\">做个人信息保护影响评估</a>，或者<a href=\"{}\">用已有的评估</a>；做完后再点“重新检查”。</p>",
        screening::AssessmentFormUrl(about), screening::AssessmentsUrl(about));
  }

  Html ActsOf(std::size_t hit) const {
    const std::size_t one[] = {hit};
    if (IsOpen(hit)) {
      Html acts = ActsForAll(one);
      if (in_place_.stored(hit).needs == Needs::kExaminer) {
        acts.Add("<p class=\"gk-soft\">不改的，只能由没有拟稿、送审的保密审查员或者主要负责人决定{}。</p>",
                 shown_->may_overrule && !shown_->may_examine ? "；您可以写明理由，请他们看" : "");
      }
      return acts;
    }
    if (!shown_->may_overrule) return {};
    return ReasonForm("reopen", one, "重新处理", "重新处理");
  }

  Html MaskAll() const {
    int maskable = 0;
    for (std::size_t hit = 0; hit < in_place_.hits().size(); ++hit) {
      const StoredHit& stored = in_place_.stored(hit);
      maskable += IsOpen(hit) && !stored.instead.empty() && WordForChange(stored) == "遮盖";
    }
    if (maskable < 2 || !shown_->may_change) return {};
    return Markup(
        "<form class=\"screening-all\" method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" "
        "value=\"{}\"><input type=\"hidden\" name=\"item_version\" value=\"{}\"><input type=\"hidden\" name=\"run\" "
        "value=\"{}\"><input type=\"hidden\" name=\"all\" value=\"1\"><button class=\"btn btn-primary\" "
        "type=\"submit\">全部遮盖（{} 处）</button></form>",
        Url::Local(ScreeningPath(shown_->item.id) + "/mask"), FormKeys(*request_), shown_->version.number,
        shown_->item.version, shown_->screened.run->number, maskable);
  }

  const ShownScreening* shown_;
  const Request* request_;
  InPlace in_place_;
};

}  // namespace

std::string ScreeningPath(ItemId item) { return "/office/items/" + ToString(item) + "/screening"; }

DrawnScreening DrawScreening(const ShownScreening& shown, const Request& request) {
  return Drawing(shown, request).Draw();
}

}  // namespace gongkai::disclosure

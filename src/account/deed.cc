#include "account/deed.h"

#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace gongkai::account {
namespace {

// Without the folder, which is another one where the program was built elsewhere, and without the line, which moves.
std::string NameOf(const ActPlace& act) {
  const std::string_view file = act.file_name();
  return std::string(file.substr(file.find_last_of('/') + 1)) + " " + act.function_name();
}

}  // namespace

std::string ObjectOf(std::string_view kind, std::int64_t id) { return std::string(kind) + ":" + std::to_string(id); }

SpentForm::SpentForm()
    : std::runtime_error("这张表单之前已经用来办过另一件事，这一次没有办。请重新打开页面，看清现在的情况再提交。") {}

Deed::Deed(Desk& desk, Actor actor, ActPlace act)
    : desk_(desk), actor_(std::move(actor)), now_(desk.now()), transaction_(desk.database.Begin()) {
  if (actor_.once_key.empty()) return;
  once_.emplace(transaction_, std::to_string(actor_.person.value) + "|" + actor_.once_key, NameOf(act), now_);
  if (once_->is_of_another()) throw SpentForm();
}

std::int64_t Deed::EarlierNumber() const {
  return Earlier([](std::string_view text) -> std::optional<std::int64_t> {
    std::int64_t id = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return id;
  });
}

void Deed::Record(OrganId organ, std::string_view act, std::string object, std::initializer_list<Detail> details) {
  Append(organ, act, std::move(object), Outcome::kDone, details);
}

void Deed::RecordRefusal(OrganId organ, std::string_view act, std::string object,
                         std::initializer_list<Detail> details) {
  Append(organ, act, std::move(object), Outcome::kRefused, details);
}

void Deed::Append(OrganId organ, std::string_view act, std::string object, Outcome outcome,
                  std::initializer_list<Detail> details) {
  nlohmann::json detail = nlohmann::json::object();
  for (const auto& [name, value] : details) detail[std::string(name)] = value;
  account::Record(transaction_, desk_.keys.audit,
                  {.organ = organ,
                   .at = now_,
                   .person = actor_.person,
                   .post = actor_.post ? std::string(IdOf(*actor_.post)) : "",
                   .act = std::string(act),
                   .object = std::move(object),
                   .outcome = outcome,
                   // What is no UTF-8 was not written by us, and must not keep an entry out of the trail.
                   .detail = detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                   .address = actor_.address});
  recorded_ = true;
  refused_ = refused_ && outcome == Outcome::kRefused;
}

void Deed::Commit(std::string_view result) {
  if (!recorded_) std::abort();
  if (once_ && refused_) once_->Release();
  if (once_ && !refused_) once_->Finish(result);
  transaction_.Commit();
}

}  // namespace gongkai::account

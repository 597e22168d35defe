#include "web/request.h"

#include "web/guard.h"
#include "web/spool.h"

namespace gongkai::web {

Upload::Upload(std::string the_field, std::string the_file_name, std::string the_content_type,
               std::shared_ptr<Spool> spool)
    : field(std::move(the_field)),
      file_name(std::move(the_file_name)),
      content_type(std::move(the_content_type)),
      spool_(std::move(spool)),
      start_(spool_->size()) {}

std::string Upload::Read() const { return spool_->Read(start_, size); }

std::string Upload::Read(std::uint64_t offset, std::size_t count) const {
  if (offset >= size) return {};
  return spool_->Read(start_ + offset, std::min<std::uint64_t>(count, size - offset));
}

void Upload::Append(std::string_view bytes) {
  spool_->Append(bytes);
  size += bytes.size();
}

FormToken::FormToken(const FormTokens& tokens, std::string cookie) : tokens_(&tokens), cookie_(std::move(cookie)) {}

const std::string& FormToken::text() const {
  if (tokens_ == nullptr || !text_.empty()) return text_;
  is_new_ = cookie_.empty();
  if (is_new_) cookie_ = FormTokens::NewCookie();
  return text_ = tokens_->TokenFor(cookie_);
}

Html Request::CsrfField() const {
  return Markup("<input type=\"hidden\" name=\"_csrf\" value=\"{}\">", form_token.text());
}

}  // namespace gongkai::web

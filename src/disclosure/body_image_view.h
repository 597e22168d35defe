// An image of a body as it is sent to a browser, and where it is found. Whoever sends one has asked who may see it: the
// office by the organ, the public by the gate of the item whose public body names it.
#pragma once

#include <string>

#include "disclosure/item_store.h"
#include "web/request.h"
#include "web/response.h"
#include "web/rich_text_html.h"

namespace gongkai::disclosure {

/// The body of an item as a value; empty where it cannot be read.
RichText BodyOf(const Content& content);

/// `path`: "/items/12-345/images"; behind it the digits of the digest.
web::Url AddressOfImage(const std::string& path, const ImageDigest& image);
/// All images of one item at such addresses.
web::ImageAddress ImagesUnder(const std::string& path);

/// In the office: all images of an organ.
std::string OfficeImages(OrganId organ);
/// For the public: those of one item.
std::string PublicImages(ItemId item);

/// The digest whose digits stand in the address.
std::optional<ImageDigest> ImageIn(const web::Request& request);

/// Shown in its place and never run: its type is that of its bytes, which must be those that the digest names. A
/// browser keeps it, and asks each time whether it may still be seen. Errors: throws ProblemError: 404 where there is
/// none, 503 where its bytes are others.
web::Response SendImage(db::Session& session, const web::Request& request, const ImageDigest& image);

/// The bytes, for what is made on paper and in files; none where they are not those that the digest names.
std::optional<std::string> ImageBytes(db::Session& session, const ImageDigest& image);

}  // namespace gongkai::disclosure

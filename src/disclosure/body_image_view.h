// An image of a body as it is sent to a browser, and where it is found. Whoever sends one has asked who may see it: the
// office by the organ, the public by the gate of the item whose public body names it.
#pragma once

#include <string>

#include "disclosure/body_image_store.h"
#include "disclosure/content_body_view.h"
#include "disclosure/item_store.h"
#include "web/request.h"
#include "web/response.h"
#include "web/rich_text_html.h"

namespace gongkai::disclosure {

/// `path`: "/items/12-345/images"; behind it the digits of the digest.
web::Url AddressOfImage(const std::string& path, const ImageDigest& image);
/// All images of one item at such addresses.
web::ImageAddress ImagesUnder(const std::string& path);

/// In the office: all images of an organ.
std::string OfficeImages(OrganId organ);
/// For the public: those of one item.
std::string PublicImages(ItemId item);

/// With the ending of each image's type, so that a copy on a plain web server is shown as what it is.
web::ImageAddress PublicImageAddresses(db::Session& session, ItemId item, const Content& content);

/// The digest whose digits stand in the address, with or without an ending.
std::optional<ImageDigest> ImageIn(const web::Request& request);

/// Shown in its place and never run: its type is that of its bytes, which must be those that the digest names. A
/// browser keeps it, and asks each time whether it may still be seen; to one that has it 304 is answered, and the bytes
/// are not read. Errors: throws ProblemError: 404 where there is
/// none, 503 where its bytes are others.
web::Response SendImage(db::Session& session, const web::Request& request, const ImageDigest& image);

}  // namespace gongkai::disclosure

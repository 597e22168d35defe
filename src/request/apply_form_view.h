// The form of an application as fields: the same on the page for everybody and on the office's page for what came over
// the counter. What it asks for is what the law lets an organ ask for, and nothing about what it is for
// (条例第二十九条).
#pragma once

#include <string>
#include <vector>

#include "request/case_store.h"
#include "request/intake_actions.h"
#include "web/fields.h"

namespace gongkai::request {

/// As it was typed. Fields: kind, name, document, number, contact, phone, email, address, postcode, title, text,
/// file_number, carrier, way, other_form.
CaseWords ApplyWordsIn(const web::Request& request);
/// Who asks; what for; in which form. `is_office`: entered for somebody else, so that little is required.
web::Html ApplyWhoFields(const Applicant& applicant, const FieldErrors& errors, bool is_office);
web::Html ApplyAskedFields(const Asked& asked, const FieldErrors& errors);
web::Html ApplyWayFields(const Asked& asked, const FieldErrors& errors);

/// Of a file that the public sent; the end of a long name stays: it tells what kind of file it is.
PersonalText ApplyFileName(const std::string& name);

/// What was typed, carried on unseen to another form of it.
web::Html ApplyHiddenFields(const CaseWords& words);
/// To who was told that another organ publishes it (第三十六条第五项): the same again, filled in, for an organ to be
/// chosen. Nothing is sent by it.
web::Html ApplyAgainPart(const web::Request& request, const CaseWords& words);

/// The bytes of a file that came with a request, where they lie.
SentBytes SentBytesOf(const web::Upload& upload);

/// The files of the form: those of `identity` prove who asks, those of `files` are the letter or what goes with it.
struct ApplyFilesIn {
  explicit ApplyFilesIn(const web::Request& request, FileKind of_files);
  std::vector<UploadedFile> files;
};
web::Html ApplyFileFields(std::string_view label_of_files, std::string_view hint, const FieldErrors& errors);
/// Names under their fields the files that a form which came back has lost.
FieldErrors WithApplyFilesToChoose(const web::Request& request, FieldErrors errors);

}  // namespace gongkai::request

// What gongkai-pdf writes: lines of text, flushed as they come. A part of that program alone; its licence stands at the
// head of pdf_program.cc.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::pdf_program {

/// What is not written yet; flushed by FlushWhenLarge and End.
extern std::string out;

void Flush();
void FlushWhenLarge();

/// `_exit`: nothing is worth tearing down, and tearing down a hostile document is one more risk.
[[noreturn]] void End(std::string_view line);

/// Poppler aborts when an allocation fails. Only calls that are safe in a signal handler.
void OnOutOfMemory(int signal);

void AppendNumber(double value);
/// Control characters become blanks: a line of output stays one line.
void AppendCodePoint(char32_t c, std::string& to = out);
/// Of a string in a PDF: UTF-16 with its mark, or PDFDocEncoding.
std::string FromPdfText(const std::string& text);

}  // namespace gongkai::pdf_program

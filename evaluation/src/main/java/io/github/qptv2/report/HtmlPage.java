package io.github.qptv2.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.io.AtomicFile;
import j2html.tags.DomContent;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

/** A self-contained page: title, style sheet and content in one file. */
public final class HtmlPage {

    private HtmlPage() {}

    /** Writes a page atomically; j2html escapes all text and attribute values of {@code content}. */
    public static void write(Path file, String title, DomContent content) throws IOException {
        String page = document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                title(title),
                                style(StaticResource.of(HtmlPage.class, "page.css"))),
                        body(main(h1(title), content)))
                .withLang("en"));
        AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
    }
}

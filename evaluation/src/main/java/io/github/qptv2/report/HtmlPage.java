package io.github.qptv2.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.io.AtomicFile;

/** A whole page in the house's style. */
public final class HtmlPage {

    private HtmlPage() {}

    /** Writes a page that appears whole or not at all; {@code body} is HTML, {@code title} plain text. */
    public static void write(Path file, String title, String body) throws IOException {
        String html = template().replace("@TITLE@", Html.escaped(title)).replace("@BODY@", body);
        AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
    }

    private static String template() throws IOException {
        try (var in = HtmlPage.class.getResourceAsStream("page.html")) {
            if (in == null) {
                throw new IllegalStateException("page.html must lie beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

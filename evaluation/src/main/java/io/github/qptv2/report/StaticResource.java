package io.github.qptv2.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import j2html.tags.UnescapedText;

import static j2html.TagCreator.rawHtml;

/** Style sheets and scripts of the pages: constants of this library, and the only text that pages hold unescaped. */
public final class StaticResource {

    private StaticResource() {}

    /** The text of a resource beside a class. */
    public static UnescapedText of(Class<?> owner, String name) throws IOException {
        try (var in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource %s must exist beside %s".formatted(name, owner));
            }
            return rawHtml("\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
